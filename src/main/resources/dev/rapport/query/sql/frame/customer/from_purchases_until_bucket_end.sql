FROM customers
LEFT JOIN reporting.purchases AS ever
    ON ever.counted AND ever.person = customers.person AND ever.purchased_at < customers.bucket_end
GROUP BY customers.bucket_start, customers.bucket_end, customers.channel, customers.person, customers.purchases
