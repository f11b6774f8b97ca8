ALTER TABLE account ADD COLUMN email text;

-- Links by which a person chooses a password without having one. Only a hash of what stands in the link is kept.
CREATE TABLE password_link (
    fingerprint bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX password_link_account ON password_link (account_id);
