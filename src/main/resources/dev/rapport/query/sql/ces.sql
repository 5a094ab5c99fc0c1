-- Customer effort score: of the answers of kind ces given in the range, the share that found it easy (5 to 7 of 7, 4
-- or 5 of 5).
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
                WHEN fact.score >= CASE fact.scale_max WHEN 7 THEN 5 WHEN 5 THEN 4 END THEN 'easy'
                ELSE 'not_easy' END AS class
    {{from_answers ces}}
),
{{scale/means}},
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'easy') AS numerator,
           count(*) FILTER (WHERE class IN ('easy', 'not_easy')) AS denominator,
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
