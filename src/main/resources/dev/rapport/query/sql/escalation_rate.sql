-- Escalation rate: of the inbound contacts opened in the range, the share that was escalated at least once.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell opened_at}},
           CASE WHEN fact.escalations > 0 THEN 'yes' ELSE 'no' END AS class
    {{from_inbound_contacts}}
),
{{share_of_yes}}
