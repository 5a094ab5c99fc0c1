-- First response time: how long customers who got in touch in the range waited for the first public reply of a human
-- agent; the value is the median of the answered, in seconds.
--
-- :from, :to   the range: from is in, to is not
-- :as_of       the moment of the question: what is decided only later is pending. Events after it are counted all the
--              same
-- :zone        the IANA zone of the buckets
-- :grain       hour, day, week (from Monday), month, quarter, year or total
-- :by_channel  true for a row a channel; false for all channels together, channel is null then
-- :start       opened (default): from the opening; handover: from where a bot passed it on, or the opening if no bot
--              replied; contacts that a bot did not pass on are excluded
-- :clock       elapsed (default): all time; business: only the hours of the contact's calendar, without one it is
--              excluded
--
-- A row for each bucket, and channel, of which there is anything to count.
WITH question AS (
    SELECT :from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
           :zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel,
           :start::text AS start,
           :clock::text AS clock
),
waits AS (
    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           question.as_of,
           question.clock,
           fact.business_calendar,
           fact.state,
           fact.closed_at,
           fact.abandoned_at,
           CASE WHEN question.start = 'handover' AND fact.bot_replied THEN fact.handover_at
                ELSE fact.opened_at END AS starts_at,
           CASE WHEN question.start = 'handover' AND fact.bot_replied THEN fact.handover_reply_at
                ELSE fact.first_reply_at END AS reply_at,
           -- when the contact first ended from then on, by a resolution or because the customer left; if it was over
           -- already, and was not opened again, when it had ended
           coalesce(
               (SELECT min(span.ends_at) FROM reporting.open_intervals AS span
                WHERE span.interaction_id = fact.interaction_id
                  AND span.ends_at >= CASE WHEN question.start = 'handover' AND fact.bot_replied THEN fact.handover_at
                                           ELSE fact.opened_at END),
               fact.closed_at) AS over_at
    FROM question
    JOIN reporting.interactions AS fact
        ON fact.counted AND fact.direction = 'inbound' AND fact.opened_at >= question.range_from
        AND fact.opened_at < question.range_to
),
classified AS (
    SELECT waits.*,
           coalesce(reply_at, greatest(coalesce(over_at, as_of), starts_at)) AS stops_at,
           CASE WHEN starts_at IS NULL THEN 'never_handed_over'
                WHEN clock = 'business' AND business_calendar IS NULL THEN 'no_calendar'
                WHEN reply_at IS NOT NULL THEN 'answered'
                WHEN over_at IS NULL THEN 'open'
                WHEN over_at = abandoned_at OR (over_at = closed_at AND state = 'abandoned') THEN 'abandoned'
                ELSE 'resolved_without_reply' END AS class
    FROM waits
),
hours AS MATERIALIZED (SELECT * FROM reporting.opening_hours),
timed AS (
    SELECT bucket_start,
           channel,
           class,
           CASE WHEN clock = 'elapsed' THEN extract(epoch FROM stops_at - starts_at)
                ELSE coalesce((SELECT sum(extract(epoch FROM least(hours.closes_at, stops_at)
                                                             - greatest(hours.opens_at, starts_at)))
                               FROM hours
                               WHERE hours.calendar_version = classified.business_calendar
                                 AND hours.opens_at < stops_at AND hours.closes_at > starts_at), 0) END AS seconds
    FROM classified
),
-- Kaplan and Meier: of those who had waited so long, the share that was answered just then; waits that ended otherwise
-- are censored after those answered at the same time.
at_risk AS (
    SELECT bucket_start,
           channel,
           seconds,
           count(*) FILTER (WHERE class = 'answered') AS answered,
           sum(count(*)) OVER (PARTITION BY bucket_start, channel ORDER BY seconds DESC) AS waiting
    FROM timed
    WHERE class IN ('answered', 'open', 'abandoned', 'resolved_without_reply')
    GROUP BY bucket_start, channel, seconds
),
survival AS (
    SELECT bucket_start,
           channel,
           seconds,
           reporting.product((waiting - answered)::double precision / waiting::double precision)
               OVER (PARTITION BY bucket_start, channel ORDER BY seconds) AS share
    FROM at_risk
    WHERE answered > 0
),
medians AS (
    SELECT bucket_start, channel, min(seconds) AS p50_censored
    FROM survival
    WHERE share <= 0.5 + 1e-9
    GROUP BY bucket_start, channel
),
cells AS (
    SELECT bucket_start,
           channel,
           coalesce(sum(seconds) FILTER (WHERE class = 'answered'), 0) AS numerator,
           count(*) FILTER (WHERE class = 'answered') AS denominator,
           count(*) FILTER (WHERE class = 'open') AS pending,
           percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY seconds::double precision)
               FILTER (WHERE class = 'answered') AS percentiles,
           min(seconds) FILTER (WHERE class = 'answered') AS min,
           max(seconds) FILTER (WHERE class = 'answered') AS max,
           count(*) FILTER (WHERE class = 'abandoned') AS abandoned,
           count(*) FILTER (WHERE class = 'resolved_without_reply') AS resolved_without_reply,
           floor(max(seconds) FILTER (WHERE class = 'open')) AS oldest_open_seconds,
           count(*) FILTER (WHERE class = 'never_handed_over') AS excluded_never_handed_over,
           count(*) FILTER (WHERE class = 'no_calendar') AS excluded_no_calendar
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
       p50_censored,
       denominator AS answered,
       pending + abandoned + resolved_without_reply AS unanswered,
       pending AS open,
       abandoned,
       resolved_without_reply,
       oldest_open_seconds,
       excluded_never_handed_over,
       excluded_no_calendar
FROM cells
LEFT JOIN medians
    ON medians.bucket_start = cells.bucket_start AND medians.channel IS NOT DISTINCT FROM cells.channel
ORDER BY cells.bucket_start, cells.channel
