-- The addresses that vendors' webhooks are sent to, and the deliveries that told nothing yet.

CREATE TABLE hook (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    workspace_id bigint      NOT NULL,
    connector    text        NOT NULL,
    name         text        NOT NULL,
    address_hash bytea       NOT NULL,
    address      bytea       NOT NULL,
    secret       bytea,
    access_token bytea,
    mapping      jsonb       NOT NULL,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    CONSTRAINT hook_pk PRIMARY KEY (id),
    CONSTRAINT hook_address_unique UNIQUE (address_hash),
    CONSTRAINT hook_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspace (id)
);
COMMENT ON COLUMN hook.address_hash IS 'SHA-256 of the unguessable part of the address, by which a delivery finds its hook';
COMMENT ON COLUMN hook.address IS 'The same part, encrypted, so that it can be shown again';
COMMENT ON COLUMN hook.secret IS 'Encrypted: what the vendor signs with; none for vendors that sign nothing';
COMMENT ON COLUMN hook.access_token IS 'Encrypted: for vendors whose deliveries only say what can be fetched';

CREATE INDEX hook_by_workspace ON hook (workspace_id, id);

CREATE TABLE rejected_payload (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    workspace_id bigint      NOT NULL,
    hook_id      bigint      NOT NULL,
    received_at  timestamptz NOT NULL,
    kind         text        NOT NULL,
    reason       text        NOT NULL,
    headers      jsonb       NOT NULL,
    body         bytea       NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0,
    tried_at     timestamptz,
    CONSTRAINT rejected_payload_pk PRIMARY KEY (id),
    CONSTRAINT rejected_payload_hook_fk FOREIGN KEY (hook_id) REFERENCES hook (id) ON DELETE CASCADE
);
COMMENT ON COLUMN rejected_payload.kind IS 'unknown (no shape of that vendor), invalid (its events break rules), conflict (their ids have other content) or unfetched';
COMMENT ON COLUMN rejected_payload.headers IS 'Those that tell what the body is; no credentials';
COMMENT ON COLUMN rejected_payload.attempts IS 'How often it was replayed in vain';

CREATE INDEX rejected_payload_by_workspace ON rejected_payload (workspace_id, id);
CREATE INDEX rejected_payload_by_hook ON rejected_payload (hook_id, id);
CREATE INDEX rejected_payload_by_age ON rejected_payload (received_at);

COMMENT ON COLUMN ingest_quality.outcome IS 'rejected, conflict, duplicate, late or future; kept for a vendor''s delivery that was put aside';
COMMENT ON COLUMN ingest_quality.reason IS 'Of a rejected item: the first field that was wrong; of a kept delivery its kind; else empty';
