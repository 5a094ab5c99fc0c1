-- What other tools may read: the facts as rows, in the schema reporting. A role sees one workspace; who has no row in
-- reporting_access sees none, be it the owner of the tables or a superuser.
--
-- This runs again whenever it has changed, over the views as they are: so a role keeps its rights, and what others have
-- built on a view stays. A column is added at the end of its view, the only place where PostgreSQL lets one be added; none is
-- removed, renamed or given another type.
--
-- What stands for comments is what dev.rapport.fact declares of the columns of facts; when that changes, this runs again.

CREATE OR REPLACE VIEW reporting.people WITH (security_barrier) AS
WITH RECURSIVE workspace AS (
    SELECT workspace_id FROM public.reporting_access WHERE role_name = CURRENT_USER::text
), same (customer_id, other) AS (
    SELECT from_id, into_id FROM public.customer_link WHERE workspace_id = (SELECT workspace_id FROM workspace)
    UNION
    SELECT into_id, from_id FROM public.customer_link WHERE workspace_id = (SELECT workspace_id FROM workspace)
), reached (customer_id, other) AS (
    SELECT customer_id, other FROM same
    UNION
    SELECT reached.customer_id, same.other FROM reached JOIN same ON same.customer_id = reached.other
)
SELECT customer_id, least(customer_id, min(other)) AS person
FROM reached
GROUP BY customer_id;
COMMENT ON VIEW reporting.people IS 'Customer ids that were merged, each with the person that it is. An id that is not here is a person by itself';
COMMENT ON COLUMN reporting.people.customer_id IS 'The id as sent';
COMMENT ON COLUMN reporting.people.person IS 'The first, by code points, of all ids that are this person, linked directly or over others';

CREATE OR REPLACE VIEW reporting.interactions WITH (security_barrier) AS
SELECT fact.subject AS interaction_id,
       fact.opened_at IS NOT NULL AND NOT fact.discarded AS counted,
       fact.opened_at,
       fact.customer_id,
       coalesce(people.person, fact.customer_id) AS person,
       fact.channel,
       fact.direction,
       fact.topic,
       fact.issue_id,
       fact.priority,
       fact.location,
       fact.product,
       fact.opening_agent,
       fact.opening_team,
       fact.current_agent,
       fact.current_team,
       fact.state,
       fact.closed_at,
       fact.first_reply_at,
       fact.first_reply_agent,
       fact.first_reply_team,
       extract(epoch FROM fact.first_reply_at - fact.opened_at) AS first_reply_seconds,
       fact.bot_replied,
       fact.handover_at,
       fact.handover_reply_at,
       fact.handover_reply_agent,
       fact.handover_reply_team,
       extract(epoch FROM fact.handover_reply_at - fact.handover_at) AS handover_reply_seconds,
       fact.first_resolved_at,
       fact.last_resolved_at,
       extract(epoch FROM fact.first_resolved_at - fact.opened_at) AS first_resolution_seconds,
       extract(epoch FROM fact.last_resolved_at - fact.opened_at) AS last_resolution_seconds,
       fact.open_microseconds / 1000000.0 AS open_seconds,
       fact.resolutions,
       fact.resolution_agent,
       fact.resolution_team,
       fact.first_contact,
       fact.resolvable_at_first_line,
       fact.first_reopened_at,
       fact.reopens,
       fact.first_transferred_at,
       fact.transfers,
       fact.first_escalated_at,
       fact.escalations,
       fact.abandoned_at,
       fact.discarded,
       fact.discard_reason,
       fact.discarded_into,
       fact.business_calendar,
       fact.first_response_policy,
       fact.first_response_due_at,
       fact.resolution_policy,
       fact.resolution_due_at,
       coalesce(fact.attributes, '{}') AS attributes,
       coalesce(fact.tags, '[]') AS tags,
       coalesce(fact.flags, '[]') AS flags
FROM public.interaction_fact AS fact
LEFT JOIN reporting.people AS people ON people.customer_id = fact.customer_id
WHERE fact.present
  AND fact.workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                           WHERE access.role_name = CURRENT_USER::text);
COMMENT ON VIEW reporting.interactions IS 'Contacts, one row each, the latest known of each';
COMMENT ON COLUMN reporting.interactions.interaction_id IS 'The id as sent';
COMMENT ON COLUMN reporting.interactions.counted IS 'Whether metrics count it: its opening is known and it was not discarded';
COMMENT ON COLUMN reporting.interactions.person IS 'The customer after merges; null when unidentified';
COMMENT ON COLUMN reporting.interactions.first_reply_seconds IS 'Seconds from the opening to it';
COMMENT ON COLUMN reporting.interactions.handover_reply_seconds IS 'Seconds from the hand-over to it';
COMMENT ON COLUMN reporting.interactions.first_resolution_seconds IS 'Seconds from the opening to the first resolution';
COMMENT ON COLUMN reporting.interactions.last_resolution_seconds IS 'Seconds from the opening to the last resolution';
COMMENT ON COLUMN reporting.interactions.open_seconds IS 'Seconds that it was open, less the pauses; null while open';
${interaction_fact_comments}

