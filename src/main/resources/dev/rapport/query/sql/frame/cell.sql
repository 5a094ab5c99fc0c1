reporting.bucket(fact.{{argument}}, question.grain, question.zone, question.range_from) AS bucket_start,
CASE WHEN question.by_channel THEN fact.channel END AS channel
