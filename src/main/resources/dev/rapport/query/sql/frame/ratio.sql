bucket_start,
channel,
numerator::double precision / nullif(denominator, 0) AS value,
numerator,
denominator,
pending,
reporting.wilson(numerator, denominator, -1) AS ci_low,
reporting.wilson(numerator, denominator, 1) AS ci_high
