FROM cells
LEFT JOIN medians
    ON medians.bucket_start = cells.bucket_start AND medians.channel IS NOT DISTINCT FROM cells.channel
ORDER BY cells.bucket_start, cells.channel
