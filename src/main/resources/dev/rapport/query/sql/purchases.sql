-- Purchases: how many were made in the range and stand. Unidentified customers are included.
--
{{parameters}}
--
{{rows_by_currency}}
{{question}},
{{sold}},
cells AS (
    SELECT bucket_start, channel, currency, count(*) AS numerator
    FROM sold
    GROUP BY bucket_start, channel, currency
)
SELECT bucket_start,
       channel,
       currency,
       {{count}}
FROM cells
ORDER BY bucket_start, channel, currency
