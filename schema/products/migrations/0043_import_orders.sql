-- Files of orders of another shop come as other files do; nothing of what they say stands here.
CREATE TABLE imports_with_orders (
  id        TEXT    PRIMARY KEY,                                   -- the run in the history of what it changes
  at        INTEGER NOT NULL,                                      -- ms since the epoch, UTC: when it was brought
  who       TEXT    NOT NULL,                                      -- id of a member of staff
  name      TEXT    NOT NULL,                                      -- of the file
  kind      TEXT    NOT NULL CHECK (kind IN ('products', 'inventory', 'redirects', 'prices', 'reviews', 'customers', 'promotions',
              'orders')),
  layout    TEXT    NOT NULL,                                      -- 'shopify', 'woocommerce', …
  encoding  TEXT    NOT NULL,                                      -- what its bytes were read as
  rows      INTEGER NOT NULL CHECK (rows >= 0),                    -- of the file, without its header
  state     TEXT    NOT NULL CHECK (state IN ('previewing', 'ready', 'applying', 'done', 'cancelled', 'undoing', 'undone')),
  choices   TEXT    NOT NULL CHECK (json_valid(choices)),
  slices    INTEGER NOT NULL CHECK (slices >= 0),
  done      INTEGER NOT NULL DEFAULT 0 CHECK (done >= 0),          -- slices that the present state has gone through
  applied   INTEGER NOT NULL DEFAULT 0 CHECK (applied >= 0),       -- slices that were applied
  cursor    TEXT    NOT NULL DEFAULT '',                           -- how far an undo has come
  preview   TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(preview)), -- counts by outcome
  result    TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(result)),
  undo      TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(undo)),
  lease     INTEGER NOT NULL DEFAULT 0,                            -- ms since the epoch: until then somebody works on it
  fault     TEXT                                                   -- why it does not go on, where a store has refused
) STRICT, WITHOUT ROWID;

INSERT INTO imports_with_orders (id, at, who, name, kind, layout, encoding, rows, state, choices, slices, done, applied,
  cursor, preview, result, undo, lease, fault)
SELECT id, at, who, name, kind, layout, encoding, rows, state, choices, slices, done, applied, cursor, preview, result, undo, lease, fault
FROM imports;
DROP TABLE imports;
ALTER TABLE imports_with_orders RENAME TO imports;

CREATE INDEX imports_latest ON imports (at DESC, id);
CREATE INDEX imports_working ON imports (lease) WHERE state IN ('previewing', 'applying', 'undoing');
