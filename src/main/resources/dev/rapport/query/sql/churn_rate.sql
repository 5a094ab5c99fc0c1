-- Churn rate: of the customers active at the start of the bucket, the share that had lapsed at its end. Active: the
-- last purchase before was at most so many days ago; lapsed: it is longer ago than that. Buckets that are not over
-- are pending.
--
{{parameters}}
-- :threshold_days  after how many days without a purchase a customer has lapsed; null (default): the 90th percentile
--                  of the days between two purchase dates of a customer, over all purchases before :from
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :threshold_days::double precision AS threshold_days
),
dated AS (
    SELECT fact.person,
           fact.purchased_at,
           fact.order_id,
           fact.channel,
           (fact.purchased_at AT TIME ZONE question.zone)::date AS day
    FROM question
    JOIN reporting.purchases AS fact ON fact.counted AND fact.person IS NOT NULL
),
gaps AS (
    SELECT day - lag(day) OVER (PARTITION BY person ORDER BY day) AS days
    FROM (SELECT DISTINCT person, day FROM dated WHERE purchased_at < (SELECT range_from FROM question)) AS dates
),
threshold AS (
    SELECT coalesce((SELECT threshold_days FROM question),
                    percentile_cont(0.9) WITHIN GROUP (ORDER BY days)) AS days
    FROM gaps
),
spans AS (
    SELECT bucket.bucket_start,
           bucket.bucket_end,
           (bucket.bucket_start AT TIME ZONE question.zone)::date AS start_day,
           (bucket.bucket_end AT TIME ZONE question.zone)::date AS end_day,
           bucket.bucket_end > question.as_of AS not_over,
           question.by_channel
    FROM question
    CROSS JOIN reporting.buckets(question.range_from, question.range_to, question.grain, question.zone) AS bucket
),
lasts AS (
    SELECT DISTINCT ON (spans.bucket_start, dated.person)
           spans.*,
           dated.person,
           dated.channel,
           dated.day
    FROM spans
    JOIN dated ON dated.purchased_at < spans.bucket_start
    ORDER BY spans.bucket_start, dated.person, dated.purchased_at DESC, dated.order_id DESC
),
active AS (
    SELECT lasts.bucket_start,
           CASE WHEN lasts.by_channel THEN lasts.channel END AS channel,
           lasts.not_over,
           threshold.days AS threshold_days,
           lasts.end_day - (SELECT max(later.day) FROM dated AS later
                            WHERE later.person = lasts.person AND later.purchased_at < lasts.bucket_end)
               > threshold.days AS lapsed
    FROM lasts
    CROSS JOIN threshold
    WHERE lasts.start_day - lasts.day <= threshold.days
),
classified AS (
    SELECT bucket_start,
           channel,
           threshold_days,
           CASE WHEN not_over THEN 'pending' WHEN lapsed THEN 'lapsed' ELSE 'kept' END AS class
    FROM active
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'lapsed') AS numerator,
           count(*) FILTER (WHERE class IN ('lapsed', 'kept')) AS denominator,
           count(*) FILTER (WHERE class = 'pending') AS pending,
           min(threshold_days) AS threshold_days
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT {{ratio}},
       threshold_days
FROM cells
ORDER BY bucket_start, channel
