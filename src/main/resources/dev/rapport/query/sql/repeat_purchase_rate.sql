-- Repeat purchase rate: of the customers who bought in the bucket, the share that bought there at least twice.
--
-- :from, :to   the range: from is in, to is not
-- :as_of       the moment of the question: what is decided only later is pending. Events after it are counted all the
--              same
-- :zone        the IANA zone of the buckets
-- :grain       hour, day, week (from Monday), month, quarter, year or total
-- :by_channel  true for a row a channel; false for all channels together, channel is null then
-- :count       orders (default), or days: a customer's purchases of one date count once
--
-- A row for each bucket, and channel, of which there is anything to count.
WITH question AS (
    SELECT :from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
           :zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel,
           :count::text AS count
),
bought AS (
    SELECT reporting.bucket(fact.purchased_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           fact.person,
           CASE question.count WHEN 'days' THEN (fact.purchased_at AT TIME ZONE question.zone)::date::text
                               ELSE fact.order_id END AS counted_once
    FROM question
    JOIN reporting.purchases AS fact
        ON fact.counted AND fact.purchased_at >= question.range_from
        AND fact.purchased_at < question.range_to
),
classified AS (
    SELECT bucket_start,
           channel,
           CASE WHEN person IS NULL THEN 'unidentified'
                WHEN count(DISTINCT counted_once) >= 2 THEN 'repeated'
                ELSE 'once' END AS class,
           count(*) AS purchases
    FROM bought
    GROUP BY bucket_start, channel, person
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'repeated') AS numerator,
           count(*) FILTER (WHERE class IN ('repeated', 'once')) AS denominator,
           0::bigint AS pending,
           coalesce(sum(purchases) FILTER (WHERE class = 'unidentified'), 0) AS excluded_unidentified
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
       excluded_unidentified
FROM cells
ORDER BY bucket_start, channel
