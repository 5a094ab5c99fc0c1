-- Service level of first responses: of the inbound contacts opened in the range that were promised a first response,
-- the share in which it came in time.
--
{{parameters}}
-- :abandoned   what becomes of contacts that the customer left before they were due: exclude (default), breach or met
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :abandoned::text AS abandoned
),
promised AS (
    SELECT {{cell opened_at}},
           question.as_of,
           question.abandoned,
           fact.abandoned_at,
           fact.first_response_policy AS policy,
           fact.first_response_due_at AS due_at,
           fact.first_reply_at AS stopped_at
    {{from_inbound_contacts}}
),
{{promises}}
