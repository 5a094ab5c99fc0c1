-- Next reply time: how long each later message of a customer waited for the next public reply of a human agent, for
-- contacts opened in the range; the value is the median of the answered, in seconds.
--
{{parameters}}
-- :clock       elapsed (default): all time; business: only the hours of the contact's calendar, without one it is
--              excluded
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
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
           message.sent_at AS starts_at,
           message.reply_at,
           -- when the contact first ended from then on, by a resolution or because the customer left; if it was over
           -- already, and was not opened again, when it had ended
           coalesce(
               (SELECT min(span.ends_at) FROM reporting.open_intervals AS span
                WHERE span.interaction_id = fact.interaction_id AND span.ends_at >= message.sent_at),
               fact.closed_at) AS over_at
    {{from_inbound_contacts}}
    JOIN reporting.customer_messages AS message ON message.interaction_id = fact.interaction_id
),
classified AS (
    SELECT waits.*,
           coalesce(reply_at, greatest(coalesce(over_at, as_of), starts_at)) AS stops_at,
           CASE WHEN clock = 'business' AND business_calendar IS NULL THEN 'no_calendar'
                WHEN reply_at IS NOT NULL THEN 'answered'
                WHEN over_at IS NULL THEN 'open'
                WHEN over_at = abandoned_at OR (over_at = closed_at AND state = 'abandoned') THEN 'abandoned'
                ELSE 'resolved_without_reply' END AS class
    FROM waits
),
{{wait/timed}},
cells AS (
    SELECT {{wait/counts}},
           count(*) FILTER (WHERE class = 'no_calendar') AS excluded_no_calendar
    FROM timed
    GROUP BY bucket_start, channel
)
SELECT {{wait/columns}},
       excluded_no_calendar
{{wait/from_cells_and_medians}}
