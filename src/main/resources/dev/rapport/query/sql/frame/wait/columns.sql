{{time/columns}},
p50_censored,
denominator AS answered,
pending + abandoned + resolved_without_reply AS unanswered,
pending AS open,
abandoned,
resolved_without_reply,
oldest_open_seconds
