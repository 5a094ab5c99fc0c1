-- Cost per contact: what the contacts opened in the range, of both directions, cost by the table in force at their
-- opening, divided by their number. Contacts without a cost are excluded.
--
{{parameters}}
--
{{rows}}
{{question}},
costed AS (
    SELECT {{cell opened_at}},
           price.cost,
           price.currency
    {{from_contacts}}
    LEFT JOIN reporting.costs AS price
        ON price.channel = fact.channel AND price.valid_from <= fact.opened_at
       AND (price.valid_to IS NULL OR price.valid_to > fact.opened_at)
),
cells AS (
    SELECT bucket_start,
           channel,
           sum(cost) AS costs,
           count(cost) AS denominator,
           count(DISTINCT currency) AS currencies,
           min(currency) AS currency,
           count(*) FILTER (WHERE cost IS NULL) AS excluded_without_cost
    FROM costed
    GROUP BY bucket_start, channel
)
SELECT bucket_start,
       channel,
       CASE WHEN currencies = 1 THEN costs / denominator END AS value, -- currencies are never added up
       CASE WHEN currencies <= 1 THEN coalesce(costs, 0) END AS numerator,
       denominator,
       0::bigint AS pending,
       {{no_interval}},
       CASE WHEN currencies = 1 THEN currency END AS currency,
       excluded_without_cost
FROM cells
ORDER BY bucket_start, channel
