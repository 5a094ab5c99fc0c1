-- Reopen rate: of the contacts opened in the range, of both directions, and resolved at least once, the share that
-- was reopened at least once.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell opened_at}},
           CASE WHEN fact.reopens > 0 THEN 'yes' ELSE 'no' END AS class
    {{from_contacts}}
        AND fact.first_resolved_at IS NOT NULL
),
{{share_of_yes}}
