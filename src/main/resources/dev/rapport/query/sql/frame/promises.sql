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
SELECT {{ratio}},
       met,
       breached,
       excluded_no_policy,
       excluded_abandoned_before_due
FROM cells
ORDER BY bucket_start, channel
