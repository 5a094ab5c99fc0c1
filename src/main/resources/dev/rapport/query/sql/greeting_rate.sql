-- Greeting rate: of the store visits that began in the range, the share in which the customer was greeted. Who is
-- still there and not yet greeted is pending.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell opened_at}},
           CASE WHEN fact.first_reply_at IS NOT NULL THEN 'yes'
                WHEN fact.state = 'open' THEN 'pending'
                ELSE 'no' END AS class
    {{from_inbound_contacts}}
        AND fact.channel = 'in_store'
),
{{share_of_yes}}
