-- What Rapport remembers: the events as they were sent (journal), the facts folded from them, and for each workspace the
-- version that the last committed batch made. Everything that holds events or facts is keyed by workspace and subject,
-- so that it can be spread over several machines by subject; nothing refers to settings, and SQL never needs to look
-- across subjects.

CREATE TABLE workspace_version (
    workspace_id bigint      NOT NULL,
    epoch        uuid        NOT NULL,
    version      bigint      NOT NULL,
    stamp        timestamptz NOT NULL,
    interactions bigint      NOT NULL,
    surveys      bigint      NOT NULL,
    purchases    bigint      NOT NULL,
    CONSTRAINT workspace_version_pk PRIMARY KEY (workspace_id)
);
COMMENT ON TABLE workspace_version IS 'One row a workspace; its lock puts the commits of a workspace in order';
COMMENT ON COLUMN workspace_version.epoch IS 'Changes when what was read before must be forgotten';
COMMENT ON COLUMN workspace_version.version IS 'The last committed batch; 0 before the first';
COMMENT ON COLUMN workspace_version.stamp IS 'When that batch was received; strictly increasing with the version';
COMMENT ON COLUMN workspace_version.interactions IS 'How many interaction facts have a number; the next one gets this';

CREATE TABLE change_log (
    workspace_id bigint      NOT NULL,
    version      bigint      NOT NULL,
    stamp        timestamptz NOT NULL,
    interactions bigint[]    NOT NULL,
    surveys      bigint[]    NOT NULL,
    purchases    bigint[]    NOT NULL,
    links        boolean     NOT NULL,
    CONSTRAINT change_log_pk PRIMARY KEY (workspace_id, version)
);
COMMENT ON TABLE change_log IS 'Which facts a version changed, by their numbers: what followers read';

CREATE TABLE journal (
    workspace_id bigint      NOT NULL,
    subject      text        COLLATE "C" NOT NULL,
    source       text        COLLATE "C" NOT NULL,
    id           text        COLLATE "C" NOT NULL,
    type         text        NOT NULL,
    time         timestamptz NOT NULL,
    version      bigint      NOT NULL,
    content      bytea       NOT NULL,
    data         jsonb       NOT NULL,
    CONSTRAINT journal_pk PRIMARY KEY (workspace_id, subject, source, id)
);
COMMENT ON TABLE journal IS 'Every accepted event, append-only';
COMMENT ON COLUMN journal.content IS 'The first 16 bytes of SHA-256 over the normalised content: tells duplicate from conflict';

CREATE TABLE interaction_fact (
    workspace_id             bigint   NOT NULL,
    subject                  text     COLLATE "C" NOT NULL,
    number                   bigint   NOT NULL,
    present                  boolean  NOT NULL,
    opened_at                timestamptz,
    customer_id              text     COLLATE "C",
    channel                  text,
    direction                text,
    topic                    text,
    issue_id                 text,
    priority                 text,
    location                 text,
    product                  text,
    opening_agent            text,
    opening_team             text,
    current_agent            text,
    current_team             text,
    first_reply_at           timestamptz,
    first_reply_agent        text,
    first_reply_team         text,
    bot_replied              boolean,
    handover_at              timestamptz,
    handover_reply_at        timestamptz,
    handover_reply_agent     text,
    handover_reply_team      text,
    first_resolved_at        timestamptz,
    last_resolved_at         timestamptz,
    resolutions              integer,
    resolution_agent         text,
    resolution_team          text,
    first_contact            boolean,
    resolvable_at_first_line boolean,
    first_reopened_at        timestamptz,
    reopens                  integer,
    first_transferred_at     timestamptz,
    transfers                integer,
    first_escalated_at       timestamptz,
    escalations              integer,
    abandoned_at             timestamptz,
    discarded                boolean,
    discard_reason           text,
    discarded_into           text,
    open_intervals           jsonb,
    pauses                   jsonb,
    attributes               jsonb,
    tags                     jsonb,
    flags                    jsonb,
    CONSTRAINT interaction_fact_pk PRIMARY KEY (workspace_id, subject)
);
CREATE INDEX interaction_fact_number ON interaction_fact (workspace_id, number);
COMMENT ON COLUMN interaction_fact.number IS 'Dense number of the fact within its workspace, given once';
COMMENT ON COLUMN interaction_fact.present IS 'False when every event that told of it was taken back';

CREATE TABLE survey_fact (
    workspace_id   bigint  NOT NULL,
    subject        text    COLLATE "C" NOT NULL,
    kind           text    COLLATE "C" NOT NULL,
    survey         text    COLLATE "C" NOT NULL,
    question       text    COLLATE "C" NOT NULL,
    number         bigint  NOT NULL,
    present        boolean NOT NULL,
    sent_at        timestamptz,
    responded_at   timestamptz,
    response_id    text,
    score          numeric,
    scale_min      numeric,
    scale_max      numeric,
    satisfied_from numeric,
    revisions      integer,
    comment        text,
    customer_id    text    COLLATE "C",
    channel        text,
    agent          text,
    team           text,
    topic          text,
    priority       text,
    location       text,
    product        text,
    attributes     jsonb,
    CONSTRAINT survey_fact_pk PRIMARY KEY (workspace_id, subject, kind, survey, question)
);
CREATE INDEX survey_fact_number ON survey_fact (workspace_id, number);

CREATE TABLE purchase_fact (
    workspace_id        bigint  NOT NULL,
    subject             text    COLLATE "C" NOT NULL,
    number              bigint  NOT NULL,
    present             boolean NOT NULL,
    purchased_at        timestamptz,
    cancelled_at        timestamptz,
    customer_id         text    COLLATE "C",
    amount              numeric,
    currency            text,
    refunded            numeric,
    interaction_id      text,
    new_customer_source text,
    channel             text,
    location            text,
    product             text,
    attributes          jsonb,
    flags               jsonb,
    CONSTRAINT purchase_fact_pk PRIMARY KEY (workspace_id, subject)
);
CREATE INDEX purchase_fact_number ON purchase_fact (workspace_id, number);

CREATE TABLE customer_link (
    workspace_id bigint NOT NULL,
    subject      text   COLLATE "C" NOT NULL,
    from_id      text   COLLATE "C" NOT NULL,
    into_id      text   COLLATE "C" NOT NULL,
    CONSTRAINT customer_link_pk PRIMARY KEY (workspace_id, subject, from_id, into_id)
);
COMMENT ON TABLE customer_link IS 'Two customer ids that are one person; people are the connected components';
