-- Who a person is at an identity provider elsewhere. A provided account came from there and follows it in name and role; the
-- others are accounts of this place whose person has connected the two herself.
CREATE TABLE external_identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    provider text NOT NULL,
    account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    provided boolean NOT NULL,
    since timestamptz NOT NULL,
    last_used_at timestamptz,
    PRIMARY KEY (issuer, subject)
);
CREATE UNIQUE INDEX external_identity_account ON external_identity (account_id, issuer);
