-- What a fact knows beside what it was: what was promised for it, when it was open, whose it was, and how long each message
-- of the customer waited. Facts that are there already are folded again, as a job.

ALTER TABLE workspace_version ADD COLUMN settings_version bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN workspace_version.settings_version IS 'Raised with every change of a setting that numbers depend upon';

ALTER TABLE interaction_fact
    ADD COLUMN state                 text,
    ADD COLUMN closed_at             timestamptz,
    ADD COLUMN open_microseconds     bigint,
    ADD COLUMN in_charge             jsonb,
    ADD COLUMN customer_messages     jsonb,
    ADD COLUMN business_calendar     bigint,
    ADD COLUMN first_response_policy text,
    ADD COLUMN first_response_due_at timestamptz,
    ADD COLUMN resolution_policy     text,
    ADD COLUMN resolution_due_at     timestamptz;
COMMENT ON COLUMN interaction_fact.state IS 'open, resolved or abandoned after the last event; null without an opening';
COMMENT ON COLUMN interaction_fact.closed_at IS 'The end of the last open interval; null while open';
COMMENT ON COLUMN interaction_fact.open_microseconds IS 'The sum of the open intervals less the pauses; null while open';
COMMENT ON COLUMN interaction_fact.in_charge IS '[[from, agent, team], ...]: who was in charge from when on';
COMMENT ON COLUMN interaction_fact.customer_messages IS '[[at, reply at, agent, team], ...]: later messages of the customer, each with the next public reply of a human agent';
COMMENT ON COLUMN interaction_fact.business_calendar IS 'The calendar version whose time business clocks tell: the first-response policy''s, else the workspace''s';
COMMENT ON COLUMN interaction_fact.resolution_due_at IS 'Null with a policy: the clock stands still short of the target';

ALTER TABLE survey_fact
    ADD COLUMN invited            boolean,
    ADD COLUMN invitation_answered boolean;
COMMENT ON COLUMN survey_fact.invited IS 'Whether there was an invitation to this question, or to its survey as a whole';
COMMENT ON COLUMN survey_fact.invitation_answered IS 'Of an invitation: whether it was answered, by this fact or, when it names no question, by any question of its survey';

CREATE TABLE job (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    workspace_id bigint      NOT NULL,
    kind         text        NOT NULL,
    state        text        NOT NULL,
    detail       text        NOT NULL,
    opened_from  timestamptz,
    position     text        COLLATE "C",
    done         bigint      NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL,
    finished_at  timestamptz,
    failure      text,
    CONSTRAINT job_pk PRIMARY KEY (id)
);
CREATE INDEX job_by_workspace ON job (workspace_id, id);
CREATE INDEX job_unfinished ON job (id) WHERE finished_at IS NULL;
COMMENT ON COLUMN job.opened_from IS 'Only interactions opened at or after it are of concern; null for all facts';
COMMENT ON COLUMN job.position IS 'The last subject that is done';

INSERT INTO job (workspace_id, kind, state, detail, created_at)
SELECT workspace_id, 'refold', 'waiting', 'facts learn what a new release keeps of them', stamp
FROM workspace_version WHERE interactions + surveys > 0;
