-- A locked account stays, but nobody gets in by it.
ALTER TABLE account ADD COLUMN locked boolean NOT NULL DEFAULT false;
ALTER TABLE account ADD COLUMN last_sign_in_at timestamptz;

-- From where and with what each session was begun, so that people recognise their own.
CREATE TABLE session_origin (
    session_id char(36) PRIMARY KEY,
    address text NOT NULL,
    agent text NOT NULL,
    signed_in_at timestamptz NOT NULL
);

-- Clients that administrators made, beside what the authorization server keeps of them.
CREATE TABLE partner_client (
    id varchar(100) PRIMARY KEY REFERENCES oauth2_registered_client (id) ON DELETE CASCADE,
    contact text NOT NULL,
    disabled boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    secret_changed_at timestamptz NOT NULL
);
