-- Net promoter score: 100 x (promoters - detractors) / answers of kind nps given in the range. Promoters give 9 or
-- 10, passives 7 or 8, detractors 0 to 6.
--
{{parameters}}
-- :respondent  all (default): every answer; latest_per_customer: the last one that each identified customer gave in
--              the cell, of two at one instant the lower one
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :respondent::text AS respondent
),
answers AS (
    SELECT {{cell responded_at}},
           fact.person,
           fact.score,
           fact.responded_at,
           question.respondent = 'latest_per_customer' AS only_latest
    {{from_answers nps}}
),
ranked AS (
    SELECT answers.*,
           row_number() OVER (PARTITION BY bucket_start, channel, person, score IS NULL
                              ORDER BY responded_at DESC, score) AS place
    FROM answers
),
classified AS (
    SELECT bucket_start,
           channel,
           CASE WHEN score IS NULL THEN 'dismissed'
                WHEN only_latest AND person IS NULL THEN 'unidentified'
                WHEN only_latest AND place > 1 THEN 'superseded'
                WHEN score >= 9 THEN 'promoter'
                WHEN score >= 7 THEN 'passive'
                ELSE 'detractor' END AS class
    FROM ranked
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'promoter') AS promoters,
           count(*) FILTER (WHERE class = 'passive') AS passives,
           count(*) FILTER (WHERE class = 'detractor') AS detractors,
           count(*) FILTER (WHERE class IN ('promoter', 'passive', 'detractor')) AS denominator,
           count(*) FILTER (WHERE class = 'dismissed') AS excluded_dismissed,
           count(*) FILTER (WHERE class = 'unidentified') AS excluded_unidentified,
           count(*) FILTER (WHERE class = 'superseded') AS excluded_superseded
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT bucket_start,
       channel,
       100 * (promoters - detractors)::double precision / nullif(denominator, 0) AS value,
       promoters - detractors AS numerator,
       denominator,
       0::bigint AS pending,
       reporting.nps_limit(promoters, detractors, denominator, -1) AS ci_low,
       reporting.nps_limit(promoters, detractors, denominator, 1) AS ci_high,
       promoters,
       passives,
       detractors,
       excluded_dismissed,
       excluded_unidentified,
       excluded_superseded
FROM cells
ORDER BY bucket_start, channel
