-- What has left, for lists of staff and for whoever asks carriers: a copy, made with that of the order and made anew with it.
CREATE TABLE shipments (
  order_id   TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  carrier    TEXT    NOT NULL,
  tracking   TEXT    NOT NULL,                     -- as it is written; '': without a number, or of somebody who is forgotten
  number     TEXT    NOT NULL,                     -- the same without blanks and strokes, in capitals
  status     TEXT    NOT NULL,
  since      INTEGER NOT NULL,                     -- ms since the epoch, UTC: when it came there
  shipped_at INTEGER NOT NULL,                     -- ms since the epoch, UTC
  version    INTEGER NOT NULL,                     -- of the order
  asked_at   INTEGER NOT NULL DEFAULT 0,           -- ms since the epoch, UTC: when its carrier was asked last; no copy
  PRIMARY KEY (order_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shipments_by_number ON shipments (number) WHERE number <> '';
CREATE INDEX shipments_to_ask ON shipments (asked_at)
  WHERE number <> '' AND status NOT IN ('delivered', 'return-to-sender');
CREATE INDEX shipments_by_status ON shipments (status, since);

-- Those that left before: where they stand is heard when their carrier is asked.
INSERT INTO shipments (order_id, id, carrier, tracking, number, status, since, shipped_at, version)
SELECT orders.id, each.value ->> '$.id', each.value ->> '$.carrier', each.value ->> '$.tracking',
       upper(replace(replace(each.value ->> '$.tracking', ' ', ''), '-', '')), 'handed-over',
       each.value ->> '$.shippedAt', each.value ->> '$.shippedAt', orders.version
FROM orders, json_each(orders."order", '$.shipments') AS each
WHERE orders."order" ->> '$.imported' IS NULL;
