-- Repeat purchase rate: of the customers who bought in the bucket, the share that bought there at least twice.
--
{{parameters}}
-- :count       orders (default), or days: a customer's purchases of one date count once
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :count::text AS count
),
bought AS (
    SELECT {{cell purchased_at}},
           fact.person,
           CASE question.count WHEN 'days' THEN (fact.purchased_at AT TIME ZONE question.zone)::date::text
                               ELSE fact.order_id END AS counted_once
    {{from_purchases}}
),
classified AS (
    SELECT bucket_start,
           channel,
           CASE WHEN person IS NULL THEN 'unidentified'
                WHEN count(DISTINCT counted_once) >= 2 THEN 'yes'
                ELSE 'no' END AS class,
           count(*) AS purchases
    FROM bought
    GROUP BY bucket_start, channel, person
),
{{customer/share_of_yes}}
