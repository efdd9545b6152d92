-- Who wrote a review. The review itself stands in the products store under the same id and knows none of this; when somebody is
-- forgotten, the row goes, and what was said of the thing stays.
CREATE TABLE reviewers (
  review       TEXT    PRIMARY KEY,                                -- 'rev_…'
  product      TEXT    NOT NULL,
  email        TEXT    NOT NULL DEFAULT '',                        -- in small letters; '': an import did not say
  order_id     TEXT,
  customer_id  TEXT,
  at           INTEGER NOT NULL                                    -- ms since the epoch, UTC
) STRICT, WITHOUT ROWID;

-- One review of one thing by one person who has shown an order; what an import brings shows none.
CREATE UNIQUE INDEX reviewers_once ON reviewers (email, product) WHERE order_id IS NOT NULL;
CREATE INDEX reviewers_by_email ON reviewers (email) WHERE email <> '';
CREATE INDEX reviewers_by_customer ON reviewers (customer_id) WHERE customer_id IS NOT NULL;
