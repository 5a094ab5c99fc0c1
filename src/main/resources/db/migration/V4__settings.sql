-- What a business has promised and by which hours it works. Nothing is changed in place: every change and every removal is a
-- version of its own, so that what held at any time, as known at any time, can be told again.

CREATE SEQUENCE setting_number;

CREATE TABLE setting_version (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    workspace_id bigint      NOT NULL,
    kind         text        NOT NULL,
    setting_id   bigint      NOT NULL,
    valid_from   timestamptz,
    recorded_at  timestamptz NOT NULL,
    removed      boolean     NOT NULL,
    body         jsonb       NOT NULL,
    actor        text        NOT NULL,
    CONSTRAINT setting_version_pk PRIMARY KEY (id),
    CONSTRAINT setting_version_workspace_fk FOREIGN KEY (workspace_id) REFERENCES workspace (id)
);
CREATE INDEX setting_version_by_kind ON setting_version (workspace_id, kind, setting_id, id);
COMMENT ON TABLE setting_version IS 'Every version of every setting; at any time the last valid one governs, of equal ones the last recorded';
COMMENT ON COLUMN setting_version.kind IS 'calendar, sla_policy, default_calendar, cost_table, target or metric_defaults';
COMMENT ON COLUMN setting_version.setting_id IS 'The same for all versions of a setting; 0 for what a workspace has one of';
COMMENT ON COLUMN setting_version.valid_from IS 'Null for the beginning of time';
COMMENT ON COLUMN setting_version.recorded_at IS 'The stamp of the workspace''s version that the change has made';
COMMENT ON COLUMN setting_version.removed IS 'The setting ceases to be then; the body is what it was';
