classified AS (
    SELECT bucket_start,
           channel_or_all AS channel,
           person,
           opened_at,
           interaction_id,
           length,
           CASE WHEN person IS NULL THEN 'unidentified'
                WHEN previous_at > opened_at - length THEN 'follow_up'
                WHEN abandoned_at < opened_at + length THEN 'abandoned'
                WHEN net AND NOT resolvable_at_first_line AND first_resolved_at < opened_at + length
                    THEN 'not_resolvable_at_first_line'
                WHEN opened_at + length > as_of THEN 'pending'
                WHEN next_at < opened_at + length THEN 'repeat_contact'
                WHEN first_reopened_at < opened_at + length THEN 'reopened'
                WHEN first_escalated_at < opened_at + length THEN 'escalated'
                WHEN transfers_fail AND first_transferred_at < opened_at + length THEN 'transferred'
                WHEN first_resolved_at < opened_at + length THEN 'success'
                ELSE 'unresolved' END AS class
    FROM cohort
)
