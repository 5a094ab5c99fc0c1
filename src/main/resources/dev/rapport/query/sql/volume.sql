-- Volume: how many contacts were opened in the range, of both directions.
--
{{parameters}}
--
{{rows}}
{{question}},
cells AS (
    SELECT {{cell opened_at}},
           count(*) AS numerator
    {{from_contacts}}
    GROUP BY 1, 2
)
SELECT bucket_start,
       channel,
       {{count}}
FROM cells
ORDER BY bucket_start, channel
