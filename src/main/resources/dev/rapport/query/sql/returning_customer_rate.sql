-- Returning customer rate: of the customers who bought in the bucket, the share that has bought at least twice, in
-- whatever channel, before its end.
--
{{parameters}}
--
{{rows}}
{{question}},
{{customer/of_buckets}},
classified AS (
    SELECT customers.bucket_start,
           customers.channel,
           customers.purchases,
           CASE WHEN customers.person IS NULL THEN 'unidentified'
                WHEN count(ever.order_id) >= 2 THEN 'yes'
                ELSE 'no' END AS class
    {{customer/from_purchases_until_bucket_end}}
),
{{customer/share_of_yes}}
