-- What an erasure leaves behind that is no row of the person is cleared after its last step, and it is known whether it was.

ALTER TABLE erasure ADD COLUMN cleared_at timestamptz;
COMMENT ON COLUMN erasure.cleared_at IS 'When the log of which facts its versions changed was emptied and the planner''s statistics, which hold samples of rows, were taken anew; null until then';
COMMENT ON COLUMN erased_event.hash IS 'The first 16 bytes of HMAC-SHA256 over subject, source and id; or over a source that mentioned a person, so that counts do not bring it back';

-- What stands for an id in a text is the same for it, whichever ids a person gets while being erased.
UPDATE erasure SET token = token || '.' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
WHERE token IS NOT NULL;
COMMENT ON COLUMN erasure.token IS 'What stands for the person, and the secret by which what stands for their ids in texts is made; known only while the erasure is under way, so that it can be gone on with';
