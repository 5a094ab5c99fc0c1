-- First contact resolution: of the first contacts about an issue opened in the range, the share that settled it
-- within the window. Good and bad are both decided only when the window is over.
--
{{parameters}}
-- :window_days the window, of 24 hours each; default 7
-- :transfers   ignore (default), or fail: a contact that was transferred failed
-- :net         true takes out contacts that the first line could not have solved; default false
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :window_days::integer AS window_days,
           :transfers::text AS transfers,
           :net::boolean AS net
),
{{first_contact/neighbours}},
cohort AS (
    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel_or_all,
           question.as_of,
           question.window_days * interval '24 hours' AS length,
           question.transfers = 'fail' AS transfers_fail,
           question.net AS net,
           fact.*
    FROM question
    JOIN neighbours AS fact ON {{in_range opened_at}}
),
{{first_contact/classes}},
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'success') AS numerator,
           count(*) FILTER (WHERE class IN ('success', 'repeat_contact', 'reopened', 'escalated',
                                           'transferred', 'unresolved')) AS denominator,
           count(*) FILTER (WHERE class = 'pending') AS pending,
           count(*) FILTER (WHERE class = 'repeat_contact') AS repeat_contact,
           count(*) FILTER (WHERE class = 'reopened') AS reopened,
           count(*) FILTER (WHERE class = 'escalated') AS escalated,
           count(*) FILTER (WHERE class = 'transferred') AS transferred,
           count(*) FILTER (WHERE class = 'unresolved') AS unresolved,
           count(*) FILTER (WHERE class = 'unidentified') AS excluded_unidentified,
           count(*) FILTER (WHERE class = 'follow_up') AS excluded_follow_up,
           count(*) FILTER (WHERE class = 'abandoned') AS excluded_abandoned,
           count(*) FILTER (WHERE class = 'not_resolvable_at_first_line') AS excluded_not_resolvable_at_first_line
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT {{ratio}},
       repeat_contact,
       reopened,
       escalated,
       transferred,
       unresolved,
       excluded_unidentified,
       excluded_follow_up,
       excluded_abandoned,
       excluded_not_resolvable_at_first_line
FROM cells
ORDER BY bucket_start, channel
