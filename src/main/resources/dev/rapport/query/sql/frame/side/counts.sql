count(*) FILTER (WHERE mature AND side = '{{argument}}') AS {{argument}}_customers,
count(*) FILTER (WHERE mature AND side = '{{argument}}' AND bought_again) AS {{argument}}_buyers
