-- Locks of the service are rows: advisory locks can be taken by whoever may log in to the database. And which key secrets were
-- encrypted with is known, so that another one is noticed before it is used.

CREATE TABLE workspace_lock (
    workspace_id bigint NOT NULL,
    purpose      text   COLLATE "C" NOT NULL,
    CONSTRAINT workspace_lock_pk PRIMARY KEY (workspace_id, purpose)
);
COMMENT ON TABLE workspace_lock IS 'Rows to be locked and nothing else; a missing one is made when it is first needed';

CREATE TABLE secret_key (
    number      integer NOT NULL,
    check_value bytea   NOT NULL,
    CONSTRAINT secret_key_pk PRIMARY KEY (number),
    CONSTRAINT secret_key_single CHECK (number = 1)
);
COMMENT ON TABLE secret_key IS 'Which key secrets are encrypted with; empty until the first secret is';
COMMENT ON COLUMN secret_key.check_value IS 'An HMAC of a fixed text with that key: tells whether a key is the same, and nothing of it';

ALTER TABLE hook ALTER COLUMN address DROP NOT NULL;
ALTER TABLE hook ADD COLUMN secret_lost boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN hook.address IS 'The same part, encrypted, so that it can be shown again; null when it was lost with its key, until the next delivery tells it';
COMMENT ON COLUMN hook.secret_lost IS 'Whether the secret was lost with its key: nothing is taken until another one is set';
