-- Customer effort score: of the answers of kind ces given in the range, the share that found it easy (5 to 7 of 7, 4
-- or 5 of 5).
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
    SELECT reporting.bucket(fact.responded_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           fact.score,
           fact.scale_min,
           fact.scale_max,
           CASE WHEN fact.score IS NULL THEN 'dismissed'
                WHEN fact.score >= CASE fact.scale_max WHEN 7 THEN 5 WHEN 5 THEN 4 END THEN 'easy'
                ELSE 'not_easy' END AS class
    FROM question
    JOIN reporting.survey_responses AS fact
        ON fact.kind = 'ces' AND fact.responded_at >= question.range_from
        AND fact.responded_at < question.range_to
),
scored AS (
    SELECT bucket_start, channel, scale_min, scale_max, score, count(*) AS answers
    FROM classified
    WHERE score IS NOT NULL
    GROUP BY bucket_start, channel, scale_min, scale_max, score
),
scaled AS (
    SELECT bucket_start,
           channel,
           scale_min,
           scale_max,
           (sum(score * answers) / sum(answers))::double precision AS mean,
           jsonb_build_object(
               'scale', trim_scale(scale_min) || '-' || trim_scale(scale_max),
               'answered', sum(answers),
               'mean', (sum(score * answers) / sum(answers))::double precision,
               'distribution', jsonb_object_agg(trim_scale(score)::text, answers)) AS scale
    FROM scored
    GROUP BY bucket_start, channel, scale_min, scale_max
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'easy') AS numerator,
           count(*) FILTER (WHERE class IN ('easy', 'not_easy')) AS denominator,
           0::bigint AS pending,
           count(*) FILTER (WHERE class = 'dismissed') AS excluded_dismissed
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
       -- means of different scales cannot be pooled
       (SELECT CASE WHEN count(*) = 1 THEN min(mean) END FROM scaled
        WHERE scaled.bucket_start = cells.bucket_start AND scaled.channel IS NOT DISTINCT FROM cells.channel) AS mean,
       (SELECT coalesce(jsonb_agg(scale ORDER BY scale ->> 'scale' COLLATE "C"), '[]') FROM scaled
        WHERE scaled.bucket_start = cells.bucket_start AND scaled.channel IS NOT DISTINCT FROM cells.channel) AS scales,
       excluded_dismissed
FROM cells
ORDER BY bucket_start, channel
