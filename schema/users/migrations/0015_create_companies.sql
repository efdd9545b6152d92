-- Companies that several customers buy for. Somebody buys for one of them at most.

CREATE TABLE companies (
  id          TEXT    PRIMARY KEY CHECK (id LIKE 'cmp\_%' ESCAPE '\'),
  name        TEXT    NOT NULL CHECK (name <> ''),
  vat_id      TEXT    NOT NULL DEFAULT '',                       -- DE123456789; empty: it has none
  note        TEXT    NOT NULL DEFAULT '',                       -- by staff for staff
  closed_at   INTEGER,                                           -- ms since the epoch, UTC: since then nobody buys for it
  version     INTEGER NOT NULL DEFAULT 1,
  created_at  INTEGER NOT NULL                                   -- ms since the epoch, UTC
) STRICT;

CREATE INDEX companies_by_name ON companies (name COLLATE NOCASE, id);
CREATE INDEX companies_by_vat_id ON companies (vat_id) WHERE vat_id <> '';

CREATE TABLE company_members (
  customer_id  TEXT    PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
  company_id   TEXT    NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
  role         TEXT    NOT NULL CHECK (role IN ('administrator', 'buyer')),
  since        INTEGER NOT NULL                                  -- ms since the epoch, UTC
) STRICT;

CREATE INDEX company_members_by_company ON company_members (company_id, since);

-- Who may join: whoever has proven the address accepts or declines it in their account.
CREATE TABLE company_invitations (
  company_id  TEXT    NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
  email       TEXT    NOT NULL CHECK (email = lower(email)),
  role        TEXT    NOT NULL CHECK (role IN ('administrator', 'buyer')),
  at          INTEGER NOT NULL,                                  -- ms since the epoch, UTC
  PRIMARY KEY (company_id, email)
) STRICT, WITHOUT ROWID;

CREATE INDEX company_invitations_by_email ON company_invitations (email);
CREATE INDEX company_invitations_by_age ON company_invitations (at);

CREATE TRIGGER company_invited AFTER INSERT ON company_invitations BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.at, new.email, json_object('type', 'company-invited', 'company', new.company_id, 'email', new.email), new.at);
END;

CREATE TRIGGER company_invited_again AFTER UPDATE OF at ON company_invitations WHEN new.at > old.at BEGIN
  INSERT INTO user_facts (at, about, fact, tell_at)
  VALUES (new.at, new.email, json_object('type', 'company-invited', 'company', new.company_id, 'email', new.email), new.at);
END;