CREATE OR REPLACE VIEW reporting.open_intervals WITH (security_barrier) AS
SELECT fact.subject AS interaction_id,
       span.place AS interval_number,
       (span.value ->> 0)::timestamptz AS starts_at,
       (span.value ->> 1)::timestamptz AS ends_at
FROM public.interaction_fact AS fact
CROSS JOIN LATERAL jsonb_array_elements(fact.open_intervals) WITH ORDINALITY AS span (value, place)
WHERE fact.present
  AND fact.workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                           WHERE access.role_name = CURRENT_USER::text);
COMMENT ON VIEW reporting.open_intervals IS 'When contacts were open: from the opening or a reopening to a resolution or until the customer left';
COMMENT ON COLUMN reporting.open_intervals.interaction_id IS 'The contact';
COMMENT ON COLUMN reporting.open_intervals.interval_number IS '1 for the first of the contact';
COMMENT ON COLUMN reporting.open_intervals.starts_at IS 'The first instant';
COMMENT ON COLUMN reporting.open_intervals.ends_at IS 'The first instant after it; null while open';

CREATE OR REPLACE VIEW reporting.pauses WITH (security_barrier) AS
SELECT fact.subject AS interaction_id,
       span.place AS pause_number,
       (span.value ->> 0)::timestamptz AS starts_at,
       (span.value ->> 1)::timestamptz AS ends_at
FROM public.interaction_fact AS fact
CROSS JOIN LATERAL jsonb_array_elements(fact.pauses) WITH ORDINALITY AS span (value, place)
WHERE fact.present
  AND fact.workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                           WHERE access.role_name = CURRENT_USER::text);
COMMENT ON VIEW reporting.pauses IS 'When the resolution clock of contacts stood still';
COMMENT ON COLUMN reporting.pauses.interaction_id IS 'The contact';
COMMENT ON COLUMN reporting.pauses.pause_number IS '1 for the first of the contact';
COMMENT ON COLUMN reporting.pauses.starts_at IS 'The first instant';
COMMENT ON COLUMN reporting.pauses.ends_at IS 'The first instant after it; null while paused';

CREATE OR REPLACE VIEW reporting.responsibilities WITH (security_barrier) AS
SELECT fact.subject AS interaction_id,
       span.place AS responsibility_number,
       span.value ->> 1 AS agent,
       span.value ->> 2 AS team,
       (span.value ->> 0)::timestamptz AS starts_at,
       (fact.in_charge -> span.place::integer ->> 0)::timestamptz AS ends_at
FROM public.interaction_fact AS fact
CROSS JOIN LATERAL jsonb_array_elements(fact.in_charge) WITH ORDINALITY AS span (value, place)
WHERE fact.present
  AND fact.workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                           WHERE access.role_name = CURRENT_USER::text);
COMMENT ON VIEW reporting.responsibilities IS 'Who was in charge of contacts, and when';
COMMENT ON COLUMN reporting.responsibilities.interaction_id IS 'The contact';
COMMENT ON COLUMN reporting.responsibilities.responsibility_number IS '1 for the first of the contact';
COMMENT ON COLUMN reporting.responsibilities.agent IS 'Who; null: nobody was named';
COMMENT ON COLUMN reporting.responsibilities.team IS 'Which team; null: none was named';
COMMENT ON COLUMN reporting.responsibilities.starts_at IS 'The first instant';
COMMENT ON COLUMN reporting.responsibilities.ends_at IS 'The first instant of the next one; null for the last';

CREATE OR REPLACE VIEW reporting.customer_messages WITH (security_barrier) AS
SELECT fact.subject AS interaction_id,
       message.place AS message_number,
       (message.value ->> 0)::timestamptz AS sent_at,
       (message.value ->> 1)::timestamptz AS reply_at,
       message.value ->> 2 AS reply_agent,
       message.value ->> 3 AS reply_team,
       extract(epoch FROM (message.value ->> 1)::timestamptz - (message.value ->> 0)::timestamptz) AS reply_seconds
FROM public.interaction_fact AS fact
CROSS JOIN LATERAL jsonb_array_elements(fact.customer_messages) WITH ORDINALITY AS message (value, place)
WHERE fact.present
  AND fact.workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                           WHERE access.role_name = CURRENT_USER::text);
