-- Survey response rate: of the invitations sent in the range, of every kind, the share that was answered. Answers
-- that nobody was invited to are counted apart, by the time of the answer.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell sent_at}},
           CASE WHEN fact.invitation_answered THEN 'answered' ELSE 'not_answered' END AS class
    FROM question
    JOIN reporting.survey_responses AS fact ON {{in_range sent_at}}
    UNION ALL
    SELECT {{cell responded_at}},
           'without_invitation'
    FROM question
    JOIN reporting.survey_responses AS fact
        ON NOT fact.invited AND fact.score IS NOT NULL
        AND {{in_range responded_at}}
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'answered') AS numerator,
           count(*) FILTER (WHERE class IN ('answered', 'not_answered')) AS denominator,
           0::bigint AS pending,
           count(*) FILTER (WHERE class = 'without_invitation') AS answers_without_invitation
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT {{ratio}},
       answers_without_invitation
FROM cells
ORDER BY bucket_start, channel
