-- Lists and objects of facts that are empty are null: most are, and a null takes neither room nor time. Who reads facts as
-- rows sees them empty as before. Rows that are there stay as they are; both mean the same.

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

-- A fact is written again with each event that tells of it: with room on its page no index has to learn of it.
ALTER TABLE interaction_fact SET (fillfactor = 85);
