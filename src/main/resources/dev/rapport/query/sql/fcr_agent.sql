-- First contact resolution as flagged by agents: of the inbound contacts opened in the range, resolved, and flagged,
-- the share flagged as settled in the first contact.
--
{{parameters}}
--
{{rows}}
{{question}},
classified AS (
    SELECT {{cell opened_at}},
           CASE WHEN fact.first_contact THEN 'yes' WHEN NOT fact.first_contact THEN 'no' ELSE 'not_flagged' END AS class
    {{from_inbound_contacts}}
        AND fact.first_resolved_at IS NOT NULL
),
cells AS (
    SELECT {{yes_and_no}},
           count(*) AS resolved,
           count(*) FILTER (WHERE class = 'not_flagged') AS excluded_not_flagged
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT {{ratio}},
       denominator::double precision / resolved AS coverage,
       excluded_not_flagged
FROM cells
ORDER BY bucket_start, channel
