-- What a product was before each change, who changed it, and why. A product that was deleted is here alone.
CREATE TABLE product_versions (
  product   TEXT    NOT NULL,                                      -- 'prd_…'; outlives the product
  version   INTEGER NOT NULL CHECK (version >= 0),                 -- that was replaced; 0: there was none yet
  at        INTEGER NOT NULL,                                      -- ms since the epoch, UTC: when it was replaced
  who       TEXT    NOT NULL,                                      -- id of a member of staff; '' nobody: a program of the shop itself
  cause     TEXT    NOT NULL CHECK (cause IN ('create', 'edit', 'duplicate', 'restore', 'delete', 'import', 'bulk')),
  run       TEXT,                                                  -- which import or bulk change, where there is one
  document  TEXT,                                                  -- the whole product: JSON, gzip, base64; NULL: there was none
  stock     TEXT    CHECK (json_valid(stock)),                     -- of a product that was deleted: what its variants' stock was called and stated as
  PRIMARY KEY (product, version)
) STRICT, WITHOUT ROWID;
