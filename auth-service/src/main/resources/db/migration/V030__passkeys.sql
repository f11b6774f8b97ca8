-- Passkeys (WebAuthn credentials), as Spring Security keeps them. The user handle is the account's id, so that a
-- removed account takes its passkeys along.
CREATE TABLE user_credentials (
    credential_id varchar(1400) PRIMARY KEY,
    user_entity_user_id varchar(100) NOT NULL,
    public_key bytea NOT NULL,
    signature_count bigint,
    uv_initialized boolean,
    backup_eligible boolean NOT NULL,
    authenticator_transports varchar(1000),
    public_key_credential_type varchar(100),
    backup_state boolean NOT NULL,
    attestation_object bytea,
    attestation_client_data_json bytea,
    created timestamptz NOT NULL,
    last_used timestamptz NOT NULL,
    label varchar(1000) NOT NULL,
    account_id uuid NOT NULL GENERATED ALWAYS AS (
        encode(decode(translate(user_entity_user_id, '-_', '+/') || '==', 'base64'), 'hex')::uuid) STORED
        REFERENCES account (id) ON DELETE CASCADE
);
CREATE INDEX user_credentials_account ON user_credentials (account_id);
CREATE INDEX user_credentials_user ON user_credentials (user_entity_user_id);
