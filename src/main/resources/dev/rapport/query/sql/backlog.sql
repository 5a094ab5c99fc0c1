-- Backlog: how many contacts were open at the end of each bucket (or at as_of, where the bucket is not over), those
-- opened before the range included.
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
snapshots AS (
    SELECT bucket.bucket_start,
           least(bucket.bucket_end, question.as_of) AS taken_at,
           question.by_channel
    FROM question
    CROSS JOIN reporting.buckets(question.range_from, question.range_to, question.grain, question.zone) AS bucket
),
cells AS (
    SELECT snapshots.bucket_start,
           CASE WHEN snapshots.by_channel THEN fact.channel END AS channel,
           count(DISTINCT fact.interaction_id) AS numerator
    FROM snapshots
    JOIN reporting.open_intervals AS span
        ON span.starts_at <= snapshots.taken_at AND (span.ends_at IS NULL OR span.ends_at > snapshots.taken_at)
    JOIN reporting.interactions AS fact ON fact.counted AND fact.interaction_id = span.interaction_id
    GROUP BY 1, 2
)
SELECT bucket_start,
       channel,
       numerator AS value,
       numerator,
       NULL::bigint AS denominator,
       0::bigint AS pending,
       NULL::double precision AS ci_low,
       NULL::double precision AS ci_high
FROM cells
ORDER BY bucket_start, channel
