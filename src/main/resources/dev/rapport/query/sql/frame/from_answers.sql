FROM question
JOIN reporting.survey_responses AS fact
    ON fact.kind = '{{argument}}' AND {{in_range responded_at}}
