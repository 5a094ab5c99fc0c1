WITH question AS (
    SELECT {{asked}}
)
