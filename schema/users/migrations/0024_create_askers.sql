-- Which account has asked which question: the only place that knows. Whoever asks without an account is nobody.
CREATE TABLE askers (
  question     TEXT    PRIMARY KEY,                                -- 'que_…'
  customer_id  TEXT    NOT NULL,
  at           INTEGER NOT NULL                                    -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX askers_by_customer ON askers (customer_id);
