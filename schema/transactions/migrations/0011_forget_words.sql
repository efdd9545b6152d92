-- Words of an order whose buyer is forgotten leave the index at once, and not some day later.
INSERT INTO order_words (order_words, rank) VALUES ('secure-delete', 1);
