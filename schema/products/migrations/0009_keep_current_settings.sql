-- The latest version of each document once more: every page reads it, and the history grows.

CREATE TABLE current_settings (
  document  TEXT    NOT NULL PRIMARY KEY,
  number    INTEGER NOT NULL,
  version   INTEGER NOT NULL,
  value     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO current_settings (document, number, version, value)
SELECT document, number, version, value FROM settings
WHERE number IN (SELECT max(number) FROM settings GROUP BY document);

CREATE TRIGGER settings_are_current_when_saved AFTER INSERT ON settings BEGIN
  INSERT INTO current_settings (document, number, version, value)
    VALUES (new.document, new.number, new.version, new.value)
    ON CONFLICT (document) DO UPDATE SET number = excluded.number, version = excluded.version, value = excluded.value;
END;
