bought AS (
    SELECT {{cell purchased_at}},
           fact.person,
           question.grain,
           question.zone,
           question.range_to
    {{from_purchases}}
),
customers AS (
    SELECT bucket_start,
           channel,
           person,
           reporting.bucket_end(bucket_start, grain, zone, range_to) AS bucket_end,
           count(*) AS purchases
    FROM bought
    GROUP BY bucket_start, channel, person, grain, zone, range_to
)
