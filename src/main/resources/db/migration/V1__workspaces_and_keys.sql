-- Tenants, their keys, and who changed what. Small tables that every node of a cluster may hold in full.

CREATE TABLE workspace (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    name       text        NOT NULL,
    zone       text        NOT NULL DEFAULT 'UTC',
    week_start text        NOT NULL DEFAULT 'monday',
    created_at timestamptz NOT NULL,
    CONSTRAINT workspace_pk PRIMARY KEY (id),
    CONSTRAINT workspace_name_unique UNIQUE (name)
);

CREATE TABLE api_key (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    workspace_id bigint      NOT NULL,
    name         text        NOT NULL,
    prefix       text        NOT NULL,
    hash         bytea       NOT NULL,
    scopes       text[]      NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    CONSTRAINT api_key_pk PRIMARY KEY (id),
    CONSTRAINT api_key_hash_unique UNIQUE (hash),
    CONSTRAINT api_key_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspace (id)
);

CREATE INDEX api_key_by_workspace ON api_key (workspace_id, id);

-- Without a foreign key: what was done to a workspace stays known when it is gone.
CREATE TABLE audit_entry (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    workspace_id bigint      NOT NULL,
    at           timestamptz NOT NULL,
    actor        text        NOT NULL,
    action       text        NOT NULL,
    subject      text        NOT NULL,
    details      jsonb       NOT NULL,
    CONSTRAINT audit_entry_pk PRIMARY KEY (id)
);

CREATE INDEX audit_entry_by_workspace ON audit_entry (workspace_id, id);
