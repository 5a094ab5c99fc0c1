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
served AS (
    SELECT reporting.bucket(fact.responded_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel,
           fact.person,
           fact.responded_at AS ordered_by,
           fact.score AS tie_score, -- of two answers at one instant the lower one counts
           concat_ws(' ', fact.interaction_id, fact.survey, fact.question) AS tie_id,
           fact.responded_at AS served_at,
           CASE WHEN fact.kind = 'csat' THEN CASE WHEN fact.score >= fact.satisfied_from THEN 'good' ELSE 'bad' END
                WHEN fact.score >= 9 THEN 'good'
                WHEN fact.score >= 7 THEN 'between'
                ELSE 'bad' END AS side
    FROM question
    JOIN reporting.survey_responses AS fact
        ON fact.kind = question.by AND fact.score IS NOT NULL
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
           CASE class WHEN 'success' THEN 'good' ELSE 'bad' END
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
           CASE WHEN fact.first_reply_at <= coalesce(fact.first_response_due_at, fact.first_reply_at) THEN 'good'
                ELSE 'bad' END
    FROM question
    JOIN reporting.interactions AS fact
        ON question.by = 'sla' AND fact.counted AND fact.direction = 'inbound'
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
    WHERE served.person IS NOT NULL
    ORDER BY bucket_start, channel, person, ordered_by, tie_score, tie_id COLLATE "C"
),
customers AS (
    SELECT firsts.bucket_start,
           firsts.channel,
           firsts.person,
           firsts.side,
           firsts.mature,
           count(bought.order_id) > 0 AS bought_again,
           0 AS unidentified
    FROM firsts
    LEFT JOIN reporting.purchases AS bought
        ON bought.counted AND bought.person = firsts.person
       AND bought.purchased_at > firsts.served_at AND bought.purchased_at <= firsts.served_at + firsts.length
    GROUP BY firsts.bucket_start, firsts.channel, firsts.person, firsts.side, firsts.mature
    UNION ALL
    SELECT bucket_start, channel, NULL, NULL, NULL, NULL, 1
    FROM served
    WHERE person IS NULL
),
spent AS (
    SELECT firsts.bucket_start,
           firsts.channel,
           firsts.side,
           bought.currency,
           bought.amount - coalesce(bought.refunded, 0) AS amount,
           bought.purchased_at < firsts.served_at AS before
    FROM firsts
    JOIN reporting.purchases AS bought
        ON bought.counted AND bought.person = firsts.person AND bought.purchased_at <> firsts.served_at
       AND bought.purchased_at >= firsts.served_at - firsts.length
       AND bought.purchased_at <= firsts.served_at + firsts.length
    WHERE firsts.mature AND bought.amount IS NOT NULL
),
money AS (
    SELECT bucket_start,
           channel,
           count(DISTINCT currency) AS currencies,
           min(currency) AS currency,
           sum(amount) FILTER (WHERE side = 'good' AND NOT before) AS good_spend,
           sum(amount) FILTER (WHERE side = 'good' AND before) AS good_spend_before,
           sum(amount) FILTER (WHERE side = 'bad' AND NOT before) AS bad_spend,
           sum(amount) FILTER (WHERE side = 'bad' AND before) AS bad_spend_before,
           sum(amount) FILTER (WHERE side = 'between' AND NOT before) AS between_spend,
           sum(amount) FILTER (WHERE side = 'between' AND before) AS between_spend_before
    FROM spent
    GROUP BY bucket_start, channel
),
cells AS (
    SELECT bucket_start,
           channel,
           count(*) FILTER (WHERE mature AND side = 'good') AS good_customers,
           count(*) FILTER (WHERE mature AND side = 'good' AND bought_again) AS good_buyers,
           count(*) FILTER (WHERE mature AND side = 'bad') AS bad_customers,
           count(*) FILTER (WHERE mature AND side = 'bad' AND bought_again) AS bad_buyers,
           count(*) FILTER (WHERE mature AND side = 'between') AS between_customers,
           count(*) FILTER (WHERE mature AND side = 'between' AND bought_again) AS between_buyers,
           count(*) FILTER (WHERE NOT mature) AS pending,
           sum(unidentified) AS excluded_unidentified
    FROM customers
    GROUP BY bucket_start, channel
)
SELECT cells.bucket_start,
       cells.channel,
       good_buyers::double precision / nullif(good_customers, 0)
           - bad_buyers::double precision / nullif(bad_customers, 0) AS value,
       good_buyers AS numerator,
       good_customers + bad_customers AS denominator,
       pending,
       reporting.newcombe(good_buyers, good_customers, bad_buyers, bad_customers, -1) AS ci_low,
       reporting.newcombe(good_buyers, good_customers, bad_buyers, bad_customers, 1) AS ci_high,
       good_customers,
       good_buyers,
       good_buyers::double precision / nullif(good_customers, 0) AS good_rate,
       CASE WHEN coalesce(currencies, 0) <= 1 AND good_customers > 0
            THEN coalesce(good_spend, 0) END AS good_spend,
       CASE WHEN coalesce(currencies, 0) <= 1 AND good_customers > 0
            THEN coalesce(good_spend_before, 0) END AS good_spend_before,
       CASE WHEN coalesce(currencies, 0) <= 1
            THEN coalesce(good_spend, 0) / nullif(good_customers, 0) END AS good_spend_per_customer,
       CASE WHEN coalesce(currencies, 0) <= 1
            THEN coalesce(good_spend_before, 0) / nullif(good_customers, 0) END AS good_spend_before_per_customer,
       bad_customers,
       bad_buyers,
       bad_buyers::double precision / nullif(bad_customers, 0) AS bad_rate,
       CASE WHEN coalesce(currencies, 0) <= 1 AND bad_customers > 0
            THEN coalesce(bad_spend, 0) END AS bad_spend,
       CASE WHEN coalesce(currencies, 0) <= 1 AND bad_customers > 0
            THEN coalesce(bad_spend_before, 0) END AS bad_spend_before,
       CASE WHEN coalesce(currencies, 0) <= 1
            THEN coalesce(bad_spend, 0) / nullif(bad_customers, 0) END AS bad_spend_per_customer,
       CASE WHEN coalesce(currencies, 0) <= 1
            THEN coalesce(bad_spend_before, 0) / nullif(bad_customers, 0) END AS bad_spend_before_per_customer,
       between_customers,
       between_buyers,
       between_buyers::double precision / nullif(between_customers, 0) AS between_rate,
       CASE WHEN coalesce(currencies, 0) <= 1 AND between_customers > 0
            THEN coalesce(between_spend, 0) END AS between_spend,
       CASE WHEN coalesce(currencies, 0) <= 1 AND between_customers > 0
            THEN coalesce(between_spend_before, 0) END AS between_spend_before,
       CASE WHEN coalesce(currencies, 0) <= 1
            THEN coalesce(between_spend, 0) / nullif(between_customers, 0) END AS between_spend_per_customer,
       CASE WHEN coalesce(currencies, 0) <= 1
            THEN coalesce(between_spend_before, 0) / nullif(between_customers, 0) END AS between_spend_before_per_customer,
       CASE WHEN currencies = 1 THEN currency END AS currency, -- currencies are never added up
       excluded_unidentified
FROM cells
LEFT JOIN money
    ON money.bucket_start = cells.bucket_start AND money.channel IS NOT DISTINCT FROM cells.channel
ORDER BY cells.bucket_start, cells.channel
