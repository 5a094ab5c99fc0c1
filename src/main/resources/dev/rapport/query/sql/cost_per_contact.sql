-- Cost per contact: what the contacts opened in the range, of both directions, cost by the table in force at their
-- opening, divided by their number. Contacts without a cost are excluded.
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
costed AS (
    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           price.cost,
           price.currency
    FROM question
    JOIN reporting.interactions AS fact
        ON fact.counted AND fact.opened_at >= question.range_from
        AND fact.opened_at < question.range_to
    LEFT JOIN reporting.costs AS price
        ON price.channel = fact.channel AND price.valid_from <= fact.opened_at
       AND (price.valid_to IS NULL OR price.valid_to > fact.opened_at)
),
cells AS (
    SELECT bucket_start,
           channel,
           sum(cost) AS costs,
           count(cost) AS denominator,
           count(DISTINCT currency) AS currencies,
           min(currency) AS currency,
           count(*) FILTER (WHERE cost IS NULL) AS excluded_without_cost
    FROM costed
    GROUP BY bucket_start, channel
)
SELECT bucket_start,
       channel,
       CASE WHEN currencies = 1 THEN costs / denominator END AS value, -- currencies are never added up
       CASE WHEN currencies <= 1 THEN coalesce(costs, 0) END AS numerator,
       denominator,
       0::bigint AS pending,
       NULL::double precision AS ci_low,
       NULL::double precision AS ci_high,
       CASE WHEN currencies = 1 THEN currency END AS currency,
       excluded_without_cost
FROM cells
ORDER BY bucket_start, channel
