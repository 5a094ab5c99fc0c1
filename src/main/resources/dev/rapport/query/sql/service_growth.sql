-- Service and growth: of the customers who were served well, and of those who were not, the share that bought again
-- within the days after; the value is the difference. It is association, not cause.
--
{{parameters}}
-- :n_days      how many days, of 24 hours each; default 90
-- :by          csat (default): satisfied or not, by the first answer of each customer in the cell; nps: promoters or
--              detractors, passives are shown apart; fcr: first contact resolved or not, 7 days after its opening;
--              sla: first response in time or not, from the opening
--
{{rows}}
WITH question AS (
    SELECT {{asked}},
           :n_days::integer AS n_days,
           :by::text AS by
),
{{first_contact/neighbours}},
cohort AS (
    SELECT reporting.bucket(fact.opened_at, question.grain, question.zone, question.range_from) AS bucket_start,
           CASE WHEN question.by_channel THEN fact.channel END AS channel_or_all,
           question.as_of,
           7 * interval '24 hours' AS length,
           false AS transfers_fail,
           false AS net,
           fact.*
    FROM question
    JOIN neighbours AS fact ON {{in_range opened_at}}
),
{{first_contact/classes}},
served AS (
    SELECT {{cell responded_at}},
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
       AND {{in_range responded_at}}
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
    SELECT {{cell opened_at}},
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
       AND {{in_range opened_at}}
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
           bought.purchased_at <= firsts.served_at AS before
    FROM firsts
    JOIN reporting.purchases AS bought
        ON bought.counted AND bought.person = firsts.person
       AND bought.purchased_at > firsts.served_at - firsts.length
       AND bought.purchased_at <= firsts.served_at + firsts.length
    WHERE firsts.mature AND bought.amount IS NOT NULL
),
money AS (
    SELECT bucket_start,
           channel,
           count(DISTINCT currency) AS currencies,
           min(currency) AS currency,
           {{side/money good}},
           {{side/money bad}},
           {{side/money between}}
    FROM spent
    GROUP BY bucket_start, channel
),
cells AS (
    SELECT bucket_start,
           channel,
           {{side/counts good}},
           {{side/counts bad}},
           {{side/counts between}},
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
       {{side/columns good}},
       {{side/columns bad}},
       {{side/columns between}},
       CASE WHEN currencies = 1 THEN currency END AS currency, -- currencies are never added up
       excluded_unidentified
FROM cells
LEFT JOIN money
    ON money.bucket_start = cells.bucket_start AND money.channel IS NOT DISTINCT FROM cells.channel
ORDER BY cells.bucket_start, cells.channel
