sum(amount) FILTER (WHERE side = '{{argument}}' AND NOT before) AS {{argument}}_spend,
sum(amount) FILTER (WHERE side = '{{argument}}' AND before) AS {{argument}}_spend_before
