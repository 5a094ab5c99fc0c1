sold AS (
    SELECT {{cell purchased_at}},
           fact.currency,
           fact.amount,
           coalesce(fact.refunded, 0) AS refunded
    {{from_purchases}}
)
