-- Abandonment rate: of the inbound contacts opened in the range, the share that the customer left without a reply of
-- a human agent.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell opened_at}},
           CASE WHEN fact.abandoned_at IS NOT NULL AND fact.first_reply_at IS NULL THEN 'yes' ELSE 'no' END AS class
    {{from_inbound_contacts}}
),
{{share_of_yes}}
