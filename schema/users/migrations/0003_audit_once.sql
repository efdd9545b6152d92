-- A command that is sent twice is one line of the log: `request` says which one, where its sender has chosen a key.
ALTER TABLE audit ADD COLUMN request TEXT;

CREATE UNIQUE INDEX audit_by_request ON audit (request) WHERE request IS NOT NULL;
