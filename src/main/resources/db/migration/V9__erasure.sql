-- Customers can be erased. What stays of them are keyed hashes: of the identities of their events, so that sending one again
-- brings nobody back, and of their ids, so that it can be proved that they were erased. And the journal can be read in the
-- order in which it was written.

ALTER TABLE workspace_version ADD COLUMN erasure_key bytea;
COMMENT ON COLUMN workspace_version.erasure_key IS 'Random, the key of all hashes of what was erased; null until the first erasure';

CREATE TABLE erased_event (
    workspace_id bigint NOT NULL,
    hash         bytea  NOT NULL,
    CONSTRAINT erased_event_pk PRIMARY KEY (workspace_id, hash)
);
COMMENT ON TABLE erased_event IS 'Identities of events that an erasure removed or rewrote: sent again they are duplicates';
COMMENT ON COLUMN erased_event.hash IS 'The first 16 bytes of HMAC-SHA256 over subject, source and id';

CREATE TABLE erasure (
    id               bigint GENERATED ALWAYS AS IDENTITY,
    workspace_id     bigint      NOT NULL,
    receipt          uuid        NOT NULL,
    mode             text        NOT NULL,
    token            text,
    persons          bytea[]     NOT NULL,
    started_at       timestamptz NOT NULL,
    first_version    bigint      NOT NULL,
    finished_at      timestamptz,
    last_version     bigint,
    merged_until     timestamptz,
    events_removed   bigint      NOT NULL DEFAULT 0,
    events_rewritten bigint      NOT NULL DEFAULT 0,
    mentions         bigint      NOT NULL DEFAULT 0,
    interactions     bigint      NOT NULL DEFAULT 0,
    survey_responses bigint      NOT NULL DEFAULT 0,
    purchases        bigint      NOT NULL DEFAULT 0,
    merges           bigint      NOT NULL DEFAULT 0,
    elsewhere        jsonb       NOT NULL DEFAULT '{}',
    CONSTRAINT erasure_pk PRIMARY KEY (id),
    CONSTRAINT erasure_receipt_unique UNIQUE (receipt)
);
CREATE INDEX erasure_by_workspace ON erasure (workspace_id, id);
COMMENT ON TABLE erasure IS 'What was erased when; says nothing of whom to who does not know the id already';
COMMENT ON COLUMN erasure.mode IS 'delete or anonymize';
COMMENT ON COLUMN erasure.token IS 'What stands for the person; known only while the erasure is under way, so that it can be gone on with';
COMMENT ON COLUMN erasure.persons IS 'Keyed hashes of the person''s ids';
COMMENT ON COLUMN erasure.finished_at IS 'The stamp of the last version that the erasure made; null while it is under way';
COMMENT ON COLUMN erasure.merged_until IS 'The latest time of a merge that was dissolved: as of a moment before it ids were not yet one person';
COMMENT ON COLUMN erasure.elsewhere IS 'How many rows of other stores than the journal were removed or rewritten, by store';

CREATE INDEX journal_by_version ON journal ((workspace_id + 0), version);
COMMENT ON INDEX journal_by_version IS 'For the change feed. Not on the column itself: as long as the planner knows nothing of a young journal it would take this index, and read a whole workspace, to find the events of a subject';
