-- First response time: how long customers who got in touch in the range waited for the first public reply of a human
-- agent; the value is the median of the answered, in seconds.
--
{{parameters}}
-- :start       opened (default): from the opening; handover: from where a bot passed it on, or the opening if no bot
--              replied; contacts that a bot did not pass on are excluded
-- :clock       elapsed (default): all time; business: only the hours of the contact's calendar, without one it is
--              excluded
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :start::text AS start,
           :clock::text AS clock
),
waits AS (
    SELECT {{cell opened_at}},
           question.as_of,
           question.clock,
           fact.business_calendar,
           fact.state,
           fact.closed_at,
           fact.abandoned_at,
           CASE WHEN question.start = 'handover' AND fact.bot_replied THEN fact.handover_at
                ELSE fact.opened_at END AS starts_at,
           CASE WHEN question.start = 'handover' AND fact.bot_replied THEN fact.handover_reply_at
                ELSE fact.first_reply_at END AS reply_at,
           -- when the contact first ended from then on, by a resolution or because the customer left; if it was over
           -- already, and was not opened again, when it had ended
           coalesce(
               (SELECT min(span.ends_at) FROM reporting.open_intervals AS span
                WHERE span.interaction_id = fact.interaction_id
                  AND span.ends_at >= CASE WHEN question.start = 'handover' AND fact.bot_replied THEN fact.handover_at
                                           ELSE fact.opened_at END),
               fact.closed_at) AS over_at
    {{from_inbound_contacts}}
),
classified AS (
    SELECT waits.*,
           coalesce(reply_at, greatest(coalesce(over_at, as_of), starts_at)) AS stops_at,
           CASE WHEN starts_at IS NULL THEN 'never_handed_over'
                WHEN clock = 'business' AND business_calendar IS NULL THEN 'no_calendar'
                WHEN reply_at IS NOT NULL THEN 'answered'
                WHEN over_at IS NULL THEN 'open'
                WHEN over_at = abandoned_at OR (over_at = closed_at AND state = 'abandoned') THEN 'abandoned'
                ELSE 'resolved_without_reply' END AS class
    FROM waits
),
{{wait/timed}},
cells AS (
    SELECT {{wait/counts}},
           count(*) FILTER (WHERE class = 'never_handed_over') AS excluded_never_handed_over,
           count(*) FILTER (WHERE class = 'no_calendar') AS excluded_no_calendar
    FROM timed
    GROUP BY bucket_start, channel
)
SELECT {{wait/columns}},
       excluded_never_handed_over,
       excluded_no_calendar
{{wait/from_cells_and_medians}}
