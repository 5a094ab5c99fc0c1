FROM question
JOIN reporting.purchases AS fact
    ON fact.counted AND {{in_range purchased_at}}
