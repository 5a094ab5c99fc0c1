-- means of different scales cannot be pooled
(SELECT CASE WHEN count(*) = 1 THEN min(mean) END FROM scaled
 WHERE scaled.bucket_start = cells.bucket_start AND scaled.channel IS NOT DISTINCT FROM cells.channel) AS mean,
(SELECT coalesce(jsonb_agg(scale ORDER BY scale ->> 'scale' COLLATE "C"), '[]') FROM scaled
 WHERE scaled.bucket_start = cells.bucket_start AND scaled.channel IS NOT DISTINCT FROM cells.channel) AS scales
