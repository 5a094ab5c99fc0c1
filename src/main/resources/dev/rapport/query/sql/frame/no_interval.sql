NULL::double precision AS ci_low,
NULL::double precision AS ci_high
