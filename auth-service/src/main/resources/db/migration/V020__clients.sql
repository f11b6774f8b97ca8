-- How clients prove who they are: a secret, a signature, or the certificate of their connection.
ALTER TABLE partner_client
    ADD COLUMN method text NOT NULL DEFAULT 'client_secret',
    ADD COLUMN proof text NOT NULL DEFAULT '';

-- Registered keys make settings longer than what the authorization server's own table foresees.
ALTER TABLE oauth2_registered_client
    ALTER COLUMN client_settings TYPE text,
    ALTER COLUMN redirect_uris TYPE text,
    ALTER COLUMN post_logout_redirect_uris TYPE text;

-- Assertions by which clients have proved themselves, until they run out: none is taken twice.
CREATE TABLE used_assertion (
    fingerprint bytea PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

-- Access tokens of clients are recognised by their signature and stored nowhere; those revoked before their time are.
CREATE TABLE revoked_token (
    id varchar(100) PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
