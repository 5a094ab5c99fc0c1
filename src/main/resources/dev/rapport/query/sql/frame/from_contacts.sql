FROM question
JOIN reporting.interactions AS fact
    ON fact.counted AND {{in_range opened_at}}
