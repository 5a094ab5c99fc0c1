-- What was written beside an event, by its producer or on its way: extension attributes of CloudEvents. Kept and told
-- again; not part of the content that tells a duplicate from a conflict, since a retry may carry another trace.

ALTER TABLE journal ADD COLUMN extensions jsonb;
COMMENT ON COLUMN journal.extensions IS 'Extension attributes of CloudEvents and dataschema, as one object; null when there are none';

CREATE INDEX journal_extended ON journal (workspace_id) WHERE extensions IS NOT NULL;
COMMENT ON INDEX journal_extended IS 'For erasures, which look into what senders added; the usual event has no entry';
