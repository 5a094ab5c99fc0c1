-- Transfer rate: of the inbound contacts opened in the range, the share that was transferred at least once. The hand-
-- over from a bot is no transfer.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell opened_at}},
           CASE WHEN fact.transfers > 0 THEN 'yes' ELSE 'no' END AS class
    {{from_inbound_contacts}}
),
{{share_of_yes}}
