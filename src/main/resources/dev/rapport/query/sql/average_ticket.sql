-- Average ticket: what the purchases of the range were sold for, less what was refunded of them, divided by their
-- number. Purchases without an amount are excluded, unidentified customers included.
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
           count(amount) AS denominator,
           count(*) FILTER (WHERE amount IS NULL) AS excluded_without_amount
    FROM sold
    GROUP BY bucket_start, channel, currency
)
SELECT bucket_start,
       channel,
       currency,
       (gross - refunds) / nullif(denominator, 0) AS value,
       coalesce(gross - refunds, 0) AS numerator,
       denominator,
       0::bigint AS pending,
       {{no_interval}},
       gross,
       refunds,
       excluded_without_amount
FROM cells
ORDER BY bucket_start, channel, currency
