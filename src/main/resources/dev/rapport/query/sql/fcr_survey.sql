-- First contact resolution by survey: of the answers of kind resolution given in the range, the share that says the
-- issue was solved.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell responded_at}},
           CASE WHEN fact.score IS NULL THEN 'dismissed' WHEN fact.score = 1 THEN 'yes' ELSE 'no' END AS class
    {{from_answers resolution}}
),
cells AS (
    SELECT {{yes_and_no}},
           count(*) FILTER (WHERE class = 'dismissed') AS excluded_dismissed
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT {{ratio}},
       excluded_dismissed
FROM cells
ORDER BY bucket_start, channel
