-- Whoever says that something helped, or is abuse, without an account is counted once by their connection as well: a program that
-- keeps no cookie would be a new browser each time. Sealed as voters are; null for customers, who count for themselves.
ALTER TABLE helpful_votes ADD COLUMN connection TEXT;
ALTER TABLE abuse_reports ADD COLUMN connection TEXT;

CREATE UNIQUE INDEX helpful_votes_connection ON helpful_votes (subject, connection) WHERE connection IS NOT NULL;
CREATE UNIQUE INDEX abuse_reports_connection ON abuse_reports (subject, connection) WHERE connection IS NOT NULL;