COMMENT ON VIEW reporting.customer_messages IS 'What customers wrote after the opening, each message with the next public reply of a human agent. The opening itself is not among them';
COMMENT ON COLUMN reporting.customer_messages.interaction_id IS 'The contact';
COMMENT ON COLUMN reporting.customer_messages.message_number IS '1 for the first of the contact';
COMMENT ON COLUMN reporting.customer_messages.sent_at IS 'When the customer wrote';
COMMENT ON COLUMN reporting.customer_messages.reply_at IS 'The next reply, at or after it; null while there is none. One reply can be the next to several messages';
COMMENT ON COLUMN reporting.customer_messages.reply_agent IS 'Who replied';
COMMENT ON COLUMN reporting.customer_messages.reply_team IS 'The team of whom replied';
COMMENT ON COLUMN reporting.customer_messages.reply_seconds IS 'Seconds from the message to the reply';

CREATE OR REPLACE VIEW reporting.survey_responses WITH (security_barrier) AS
SELECT fact.subject AS interaction_id,
       fact.kind,
       fact.survey,
       fact.question,
       fact.sent_at,
       fact.invited,
       fact.invitation_answered,
       fact.responded_at,
       fact.response_id,
       fact.score,
       fact.scale_min,
       fact.scale_max,
       fact.satisfied_from,
       fact.revisions,
       fact.comment,
       fact.customer_id,
       coalesce(people.person, fact.customer_id) AS person,
       fact.channel,
       fact.agent,
       fact.team,
       fact.topic,
       fact.priority,
       fact.location,
       fact.product,
       coalesce(fact.attributes, '{}') AS attributes
FROM public.survey_fact AS fact
LEFT JOIN reporting.people AS people ON people.customer_id = fact.customer_id
WHERE fact.present
  AND fact.workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                           WHERE access.role_name = CURRENT_USER::text);
COMMENT ON VIEW reporting.survey_responses IS 'Answers to, dismissals of, and invitations to survey questions: one row for each question about each subject, with the answer that counts';
COMMENT ON COLUMN reporting.survey_responses.interaction_id IS 'The contact that it is about; survey:<response id> when there is none';
COMMENT ON COLUMN reporting.survey_responses.kind IS 'csat, nps, ces or resolution (was the issue solved: 1 or 0)';
COMMENT ON COLUMN reporting.survey_responses.survey IS 'The survey';
COMMENT ON COLUMN reporting.survey_responses.question IS 'The question in the survey';
COMMENT ON COLUMN reporting.survey_responses.person IS 'The customer after merges; null when unidentified';
${survey_fact_comments}

CREATE OR REPLACE VIEW reporting.purchases WITH (security_barrier) AS
SELECT fact.subject AS order_id,
       fact.purchased_at IS NOT NULL AND fact.cancelled_at IS NULL AS counted,
       fact.purchased_at,
       fact.cancelled_at,
       fact.customer_id,
       coalesce(people.person, fact.customer_id) AS person,
       fact.amount,
       fact.refunded,
       fact.currency,
       fact.interaction_id,
       fact.new_customer_source,
       fact.channel,
       fact.location,
       fact.product,
       coalesce(fact.attributes, '{}') AS attributes,
       coalesce(fact.flags, '[]') AS flags
FROM public.purchase_fact AS fact
LEFT JOIN reporting.people AS people ON people.customer_id = fact.customer_id
WHERE fact.present
  AND fact.workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                           WHERE access.role_name = CURRENT_USER::text);
COMMENT ON VIEW reporting.purchases IS 'Sales, one row each, the latest known of each';
COMMENT ON COLUMN reporting.purchases.order_id IS 'The id as sent';
COMMENT ON COLUMN reporting.purchases.counted IS 'Whether metrics count it: its completion is known and it was not cancelled';
COMMENT ON COLUMN reporting.purchases.person IS 'The customer after merges; null when unidentified';
${purchase_fact_comments}

CREATE OR REPLACE VIEW reporting.events WITH (security_barrier) AS
SELECT kept.subject,
       kept.source,
       kept.id,
       kept.type,
       kept.time,
       kept.version,
       kept.type <> 'event.voided' AND EXISTS (
           SELECT FROM public.journal AS void
           WHERE void.workspace_id = kept.workspace_id AND void.subject = kept.subject AND void.type = 'event.voided'
             AND void.data #>> '{voids,source}' = kept.source AND void.data #>> '{voids,id}' = kept.id) AS voided,
       kept.data
FROM public.journal AS kept
WHERE kept.workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                           WHERE access.role_name = CURRENT_USER::text);
COMMENT ON VIEW reporting.events IS 'Every accepted event, also those that were taken back and the events that did so';
COMMENT ON COLUMN reporting.events.subject IS 'The contact, the order, survey:<response id> or customer:<id> that it is about';
COMMENT ON COLUMN reporting.events.source IS 'Who sent it; source and id together name an event';
COMMENT ON COLUMN reporting.events.id IS 'The sender''s id of it';
COMMENT ON COLUMN reporting.events.type IS 'What happened, such as interaction.opened';
COMMENT ON COLUMN reporting.events.time IS 'When it happened';
COMMENT ON COLUMN reporting.events.version IS 'The number of the batch that brought it';
COMMENT ON COLUMN reporting.events.voided IS 'Whether it was taken back and counts no more';
COMMENT ON COLUMN reporting.events.data IS 'The rest as it was sent; numbers as texts';

