-- Revenue: what the purchases of the range were sold for, less what was refunded of them, at the time of the
-- purchase. Purchases without an amount are excluded, unidentified customers included.
--
-- :from, :to   the range: from is in, to is not
-- :as_of       the moment of the question: what is decided only later is pending. Events after it are counted all the
--              same
-- :zone        the IANA zone of the buckets
-- :grain       hour, day, week (from Monday), month, quarter, year or total
-- :by_channel  true for a row a channel; false for all channels together, channel is null then
--
-- A row for each bucket, currency, and channel, in which there was a purchase. Currencies are never added up;
-- purchases without one are in the row whose currency is null.
WITH question AS (
    SELECT :from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
           :zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel
),
sold AS (
    SELECT reporting.bucket(fact.purchased_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           fact.currency,
           fact.amount,
           coalesce(fact.refunded, 0) AS refunded
    FROM question
    JOIN reporting.purchases AS fact
        ON fact.counted AND fact.purchased_at >= question.range_from
        AND fact.purchased_at < question.range_to
),
cells AS (
    SELECT bucket_start,
           channel,
           currency,
           sum(amount) AS gross,
           sum(refunded) FILTER (WHERE amount IS NOT NULL) AS refunds,
           count(*) FILTER (WHERE amount IS NULL) AS excluded_without_amount
    FROM sold
    GROUP BY bucket_start, channel, currency
)
SELECT bucket_start,
       channel,
       currency,
       gross - refunds AS value,
       coalesce(gross - refunds, 0) AS numerator,
       NULL::bigint AS denominator,
       0::bigint AS pending,
       NULL::double precision AS ci_low,
       NULL::double precision AS ci_high,
       gross,
       refunds,
       excluded_without_amount
FROM cells
ORDER BY bucket_start, channel, currency
