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
)
