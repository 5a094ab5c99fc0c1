-- What the writing door refused, had already, or got late: counted beside the events, so that it can be told. And what the
-- lists look for: links by either end, and what was taken back.

CREATE TABLE ingest_quality (
    workspace_id bigint NOT NULL,
    day          date   NOT NULL,
    source       text   COLLATE "C" NOT NULL,
    outcome      text   NOT NULL,
    reason       text   COLLATE "C" NOT NULL,
    count        bigint NOT NULL,
    CONSTRAINT ingest_quality_pk PRIMARY KEY (workspace_id, day, source, outcome, reason)
);
COMMENT ON TABLE ingest_quality IS 'Counted outside of the transactions of events: after a crash a few may be missing';
COMMENT ON COLUMN ingest_quality.day IS 'The date of receipt in UTC';
COMMENT ON COLUMN ingest_quality.source IS 'Empty where an item could not be read far enough to know';
COMMENT ON COLUMN ingest_quality.outcome IS 'rejected, conflict, duplicate, late or future';
COMMENT ON COLUMN ingest_quality.reason IS 'Of a rejected item: the first field that was wrong; else empty';

CREATE INDEX customer_link_by_from ON customer_link (workspace_id, from_id);
CREATE INDEX customer_link_by_into ON customer_link (workspace_id, into_id);
CREATE INDEX journal_voids ON journal (workspace_id, time) WHERE type = 'event.voided';
