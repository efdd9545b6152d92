-- What somebody has bought, for staff who look at them: of whoever was signed in by their id, of guests by the address that they gave.
CREATE INDEX orders_by_person ON orders (coalesce("order" ->> '$.customerId', lower(email)), placed_at);
