cells AS (
    SELECT {{yes_and_no}},
           coalesce(sum(purchases) FILTER (WHERE class = 'unidentified'), 0) AS excluded_unidentified
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT {{ratio}},
       excluded_unidentified
FROM cells
ORDER BY bucket_start, channel
