-- Fingerprints of refresh tokens that have been exchanged: whoever shows one again has stolen it, or was stolen from.
CREATE TABLE used_refresh_token (
    fingerprint bytea PRIMARY KEY,
    authorization_id varchar(100) NOT NULL REFERENCES oauth2_authorization (id) ON DELETE CASCADE
);
CREATE INDEX used_refresh_token_authorization ON used_refresh_token (authorization_id);
