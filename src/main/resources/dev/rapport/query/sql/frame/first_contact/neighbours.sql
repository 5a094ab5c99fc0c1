contacts AS (
    SELECT fact.*,
           -- only contacts of one person and one issue belong together; an issue and a topic of one name are two
           CASE WHEN fact.issue_id IS NOT NULL THEN 'issue ' || fact.issue_id
                WHEN fact.topic IS NOT NULL THEN 'topic ' || fact.topic
                ELSE '' END AS issue
    FROM reporting.interactions AS fact
    WHERE fact.counted AND fact.direction = 'inbound'
),
neighbours AS (
    SELECT contacts.*,
           CASE WHEN person IS NOT NULL THEN lag(opened_at) OVER same_issue END AS previous_at,
           CASE WHEN person IS NOT NULL THEN lead(opened_at) OVER same_issue END AS next_at
    FROM contacts
    WINDOW same_issue AS (PARTITION BY person, issue ORDER BY opened_at, interaction_id)
)
