-- A session that staff have opened to see the shop as a customer does says by whom: their mail address. Sign-ins of customers have none.
ALTER TABLE customer_sessions ADD COLUMN impersonated_by TEXT;
