-- All that one import or one bulk change has changed is found together, and undone together.
CREATE INDEX product_versions_by_run ON product_versions (run, product, version) WHERE run IS NOT NULL;

-- Collections by hand are no part of a product's version: what a bulk change has done to them is kept here until it is undone.
CREATE TABLE run_memberships (
  run         TEXT    NOT NULL,
  product     TEXT    NOT NULL,                                    -- 'prd_…'
  collection  INTEGER NOT NULL REFERENCES collections (number) ON DELETE CASCADE,
  position    INTEGER,                                             -- where it stood; NULL: it was not in it, and was added
  PRIMARY KEY (run, product, collection)
) STRICT, WITHOUT ROWID;
