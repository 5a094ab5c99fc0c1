bucket_start,
channel,
count(*) FILTER (WHERE class = 'yes') AS numerator,
count(*) FILTER (WHERE class IN ('yes', 'no')) AS denominator,
count(*) FILTER (WHERE class = 'pending') AS pending
