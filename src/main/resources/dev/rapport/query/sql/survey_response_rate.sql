-- Survey response rate: of the invitations sent in the range, of every kind, the share that was answered. Answers
-- that nobody was invited to are counted apart, by the time of the answer.
--
-- :from, :to   the range: from is in, to is not
-- :as_of       the moment of the question: what is decided only later is pending. Events after it are counted all the
--              same
-- :zone        the IANA zone of the buckets
-- :grain       hour, day, week (from Monday), month, quarter, year or total
-- :by_channel  true for a row a channel; false for all channels together, channel is null then
--
-- A row for each bucket, and channel, of which there is anything to count.
WITH question AS (
    SELECT :from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
           :zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel
),
classified AS (
    SELECT reporting.bucket(fact.sent_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           CASE WHEN fact.invitation_answered THEN 'answered' ELSE 'not_answered' END AS class
    FROM question
    JOIN reporting.survey_responses AS fact ON fact.sent_at >= question.range_from
        AND fact.sent_at < question.range_to
    UNION ALL
    SELECT reporting.bucket(fact.responded_at, question.grain, question.zone, question.range_from),
           CASE WHEN question.by_channel THEN fact.channel END,
           'without_invitation'
    FROM question
    JOIN reporting.survey_responses AS fact
        ON NOT fact.invited AND fact.score IS NOT NULL AND fact.responded_at >= question.range_from
        AND fact.responded_at < question.range_to
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
SELECT bucket_start,
       channel,
       numerator::double precision / nullif(denominator, 0) AS value,
       numerator,
       denominator,
       pending,
       reporting.wilson(numerator, denominator, -1) AS ci_low,
       reporting.wilson(numerator, denominator, 1) AS ci_high,
       answers_without_invitation
FROM cells
ORDER BY bucket_start, channel
