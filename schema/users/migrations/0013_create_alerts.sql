-- Who waits for a good: to be back, or to cost less than it did. Each is told once; who has asked first is told first.
CREATE TABLE alerts (
  sequence      INTEGER PRIMARY KEY AUTOINCREMENT,               -- the order in which they asked
  kind          TEXT    NOT NULL CHECK (kind IN ('back-in-stock', 'price-drop')),
  variant       TEXT    NOT NULL,
  email         TEXT    NOT NULL,                                -- in small letters
  customer_id   TEXT,                                            -- who was signed in
  language      TEXT    NOT NULL CHECK (language IN ('en', 'zh')),
  currency      TEXT,                                            -- of the price that they saw
  amount        INTEGER,                                         -- minor units: told when it costs less
  asked_at      INTEGER NOT NULL,                                -- ms since the epoch, UTC
  confirmed_at  INTEGER,                                         -- ms since the epoch, UTC: the address is theirs
  told_at       INTEGER,                                         -- ms since the epoch, UTC
  expires_at    INTEGER NOT NULL,                                -- ms since the epoch, UTC
  CHECK ((kind = 'price-drop') = (currency IS NOT NULL AND amount IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX alerts_once ON alerts (email, variant, kind) WHERE told_at IS NULL;
CREATE INDEX alerts_waiting ON alerts (variant, kind, sequence) WHERE told_at IS NULL AND confirmed_at IS NOT NULL;
CREATE INDEX alerts_told ON alerts (variant, kind, told_at) WHERE told_at IS NOT NULL;
CREATE INDEX alerts_by_end ON alerts (expires_at);

-- Whose address is not known to be theirs is asked by mail.
CREATE TRIGGER alert_asked AFTER INSERT ON alerts WHEN new.confirmed_at IS NULL BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.asked_at, new.email, json_object('type', 'alert-asked', 'alert', new.sequence), new.asked_at);
END;

CREATE TRIGGER alert_asked_again AFTER UPDATE OF asked_at ON alerts WHEN new.confirmed_at IS NULL BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.asked_at, new.email, json_object('type', 'alert-asked', 'alert', new.sequence), new.asked_at);
END;

-- Whose turn it is: the mail follows from the fact, however often that is told.
CREATE TRIGGER alert_due AFTER UPDATE OF told_at ON alerts WHEN old.told_at IS NULL AND new.told_at IS NOT NULL BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.told_at, new.email, json_object('type', 'alert-due', 'alert', new.sequence), new.told_at);
END;
