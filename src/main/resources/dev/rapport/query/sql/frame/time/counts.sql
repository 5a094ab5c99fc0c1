bucket_start,
channel,
coalesce(sum(seconds) FILTER (WHERE class = '{{argument}}'), 0) AS numerator,
count(*) FILTER (WHERE class = '{{argument}}') AS denominator,
count(*) FILTER (WHERE class = 'open') AS pending,
percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY seconds::double precision)
    FILTER (WHERE class = '{{argument}}') AS percentiles,
min(seconds) FILTER (WHERE class = '{{argument}}') AS min,
max(seconds) FILTER (WHERE class = '{{argument}}') AS max
