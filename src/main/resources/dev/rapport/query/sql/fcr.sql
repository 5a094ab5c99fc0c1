-- First contact resolution: of the first contacts about an issue opened in the range, the share that settled it
-- within the window. Good and bad are both decided only when the window is over.
--
-- :from, :to    the range: from is in, to is not
-- :as_of        the moment of the question: what is decided only later is pending. Events after it are counted all
--               the same
-- :zone         the IANA zone of the buckets
-- :grain        hour, day, week (from Monday), month, quarter, year or total
-- :by_channel   true for a row a channel; false for all channels together, channel is null then
-- :window_days  the window, of 24 hours each; default 7
-- :transfers    ignore (default), or fail: a contact that was transferred failed
-- :net          true takes out contacts that the first line could not have solved; default false
--
-- A row for each bucket, and channel, of which there is anything to count.
WITH question AS (
    SELECT :from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
           :zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel,
           :window_days::integer AS window_days,
           :transfers::text AS transfers,
           :net::boolean AS net
),
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
),
cohort AS (
    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel_or_all,
           question.as_of,
           question.window_days * interval '24 hours' AS length,
           question.transfers = 'fail' AS transfers_fail,
           question.net AS net,
           fact.*
    FROM question
    JOIN neighbours AS fact ON fact.opened_at >= question.range_from
        AND fact.opened_at < question.range_to
),
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
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE class = 'success') AS numerator,
           count(*) FILTER (WHERE class IN ('success', 'repeat_contact', 'reopened', 'escalated',
                                           'transferred', 'unresolved')) AS denominator,
           count(*) FILTER (WHERE class = 'pending') AS pending,
           count(*) FILTER (WHERE class = 'repeat_contact') AS repeat_contact,
           count(*) FILTER (WHERE class = 'reopened') AS reopened,
           count(*) FILTER (WHERE class = 'escalated') AS escalated,
           count(*) FILTER (WHERE class = 'transferred') AS transferred,
           count(*) FILTER (WHERE class = 'unresolved') AS unresolved,
           count(*) FILTER (WHERE class = 'unidentified') AS excluded_unidentified,
           count(*) FILTER (WHERE class = 'follow_up') AS excluded_follow_up,
           count(*) FILTER (WHERE class = 'abandoned') AS excluded_abandoned,
           count(*) FILTER (WHERE class = 'not_resolvable_at_first_line') AS excluded_not_resolvable_at_first_line
    FROM classified
    GROUP BY bucket_start, channel
)
SELECT bucket_start,
       channel,
       numerator::double precision / nullif(denominator, 0) AS value,
       numerator,
       denominator,
       pending,
       reporting.wilson(numerator, denominator, -1) AS ci_low,
       reporting.wilson(numerator, denominator, 1) AS ci_high,
       repeat_contact,
       reopened,
       escalated,
       transferred,
       unresolved,
       excluded_unidentified,
       excluded_follow_up,
       excluded_abandoned,
       excluded_not_resolvable_at_first_line
FROM cells
ORDER BY bucket_start, channel
