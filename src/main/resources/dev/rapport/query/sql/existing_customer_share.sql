-- Existing customer share: of the customers who bought in the bucket, the share that had bought before its start, in
-- whatever channel.
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
bought AS (
    SELECT reporting.bucket(fact.purchased_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           fact.person,
           question.grain,
           question.zone,
           question.range_to
    FROM question
    JOIN reporting.purchases AS fact
        ON fact.counted AND fact.purchased_at >= question.range_from
        AND fact.purchased_at < question.range_to
),
customers AS (
    SELECT bucket_start,
           channel,
           person,
           reporting.bucket_end(bucket_start, grain, zone, range_to) AS bucket_end,
           count(*) AS purchases
    FROM bought
    GROUP BY bucket_start, channel, person, grain, zone, range_to
),
classified AS (
    SELECT customers.bucket_start,
           customers.channel,
           customers.purchases,
           CASE WHEN customers.person IS NULL THEN 'unidentified'
                WHEN min(ever.purchased_at) < customers.bucket_start THEN 'yes'
                ELSE 'no' END AS class
    FROM customers
    LEFT JOIN reporting.purchases AS ever
        ON ever.counted AND ever.person = customers.person AND ever.purchased_at < customers.bucket_end
    GROUP BY customers.bucket_start, customers.bucket_end, customers.channel, customers.person, customers.purchases
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'yes') AS numerator,
           count(*) FILTER (WHERE class IN ('yes', 'no')) AS denominator,
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
