-- An import that is taken back finds whom it has made.
CREATE INDEX customer_records_brought ON customer_records (brought_by) WHERE brought_by IS NOT NULL;
