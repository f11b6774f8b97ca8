-- What a person has agreed to, and until when.
CREATE TABLE consent (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    purpose text NOT NULL,
    given_at timestamptz NOT NULL,
    withdrawn_at timestamptz
);
CREATE UNIQUE INDEX consent_open ON consent (account_id, purpose) WHERE withdrawn_at IS NULL;

-- The register of processing activities and the record of breaches.
CREATE TABLE privacy_record (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    fields jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX privacy_record_kind ON privacy_record (kind, created_at);

-- When the schedule of retention was carried out last.
CREATE TABLE retention_run (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    at timestamptz NOT NULL,
    removed integer NOT NULL
);
