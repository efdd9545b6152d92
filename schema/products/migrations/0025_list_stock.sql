-- What a page of the staff's list of stock is found by, without a row of a variant.
CREATE INDEX variants_in_list ON variants (product, position, availability, tracked, found_by);
