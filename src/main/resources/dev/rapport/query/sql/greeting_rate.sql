-- Greeting rate: of the store visits that began in the range, the share in which the customer was greeted. Who is
-- still there and not yet greeted is pending.
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
    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           CASE WHEN fact.first_reply_at IS NOT NULL THEN 'yes'
                WHEN fact.state = 'open' THEN 'pending'
                ELSE 'no' END AS class
    FROM question
    JOIN reporting.interactions AS fact
        ON fact.counted AND fact.channel = 'in_store' AND fact.direction = 'inbound'
        AND fact.opened_at >= question.range_from
        AND fact.opened_at < question.range_to
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'yes') AS numerator,
           count(*) FILTER (WHERE class IN ('yes', 'no')) AS denominator,
           count(*) FILTER (WHERE class = 'pending') AS pending
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
       reporting.wilson(numerator, denominator, 1) AS ci_high
FROM cells
ORDER BY bucket_start, channel
