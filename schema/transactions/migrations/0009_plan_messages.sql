-- What is to be looked at later, and perhaps written of then: an order some days after it was sent, goods that ran low within the hour.
-- Nothing in it is personal; whom it concerns is asked when its time has come.
CREATE TABLE planned_messages (
  id      TEXT    PRIMARY KEY,                                   -- of what is told: planned once, however often its fact is heard
  kind    TEXT    NOT NULL,
  about   TEXT    NOT NULL,                                      -- an order, a good
  due_at  INTEGER NOT NULL,                                      -- ms since the epoch, UTC
  tries   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX planned_messages_due ON planned_messages (due_at);

-- What was given up waits for staff: the list of it is short however many were sent.
CREATE INDEX messages_given_up ON messages (sequence) WHERE state = 'dead';
