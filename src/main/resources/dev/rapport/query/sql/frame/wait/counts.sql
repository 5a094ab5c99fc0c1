{{time/counts answered}},
count(*) FILTER (WHERE class = 'abandoned') AS abandoned,
count(*) FILTER (WHERE class = 'resolved_without_reply') AS resolved_without_reply,
floor(max(seconds) FILTER (WHERE class = 'open')) AS oldest_open_seconds
