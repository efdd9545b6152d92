-- Orders with a label whose parcel has not left: for whoever packs, and for whoever asks carriers again. Orders without one are not in it.
CREATE INDEX orders_labelled ON orders (placed_at, id) WHERE "order" ->> '$.labels[0].id' IS NOT NULL;
