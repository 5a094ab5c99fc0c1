-- How far streams got that were sent with an Idempotency-Key. Written right after each chunk's own commit, so that it never
-- claims more than is durable; after a crash it may claim less.

CREATE TABLE stream_job (
    workspace_id    bigint      NOT NULL,
    key             text        COLLATE "C" NOT NULL,
    attempt         uuid        NOT NULL,
    state           text        NOT NULL,
    lines_read      bigint      NOT NULL,
    committed_lines bigint      NOT NULL,
    accepted        bigint      NOT NULL,
    duplicates      bigint      NOT NULL,
    conflicts       bigint      NOT NULL,
    rejected        bigint      NOT NULL,
    version         bigint,
    problem_type    text,
    problem_detail  text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    CONSTRAINT stream_job_pk PRIMARY KEY (workspace_id, key)
);
CREATE INDEX stream_job_by_age ON stream_job (workspace_id, updated_at);
COMMENT ON TABLE stream_job IS 'Progress of streams by the sender''s own key; old ones make room for new ones';
COMMENT ON COLUMN stream_job.attempt IS 'The request that writes here; another one with the same key takes over';
COMMENT ON COLUMN stream_job.state IS 'running, done or failed; running and long not updated means that its process is gone';
COMMENT ON COLUMN stream_job.committed_lines IS 'What stands up to this line is durable and counted';
