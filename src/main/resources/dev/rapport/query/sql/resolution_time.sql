-- Resolution time: how long contacts opened in the range, of both directions, took to be resolved; the value is the
-- median of the resolved, in seconds.
--
-- :from, :to   the range: from is in, to is not
-- :as_of       the moment of the question: what is decided only later is pending. Events after it are counted all the
--              same
-- :zone        the IANA zone of the buckets
-- :grain       hour, day, week (from Monday), month, quarter, year or total
-- :by_channel  true for a row a channel; false for all channels together, channel is null then
-- :measure     full (default): from the opening to the last resolution; first: to the first one; open: the time that
--              it was open, less the pauses
--
-- A row for each bucket, and channel, of which there is anything to count.
WITH question AS (
    SELECT :from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
           :zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel,
           :measure::text AS measure
),
timed AS (
    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           fact.resolutions,
           fact.reopens,
           CASE question.measure WHEN 'first' THEN fact.first_resolution_seconds
                                 WHEN 'open' THEN fact.open_seconds
                                 ELSE fact.last_resolution_seconds END AS seconds,
           CASE WHEN question.measure = 'first' AND fact.first_resolved_at IS NOT NULL THEN 'resolved'
                WHEN fact.state = 'resolved' THEN 'resolved'
                WHEN fact.state = 'abandoned' THEN 'abandoned'
                ELSE 'open' END AS class
    FROM question
    JOIN reporting.interactions AS fact
        ON fact.counted AND fact.opened_at >= question.range_from
        AND fact.opened_at < question.range_to
),
cells AS (
    SELECT bucket_start,
           channel,
           coalesce(sum(seconds) FILTER (WHERE class = 'resolved'), 0) AS numerator,
           count(*) FILTER (WHERE class = 'resolved') AS denominator,
           count(*) FILTER (WHERE class = 'open') AS pending,
           percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY seconds::double precision)
               FILTER (WHERE class = 'resolved') AS percentiles,
           min(seconds) FILTER (WHERE class = 'resolved') AS min,
           max(seconds) FILTER (WHERE class = 'resolved') AS max,
           coalesce(sum(resolutions), 0) AS resolutions,
           coalesce(sum(reopens), 0) AS reopens,
           count(*) FILTER (WHERE class = 'abandoned') AS excluded_abandoned
    FROM timed
    GROUP BY bucket_start, channel
)
SELECT cells.bucket_start,
       cells.channel,
       percentiles[1] AS value,
       numerator,
       denominator,
       pending,
       NULL::double precision AS ci_low,
       NULL::double precision AS ci_high,
       numerator / nullif(denominator, 0) AS mean,
       percentiles[1] AS p50,
       percentiles[2] AS p90,
       percentiles[3] AS p95,
       min,
       max,
       resolutions,
       reopens,
       excluded_abandoned
FROM cells
ORDER BY cells.bucket_start, cells.channel
