-- Existing customer share: of the customers who bought in the bucket, the share that had bought before its start, in
-- whatever channel.
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
                WHEN min(ever.purchased_at) < customers.bucket_start THEN 'yes'
                ELSE 'no' END AS class
    {{customer/from_purchases_until_bucket_end}}
),
{{customer/share_of_yes}}
