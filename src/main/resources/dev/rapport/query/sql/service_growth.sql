-- Service and growth: of the customers who were served well, and of those who were not, the share that bought again
-- within the days after; the value is the difference. It is association, not cause.
--
-- :from, :to   the range: from is in, to is not
-- :as_of       the moment of the question: what is decided only later is pending. Events after it are counted all the
--              same
-- :zone        the IANA zone of the buckets
-- :grain       hour, day, week (from Monday), month, quarter, year or total
-- :by_channel  true for a row a channel; false for all channels together, channel is null then
-- :n_days      how many days, of 24 hours each; default 90
-- :by          csat (default): satisfied or not, by the first answer of each customer in the cell; nps: promoters or
--              detractors, passives are shown apart; fcr: first contact resolved or not, 7 days after its opening;
--              sla: first response in time or not, from the opening
--
-- A row for each bucket, and channel, of which there is anything to count.
WITH question AS (
    SELECT :from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
           :zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel,
           :n_days::integer AS n_days,
           :by::text AS by
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
           7 * interval '24 hours' AS length,
           false AS transfers_fail,
           false AS net,
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
                WHEN abandoned_at IS NOT NULL THEN 'abandoned'
                WHEN net AND NOT resolvable_at_first_line THEN 'not_resolvable_at_first_line'
                WHEN opened_at + length > as_of THEN 'pending'
                WHEN next_at < opened_at + length THEN 'repeat_contact'
                WHEN first_reopened_at < opened_at + length THEN 'reopened'
                WHEN first_escalated_at < opened_at + length THEN 'escalated'
                WHEN transfers_fail AND first_transferred_at < opened_at + length THEN 'transferred'
                WHEN first_resolved_at < opened_at + length THEN 'success'
                ELSE 'unresolved' END AS class
    FROM cohort
),
served AS (
    SELECT reporting.bucket(fact.responded_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           fact.person,
           fact.responded_at AS ordered_by,
           fact.score AS tie_score, -- of two answers at one instant the lower one counts
           concat_ws(' ', fact.interaction_id, fact.survey, fact.question) AS tie_id,
           fact.responded_at AS served_at,
           CASE WHEN fact.kind = 'csat' THEN CASE WHEN fact.score >= fact.satisfied_from THEN 'first' ELSE 'second' END
                WHEN fact.score >= 9 THEN 'first'
                WHEN fact.score >= 7 THEN 'between'
                ELSE 'second' END AS side
    FROM question
    JOIN reporting.survey_responses AS fact
        ON fact.kind = question.by AND fact.score IS NOT NULL AND fact.person IS NOT NULL
       AND fact.responded_at >= question.range_from
        AND fact.responded_at < question.range_to
    UNION ALL
    SELECT bucket_start,
           channel,
           person,
           opened_at,
           NULL,
           interaction_id,
           opened_at + length,
           CASE class WHEN 'success' THEN 'first' ELSE 'second' END
    FROM question
    JOIN classified ON question.by = 'fcr'
        AND class IN ('success', 'repeat_contact', 'reopened', 'escalated', 'unresolved')
    UNION ALL
    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from),
           CASE WHEN question.by_channel THEN fact.channel END,
           fact.person,
           fact.opened_at,
           NULL,
           fact.interaction_id,
           fact.opened_at,
           CASE WHEN fact.first_reply_at <= coalesce(fact.first_response_due_at, fact.first_reply_at) THEN 'first'
                ELSE 'second' END
    FROM question
    JOIN reporting.interactions AS fact
        ON question.by = 'sla' AND fact.counted AND fact.direction = 'inbound' AND fact.person IS NOT NULL
       AND fact.first_response_policy IS NOT NULL
       AND (fact.first_reply_at IS NOT NULL
            OR coalesce(fact.abandoned_at, question.as_of) >= fact.first_response_due_at)
       AND fact.opened_at >= question.range_from
        AND fact.opened_at < question.range_to
),
firsts AS (
    SELECT DISTINCT ON (bucket_start, channel, person)
           served.bucket_start,
           served.channel,
           served.person,
           served.served_at,
           served.side,
           question.n_days * interval '24 hours' AS length,
           served.served_at + question.n_days * interval '24 hours' <= question.as_of AS mature
    FROM question
    CROSS JOIN served
    ORDER BY bucket_start, channel, person, ordered_by, tie_score, tie_id COLLATE "C"
),
customers AS (
    SELECT firsts.bucket_start,
           firsts.channel,
           firsts.person,
           firsts.side,
           firsts.mature,
           count(bought.order_id) > 0 AS bought_again
    FROM firsts
    LEFT JOIN reporting.purchases AS bought
        ON bought.counted AND bought.person = firsts.person
       AND bought.purchased_at > firsts.served_at AND bought.purchased_at <= firsts.served_at + firsts.length
    GROUP BY firsts.bucket_start, firsts.channel, firsts.person, firsts.side, firsts.mature
),
spent AS (
    SELECT firsts.bucket_start,
           firsts.channel,
           firsts.side,
           bought.purchased_at < firsts.served_at AS before,
           -- currencies are never added up
           CASE WHEN count(DISTINCT bought.currency) <= 1
                THEN sum(coalesce(bought.amount, 0) - coalesce(bought.refunded, 0)) END AS amount
    FROM firsts
    JOIN reporting.purchases AS bought
        ON bought.counted AND bought.person = firsts.person AND bought.purchased_at <> firsts.served_at
       AND bought.purchased_at >= firsts.served_at - firsts.length
       AND bought.purchased_at <= firsts.served_at + firsts.length
    WHERE firsts.mature
    GROUP BY firsts.bucket_start, firsts.channel, firsts.side, bought.purchased_at < firsts.served_at
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE mature AND side = 'first') AS first_customers,
           count(*) FILTER (WHERE mature AND side = 'first' AND bought_again) AS first_buyers,
           count(*) FILTER (WHERE mature AND side = 'second') AS second_customers,
           count(*) FILTER (WHERE mature AND side = 'second' AND bought_again) AS second_buyers,
           count(*) FILTER (WHERE mature AND side = 'between') AS between_customers,
           count(*) FILTER (WHERE mature AND side = 'between' AND bought_again) AS between_buyers,
           count(*) FILTER (WHERE NOT mature) AS pending
    FROM customers
    GROUP BY bucket_start, channel
)
SELECT bucket_start,
       channel,
       first_buyers::double precision / nullif(first_customers, 0)
           - second_buyers::double precision / nullif(second_customers, 0) AS value,
       first_buyers AS numerator,
       first_customers + second_customers AS denominator,
       pending,
       reporting.newcombe(first_buyers, first_customers, second_buyers, second_customers, -1) AS ci_low,
       reporting.newcombe(first_buyers, first_customers, second_buyers, second_customers, 1) AS ci_high,
       first_customers,
       first_buyers,
       first_buyers::double precision / nullif(first_customers, 0) AS first_rate,
       (SELECT CASE WHEN count(*) = 0 THEN 0 ELSE sum(amount) END FROM spent
        WHERE spent.bucket_start = cells.bucket_start AND spent.channel IS NOT DISTINCT FROM cells.channel
          AND side = 'first' AND NOT before) AS first_spend,
       (SELECT CASE WHEN count(*) = 0 THEN 0 ELSE sum(amount) END FROM spent
        WHERE spent.bucket_start = cells.bucket_start AND spent.channel IS NOT DISTINCT FROM cells.channel
          AND side = 'first' AND before) AS first_spend_before,
       second_customers,
       second_buyers,
       second_buyers::double precision / nullif(second_customers, 0) AS second_rate,
       (SELECT CASE WHEN count(*) = 0 THEN 0 ELSE sum(amount) END FROM spent
        WHERE spent.bucket_start = cells.bucket_start AND spent.channel IS NOT DISTINCT FROM cells.channel
          AND side = 'second' AND NOT before) AS second_spend,
       (SELECT CASE WHEN count(*) = 0 THEN 0 ELSE sum(amount) END FROM spent
        WHERE spent.bucket_start = cells.bucket_start AND spent.channel IS NOT DISTINCT FROM cells.channel
          AND side = 'second' AND before) AS second_spend_before,
       between_customers,
       between_buyers
FROM cells
ORDER BY bucket_start, channel
