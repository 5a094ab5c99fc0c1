-- Resolution time: how long contacts opened in the range, of both directions, took to be resolved; the value is the
-- median of the resolved, in seconds.
--
{{parameters}}
-- :measure     full (default): from the opening to the last resolution; first: to the first one; open: the time that
--              it was open, less the pauses
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :measure::text AS measure
),
timed AS (
    SELECT {{cell opened_at}},
           fact.resolutions,
           fact.reopens,
           CASE question.measure WHEN 'first' THEN fact.first_resolution_seconds
                                 WHEN 'open' THEN fact.open_seconds
                                 ELSE fact.last_resolution_seconds END AS seconds,
           CASE WHEN question.measure = 'first' AND fact.first_resolved_at IS NOT NULL THEN 'resolved'
                WHEN fact.state = 'resolved' THEN 'resolved'
                WHEN fact.state = 'abandoned' THEN 'abandoned'
                ELSE 'open' END AS class
    {{from_contacts}}
),
cells AS (
    SELECT {{time/counts resolved}},
           coalesce(sum(resolutions), 0) AS resolutions,
           coalesce(sum(reopens), 0) AS reopens,
           count(*) FILTER (WHERE class = 'abandoned') AS excluded_abandoned
    FROM timed
    GROUP BY bucket_start, channel
)
SELECT {{time/columns}},
       resolutions,
       reopens,
       excluded_abandoned
FROM cells
ORDER BY cells.bucket_start, cells.channel
