scored AS (
    SELECT bucket_start, channel, scale_min, scale_max, score, count(*) AS answers
    FROM classified
    WHERE score IS NOT NULL
    GROUP BY bucket_start, channel, scale_min, scale_max, score
),
scaled AS (
    SELECT bucket_start,
           channel,
           scale_min,
           scale_max,
           (sum(score * answers) / sum(answers))::double precision AS mean,
           jsonb_build_object(
               'scale', trim_scale(scale_min) || '-' || trim_scale(scale_max),
               'answered', sum(answers),
               'mean', (sum(score * answers) / sum(answers))::double precision,
               'distribution', jsonb_object_agg(trim_scale(score)::text, answers)) AS scale
    FROM scored
    GROUP BY bucket_start, channel, scale_min, scale_max
)
