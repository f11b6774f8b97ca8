-- Signing keys; the private part is wrapped (AES-256-GCM) by a key that is not in the database.
CREATE TABLE signing_key (
    id text PRIMARY KEY,
    algorithm text NOT NULL CHECK (algorithm IN ('RS256', 'ES256')),
    public_jwk text NOT NULL,
    wrapped_jwk bytea NOT NULL,
    created_at timestamptz NOT NULL,
    signs_from timestamptz NOT NULL,
    retires_at timestamptz NOT NULL
);
