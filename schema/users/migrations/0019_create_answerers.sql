-- Who has answered which question: the only place that knows. Each has shown an order.
CREATE TABLE answerers (
  answer       TEXT    PRIMARY KEY,                                -- 'ans_…'
  question     TEXT    NOT NULL,
  email        TEXT    NOT NULL,                                   -- in small letters
  order_id     TEXT    NOT NULL,
  customer_id  TEXT,
  at           INTEGER NOT NULL                                    -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX answerers_once ON answerers (email, question);
CREATE INDEX answerers_by_customer ON answerers (customer_id) WHERE customer_id IS NOT NULL;
