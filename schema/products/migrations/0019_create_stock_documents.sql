-- Documents of stock: transfers, orders at suppliers, counts, receipts. The units themselves are in the inventory shards.
CREATE TABLE stock_documents (
  id          TEXT    PRIMARY KEY,                                 -- 'tra_…', 'por_…', 'cnt_…', 'rcp_…'
  kind        TEXT    NOT NULL CHECK (kind IN ('transfer', 'purchase', 'count', 'receipt')),
  number      INTEGER NOT NULL,                                    -- as people say it: counted for each kind
  state       TEXT    NOT NULL CHECK (state IN ('draft', 'ordered', 'sent', 'part', 'received', 'applied', 'cancelled')),
  version     INTEGER NOT NULL,                                    -- grows with each act; scans are counted by themselves
  act         TEXT    NOT NULL,                                    -- the latest act: repeated, it is not done again
  origin      TEXT,                                                -- of a transfer: the place that it leaves
  location    TEXT    NOT NULL,                                    -- where units arrive, or are counted
  supplier    TEXT,
  note        TEXT    NOT NULL,
  terms       TEXT    CHECK (json_valid(terms)),                   -- of an order: currency, freight, duty, expected
  created_at  INTEGER NOT NULL,                                    -- ms since the epoch, UTC
  updated_at  INTEGER NOT NULL,
  who         TEXT    NOT NULL,                                    -- id of a member of staff
  UNIQUE (kind, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_documents_in_state ON stock_documents (kind, state, number);

CREATE TABLE stock_lines (
  document  TEXT    NOT NULL REFERENCES stock_documents (id),
  variant   TEXT    NOT NULL,                                      -- outlives the variant
  location  TEXT    NOT NULL,                                      -- as of its document
  position  INTEGER NOT NULL,                                      -- in the order in which they came
  units     INTEGER NOT NULL CHECK (units >= 0),
  coming    INTEGER NOT NULL DEFAULT 0 CHECK (coming >= 0),        -- still on their way there
  cost      INTEGER CHECK (cost >= 0),                             -- of one unit, minor units of the document's currency
  base      TEXT    CHECK (json_valid(base)),                      -- of a count: {"available": …, "held": …}
  PRIMARY KEY (document, variant)
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_lines_coming ON stock_lines (variant, location, coming) WHERE coming > 0;

-- What was scanned or typed, each once: units of a line are their sum, however many people add to it at once.
CREATE TABLE stock_scans (
  id        TEXT    PRIMARY KEY,                                   -- the key of whoever sent it
  document  TEXT    NOT NULL,
  variant   TEXT    NOT NULL,
  units     INTEGER NOT NULL,                                      -- fewer, when some were taken off again
  who       TEXT    NOT NULL,
  at        INTEGER NOT NULL                                       -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_scans_by_line ON stock_scans (document, variant);

-- What a document does to the shelves, written down before it is done.
CREATE TABLE stock_steps (
  document  TEXT    NOT NULL REFERENCES stock_documents (id),
  step      INTEGER NOT NULL,
  variant   TEXT    NOT NULL,
  action    TEXT    NOT NULL CHECK (action IN ('send', 'arrive', 'return', 'count', 'lose')),
  location  TEXT    NOT NULL,
  units     INTEGER NOT NULL CHECK (units >= 0),
  based_on  INTEGER,                                               -- of a count
  note      TEXT    NOT NULL,
  state     TEXT    NOT NULL CHECK (state IN ('due', 'done', 'refused')),
  who       TEXT    NOT NULL,
  at        INTEGER NOT NULL,                                      -- ms since the epoch, UTC
  act       TEXT    NOT NULL,
  answer    TEXT    CHECK (json_valid(answer)),
  PRIMARY KEY (document, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_steps_due ON stock_steps (at) WHERE state = 'due';
