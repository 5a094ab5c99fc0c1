-- Revenue: what the purchases of the range were sold for, less what was refunded of them, at the time of the
-- purchase. Purchases without an amount are excluded, unidentified customers included.
--
{{parameters}}
--
{{rows_by_currency}}
{{question}},
{{sold}},
cells AS (
    SELECT bucket_start,
           channel,
           currency,
           sum(amount) AS gross,
           sum(refunded) FILTER (WHERE amount IS NOT NULL) AS refunds,
           count(*) FILTER (WHERE amount IS NULL) AS excluded_without_amount
    FROM sold
    GROUP BY bucket_start, channel, currency
)
SELECT bucket_start,
       channel,
       currency,
       gross - refunds AS value,
       coalesce(gross - refunds, 0) AS numerator,
       NULL::bigint AS denominator,
       0::bigint AS pending,
       {{no_interval}},
       gross,
       refunds,
       excluded_without_amount
FROM cells
ORDER BY bucket_start, channel, currency
