-- Service level of resolutions: of the inbound contacts opened in the range that were promised a resolution, the
-- share in which it came in time.
--
{{parameters}}
-- :resolution  first (default): the first resolution counts; full: the last one, when the contact is resolved
-- :abandoned   what becomes of contacts that the customer left before they were due: exclude (default), breach or met
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :resolution::text AS resolution,
           :abandoned::text AS abandoned
),
promised AS (
    SELECT {{cell opened_at}},
           question.as_of,
           question.abandoned,
           fact.abandoned_at,
           fact.resolution_policy AS policy,
           fact.resolution_due_at AS due_at,
           CASE WHEN question.resolution <> 'full' THEN fact.first_resolved_at
                WHEN fact.state = 'resolved' THEN fact.last_resolved_at END AS stopped_at
    {{from_inbound_contacts}}
),
{{promises}}
