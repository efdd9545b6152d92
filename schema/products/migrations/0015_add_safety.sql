-- What has to be said of goods before they are bought in the EU: maker, who answers for them there, warnings by language.
-- {"manufacturer": {"name": …}, "responsible": …, "warnings": {"en": …}}; NULL: nothing is said.
ALTER TABLE products ADD COLUMN safety TEXT CHECK (json_valid(safety));
