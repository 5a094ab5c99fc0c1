{{argument}}_customers,
{{argument}}_buyers,
{{argument}}_buyers::double precision / nullif({{argument}}_customers, 0) AS {{argument}}_rate,
CASE WHEN coalesce(currencies, 0) <= 1 AND {{argument}}_customers > 0
     THEN coalesce({{argument}}_spend, 0) END AS {{argument}}_spend,
CASE WHEN coalesce(currencies, 0) <= 1 AND {{argument}}_customers > 0
     THEN coalesce({{argument}}_spend_before, 0) END AS {{argument}}_spend_before,
CASE WHEN coalesce(currencies, 0) <= 1
     THEN coalesce({{argument}}_spend, 0) / nullif({{argument}}_customers, 0) END AS {{argument}}_spend_per_customer,
CASE WHEN coalesce(currencies, 0) <= 1
     THEN coalesce({{argument}}_spend_before, 0) / nullif({{argument}}_customers, 0) END AS {{argument}}_spend_before_per_customer
