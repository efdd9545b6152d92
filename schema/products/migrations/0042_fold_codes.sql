-- A code is found by one spelling of it, which the shop makes of whatever is typed: SQLite itself folds no letter beyond ASCII.
CREATE TABLE promotion_codes_by_spelling (
  folded      TEXT    NOT NULL PRIMARY KEY,            -- as domain/promotions/code.ts folds it
  code        TEXT    NOT NULL,                        -- as it was made
  promotion   TEXT    NOT NULL REFERENCES promotions (id),
  uses        INTEGER CHECK (uses > 0),                -- NULL: as often as the promotion
  customer    TEXT,                                    -- whom alone it is for; NULL: whoever says it
  batch       TEXT    NOT NULL DEFAULT '',             -- codes that were made together
  revoked_at  INTEGER,
  created_at  INTEGER NOT NULL
) STRICT;

-- Those with capitals beyond ASCII could be given by nobody; made again they can be.
INSERT INTO promotion_codes_by_spelling (folded, code, promotion, uses, customer, batch, revoked_at, created_at)
SELECT lower(code), code, promotion, uses, customer, batch, revoked_at, created_at FROM promotion_codes;
DROP TABLE promotion_codes;
ALTER TABLE promotion_codes_by_spelling RENAME TO promotion_codes;

CREATE INDEX promotion_codes_of ON promotion_codes (promotion, created_at, code);
