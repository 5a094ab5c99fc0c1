-- What could not be fetched is tried again by itself, and what a hook's mapping was before tells a changed mapping from a
-- changed event.

ALTER TABLE rejected_payload
    ADD COLUMN next_try_at timestamptz,
    ADD COLUMN fetch_tries integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN rejected_payload.next_try_at IS 'When it is tried again by itself; null when only a person can do something about it. While it is tried, the moment at which another node may take it over';
COMMENT ON COLUMN rejected_payload.fetch_tries IS 'How often it was tried in vain since it came, or since somebody replayed it or set another access token';

UPDATE rejected_payload SET next_try_at = received_at WHERE kind = 'unfetched';

CREATE INDEX rejected_payload_by_next_try ON rejected_payload (next_try_at) WHERE next_try_at IS NOT NULL;

CREATE TABLE hook_mapping (
    hook_id bigint      NOT NULL,
    until   timestamptz NOT NULL,
    mapping jsonb       NOT NULL,
    CONSTRAINT hook_mapping_pk PRIMARY KEY (hook_id, until),
    CONSTRAINT hook_mapping_hook_fk FOREIGN KEY (hook_id) REFERENCES hook (id) ON DELETE CASCADE
);
COMMENT ON TABLE hook_mapping IS 'What the mapping of a hook was, until when; the newest few';
