-- What comes back, for lists of staff and for whoever hears of a parcel: a copy, made with that of the order and made anew with it.
CREATE TABLE returns (
  order_id     TEXT    NOT NULL,
  id           TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  status       TEXT    NOT NULL,
  resolution   TEXT    NOT NULL,
  units        INTEGER NOT NULL,
  carrier      TEXT    NOT NULL,
  tracking     TEXT    NOT NULL,                   -- as it is written; '': not sent yet, without a number, or of somebody who is forgotten
  number       TEXT    NOT NULL,                   -- the same without blanks and strokes, in capitals
  requested_at INTEGER NOT NULL,                   -- ms since the epoch, UTC
  since        INTEGER NOT NULL,                   -- ms since the epoch, UTC: when it came to where it stands
  sent_at      INTEGER,                            -- ms since the epoch, UTC
  version      INTEGER NOT NULL,                   -- of the order
  asked_at     INTEGER NOT NULL DEFAULT 0,         -- ms since the epoch, UTC: when its carrier was asked last; no copy
  PRIMARY KEY (order_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX returns_by_time ON returns (requested_at, id);
CREATE INDEX returns_by_status ON returns (status, requested_at, id);
CREATE INDEX returns_by_number ON returns (number) WHERE number <> '';
CREATE INDEX returns_to_ask ON returns (asked_at) WHERE number <> '' AND status = 'sent';
