-- Backlog: how many contacts were open at the end of each bucket (or at as_of, where the bucket is not over), those
-- opened before the range included.
--
{{parameters}}
--
{{rows}}
{{question}},
snapshots AS (
    SELECT bucket.bucket_start,
           least(bucket.bucket_end, question.as_of) AS taken_at,
           question.by_channel
    FROM question
    CROSS JOIN reporting.buckets(question.range_from, question.range_to, question.grain, question.zone) AS bucket
),
cells AS (
    SELECT snapshots.bucket_start,
           CASE WHEN snapshots.by_channel THEN fact.channel END AS channel,
           count(DISTINCT fact.interaction_id) AS numerator
    FROM snapshots
    JOIN reporting.open_intervals AS span
        ON span.starts_at <= snapshots.taken_at AND (span.ends_at IS NULL OR span.ends_at > snapshots.taken_at)
    JOIN reporting.interactions AS fact ON fact.counted AND fact.interaction_id = span.interaction_id
    GROUP BY 1, 2
)
SELECT bucket_start,
       channel,
       {{count}}
FROM cells
ORDER BY bucket_start, channel
