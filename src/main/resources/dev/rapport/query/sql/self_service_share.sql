-- Self-service share: of the inbound contacts opened in the range, the share resolved in the channels self_service or
-- bot without ever being handed over to a human.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell opened_at}},
           CASE WHEN fact.channel IN ('self_service', 'bot') AND fact.first_resolved_at IS NOT NULL
                 AND fact.handover_at IS NULL AND fact.transfers = 0 THEN 'yes' ELSE 'no' END AS class
    {{from_inbound_contacts}}
),
{{share_of_yes}}
