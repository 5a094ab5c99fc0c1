cells AS (
    SELECT {{yes_and_no}}
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT {{ratio}}
FROM cells
ORDER BY bucket_start, channel
