-- What a statement about stock was based on: its file's own word, or what files had said before. Null: neither is known.
ALTER TABLE stated_stock ADD COLUMN based_on INTEGER;
