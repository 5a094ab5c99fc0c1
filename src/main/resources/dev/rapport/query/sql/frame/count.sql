numerator AS value,
numerator,
NULL::bigint AS denominator,
0::bigint AS pending,
{{no_interval}}