CREATE OR REPLACE VIEW reporting.costs WITH (security_barrier) AS
WITH version AS (
    SELECT DISTINCT ON (valid_from)
           coalesce(valid_from, '-infinity') AS valid_from,
           removed,
           body
    FROM public.setting_version
    WHERE kind = 'cost_table'
      AND workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                          WHERE access.role_name = CURRENT_USER::text)
    ORDER BY valid_from, recorded_at DESC, id DESC
), period AS (
    SELECT valid_from, lead(valid_from) OVER (ORDER BY valid_from) AS valid_to, removed, body
    FROM version
)
SELECT price.channel,
       period.body ->> 'currency' AS currency,
       price.cost::numeric AS cost,
       period.valid_from,
       period.valid_to
FROM period
CROSS JOIN LATERAL jsonb_each_text(period.body -> 'by_channel') AS price (channel, cost)
WHERE NOT period.removed;
COMMENT ON VIEW reporting.costs IS 'What a contact cost on a channel, and when';
COMMENT ON COLUMN reporting.costs.channel IS 'The channel';
COMMENT ON COLUMN reporting.costs.currency IS 'ISO 4217';
COMMENT ON COLUMN reporting.costs.cost IS 'Of one contact, in the currency';
COMMENT ON COLUMN reporting.costs.valid_from IS 'Contacts opened from then on; -infinity from the beginning of time';
COMMENT ON COLUMN reporting.costs.valid_to IS 'Contacts opened before; null until something else is said';

CREATE OR REPLACE VIEW reporting.opening_hours WITH (security_barrier) AS
WITH calendar AS (
    SELECT id, body
    FROM public.setting_version
    WHERE kind = 'calendar' AND NOT removed
      AND workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                          WHERE access.role_name = CURRENT_USER::text)
), shown AS (
    SELECT min(fact.opened_at)::date - 2 AS first_day, (now() AT TIME ZONE 'UTC')::date + 366 AS last_day
    FROM public.interaction_fact AS fact
    WHERE fact.workspace_id = (SELECT access.workspace_id FROM public.reporting_access AS access
                               WHERE access.role_name = CURRENT_USER::text)
), day AS (
    SELECT calendar.id,
           calendar.body ->> 'zone' AS zone,
           day,
           coalesce(
               (SELECT holiday -> 'hours' FROM jsonb_array_elements(calendar.body -> 'holidays') AS holiday
                WHERE holiday ->> 'date' = to_char(day, 'YYYY-MM-DD')),
               calendar.body -> 'week'
                   -> (ARRAY['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'])
                      [extract(isodow FROM day)::integer]) AS hours
    FROM calendar
    CROSS JOIN shown
    CROSS JOIN LATERAL generate_series(shown.first_day::timestamp, shown.last_day::timestamp, interval '1 day') AS day
), span AS (
    SELECT day.id,
           reporting.instant_of(day.day + (span.value ->> 0)::integer * interval '1 second', day.zone) AS opens_at,
           reporting.instant_of(day.day + (span.value ->> 1)::integer * interval '1 second', day.zone) AS closes_at
    FROM day
    CROSS JOIN LATERAL jsonb_array_elements(day.hours) AS span (value)
), merged AS (
    SELECT id, unnest(range_agg(tstzrange(opens_at, closes_at))) AS hours
    FROM span
    WHERE opens_at < closes_at
    GROUP BY id
)
SELECT id AS calendar_version,
       lower(hours) AS opens_at,
       upper(hours) AS closes_at
FROM merged;
COMMENT ON VIEW reporting.opening_hours IS 'When business is open by a version of a calendar, from the first contact to a year ahead. Intervals that touch are one';
COMMENT ON COLUMN reporting.opening_hours.calendar_version IS 'The version of a calendar, see interactions.business_calendar';
COMMENT ON COLUMN reporting.opening_hours.opens_at IS 'The first instant';
COMMENT ON COLUMN reporting.opening_hours.closes_at IS 'The first instant after it';

-- Roles that are there already may read what is new. A database that was restored can lack those that its rows name.
DO $$
DECLARE
    reader text;
BEGIN
    FOR reader IN SELECT rolname FROM pg_roles JOIN public.reporting_access ON role_name = rolname LOOP
        EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO %I', reader);
    END LOOP;
END
$$;
