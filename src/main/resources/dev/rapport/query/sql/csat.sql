-- Customer satisfaction: of the answers of kind csat given in the range, the share of satisfied ones.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell responded_at}},
           fact.score,
           fact.scale_min,
           fact.scale_max,
           CASE WHEN fact.score IS NULL THEN 'dismissed'
                WHEN fact.score >= coalesce(fact.satisfied_from, CASE (fact.scale_min, fact.scale_max)
                    WHEN (1, 5) THEN 4 WHEN (1, 7) THEN 6 WHEN (1, 10) THEN 9
                    WHEN (1, 4) THEN 3 WHEN (1, 3) THEN 3 WHEN (0, 1) THEN 1 END) THEN 'satisfied'
                ELSE 'not_satisfied' END AS class
    {{from_answers csat}}
),
{{scale/means}},
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'satisfied') AS numerator,
           count(*) FILTER (WHERE class IN ('satisfied', 'not_satisfied')) AS denominator,
           0::bigint AS pending,
           count(*) FILTER (WHERE class = 'dismissed') AS excluded_dismissed
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT {{ratio}},
       {{scale/columns}},
       excluded_dismissed
FROM cells
ORDER BY bucket_start, channel
