-- Networks from which a person has signed in: who guesses her password from everywhere does not lock her out there.
CREATE TABLE known_network (
    account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    fingerprint bytea NOT NULL,
    last_seen_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, fingerprint)
);
CREATE INDEX failed_sign_in_name ON failed_sign_in (username_hash, at);
