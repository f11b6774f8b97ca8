-- The audit trail names people by an alias; erasing a person forgets whose it was, and the chain of events stays whole.
CREATE TABLE audit.name (
    alias text PRIMARY KEY,
    name text NOT NULL UNIQUE
);

-- How long kinds of personal data are kept, and what was removed when their time was over.
CREATE TABLE retention (
    kind text PRIMARY KEY,
    days integer NOT NULL CHECK (days BETWEEN 1 AND 3650),
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE TABLE retention_report (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    before timestamptz NOT NULL,
    removed integer NOT NULL
);
ALTER TABLE account ADD COLUMN closed_at timestamptz;
UPDATE account SET closed_at = now() WHERE closed;
