-- Service level of resolutions: of the inbound contacts opened in the range that were promised a resolution, the
-- share in which it came in time.
--
-- :from, :to   the range: from is in, to is not
-- :as_of       the moment of the question: what is decided only later is pending. Events after it are counted all the
--              same
-- :zone        the IANA zone of the buckets
-- :grain       hour, day, week (from Monday), month, quarter, year or total
-- :by_channel  true for a row a channel; false for all channels together, channel is null then
-- :resolution  first (default): the first resolution counts; full: the last one, when the contact is resolved
-- :abandoned   what becomes of contacts that the customer left before they were due: exclude (default), breach or met
--
-- A row for each bucket, and channel, of which there is anything to count.
WITH question AS (
    SELECT :from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
           :zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel,
           :resolution::text AS resolution,
           :abandoned::text AS abandoned
),
promised AS (
    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           question.as_of,
           question.abandoned,
           fact.abandoned_at,
           fact.resolution_policy AS policy,
           fact.resolution_due_at AS due_at,
           CASE WHEN question.resolution <> 'full' THEN fact.first_resolved_at
                WHEN fact.state = 'resolved' THEN fact.last_resolved_at END AS stopped_at
    FROM question
    JOIN reporting.interactions AS fact
        ON fact.counted AND fact.direction = 'inbound' AND fact.opened_at >= question.range_from
        AND fact.opened_at < question.range_to
),
classified AS (
    SELECT promised.*,
           CASE WHEN policy IS NULL THEN 'no_policy'
                -- without a due time the clock stands still short of the target
                WHEN stopped_at IS NOT NULL AND (due_at IS NULL OR stopped_at <= due_at) THEN 'met'
                WHEN stopped_at IS NOT NULL THEN 'breached'
                WHEN abandoned_at IS NOT NULL AND (due_at IS NULL OR abandoned_at < due_at) THEN
                    CASE abandoned WHEN 'breach' THEN 'breached' WHEN 'met' THEN 'met' ELSE 'abandoned_before_due' END
                WHEN abandoned_at IS NOT NULL THEN 'breached'
                WHEN due_at <= as_of THEN 'breached'
                ELSE 'pending' END AS class
    FROM promised
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'met') AS numerator,
           count(*) FILTER (WHERE class IN ('met', 'breached')) AS denominator,
           count(*) FILTER (WHERE class = 'pending') AS pending,
           count(*) FILTER (WHERE class = 'met') AS met,
           count(*) FILTER (WHERE class = 'breached') AS breached,
           count(*) FILTER (WHERE class = 'no_policy') AS excluded_no_policy,
           count(*) FILTER (WHERE class = 'abandoned_before_due') AS excluded_abandoned_before_due
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
       met,
       breached,
       excluded_no_policy,
       excluded_abandoned_before_due
FROM cells
ORDER BY bucket_start, channel
