-- Cohort repeat rate: of the customers whose first purchase lies in the range, the share that bought again on one of
-- the next dates. Who can still do so is pending.
--
{{parameters}}
-- :n_days      how many dates after that of the first purchase; default 90
-- :method      mature (default): only customers whose days are over; km: all of them, by Kaplan and Meier, those
--              whose days are not over are censored; nobody is pending then. Interval: Greenwood's variance on the
--              scale of log(-log S)
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :n_days::integer AS n_days,
           :method::text AS method
),
dated AS (
    SELECT fact.person,
           fact.purchased_at,
           fact.channel,
           (fact.purchased_at AT TIME ZONE question.zone)::date AS day,
           row_number() OVER (PARTITION BY fact.person ORDER BY fact.purchased_at, fact.order_id) AS place
    FROM question
    JOIN reporting.purchases AS fact ON fact.counted AND fact.person IS NOT NULL
),
firsts AS (
    SELECT {{cell purchased_at}},
           question.n_days,
           question.method,
           -- up to the last date that is over
           least(question.n_days, (question.as_of AT TIME ZONE question.zone)::date - 1 - fact.day) AS observed_days,
           (SELECT min(later.day) FROM dated AS later WHERE later.person = fact.person AND later.day > fact.day)
               - fact.day AS next_days
    FROM question
    JOIN dated AS fact
        ON fact.place = 1 AND {{in_range purchased_at}}
),
classified AS (
    SELECT bucket_start,
           channel,
           method,
           greatest(0, CASE WHEN next_days <= observed_days THEN next_days ELSE observed_days END) AS days,
           next_days <= observed_days AS again,
           CASE WHEN observed_days < n_days THEN 'pending'
                WHEN next_days <= n_days THEN 'again'
                ELSE 'not_again' END AS class
    FROM firsts
    UNION ALL
    SELECT {{cell purchased_at}},
           question.method,
           NULL,
           NULL,
           'unidentified'
    {{from_purchases}}
        AND fact.person IS NULL
),
at_risk AS (
    SELECT bucket_start,
           channel,
           days,
           count(*) FILTER (WHERE again) AS bought,
           sum(count(*)) OVER (PARTITION BY bucket_start, channel ORDER BY days DESC) AS at_risk
    FROM classified
    WHERE class <> 'unidentified'
    GROUP BY bucket_start, channel, days
),
survival AS (
    SELECT bucket_start,
           channel,
           reporting.product((at_risk - bought)::double precision / at_risk::double precision) AS share,
           sum(bought / nullif(at_risk * (at_risk - bought), 0)::double precision) AS variance
    FROM at_risk
    GROUP BY bucket_start, channel
),
cells AS (
    SELECT bucket_start,
           channel,
           method,
           count(*) FILTER (WHERE CASE method WHEN 'km' THEN again ELSE class = 'again' END) AS numerator,
           count(*) FILTER (WHERE class IN ('again', 'not_again') OR (class = 'pending' AND method = 'km')) AS denominator,
           count(*) FILTER (WHERE class = 'pending' AND method <> 'km') AS pending,
           count(*) FILTER (WHERE class = 'pending' AND again IS NOT TRUE) AS censored,
           count(*) FILTER (WHERE class = 'unidentified') AS excluded_unidentified
    FROM classified
    GROUP BY bucket_start, channel, method
)
SELECT cells.bucket_start,
       cells.channel,
       CASE method WHEN 'km' THEN 1 - survival.share
                   ELSE numerator::double precision / nullif(denominator, 0) END AS value,
       numerator,
       denominator,
       pending,
       CASE WHEN method <> 'km' THEN reporting.wilson(numerator, denominator, -1)
            WHEN share > 0 AND share < 1
                THEN 1 - power(share, exp(-1.959963984540054 * sqrt(variance) / abs(ln(share)))) END AS ci_low,
       CASE WHEN method <> 'km' THEN reporting.wilson(numerator, denominator, 1)
            WHEN share > 0 AND share < 1
                THEN 1 - power(share, exp(1.959963984540054 * sqrt(variance) / abs(ln(share)))) END AS ci_high,
       CASE method WHEN 'km' THEN censored ELSE 0 END AS censored,
       excluded_unidentified
FROM cells
LEFT JOIN survival ON survival.bucket_start = cells.bucket_start AND survival.channel IS NOT DISTINCT FROM cells.channel
ORDER BY cells.bucket_start, cells.channel
