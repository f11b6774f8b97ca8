-- Time-based one-time passwords (RFC 6238). The secret is sealed; a step once used is not taken again.
CREATE TABLE second_factor (
    account_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    secret bytea NOT NULL,
    last_step bigint NOT NULL,
    added_at timestamptz NOT NULL
);

-- Keyed hashes of the codes that replace a lost device; each works once.
CREATE TABLE recovery_code (
    account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    fingerprint bytea NOT NULL,
    PRIMARY KEY (account_id, fingerprint)
);
