CREATE TABLE account (
    id uuid PRIMARY KEY,
    username text NOT NULL,
    display_name text NOT NULL,
    role text NOT NULL,
    password_hash text NOT NULL,
    password_must_change boolean NOT NULL,
    closed boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    password_changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX account_username ON account (lower(username));

-- One row per failed sign-in, for as long as it counts against the account and address it came from.
CREATE TABLE failed_sign_in (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username_hash bytea NOT NULL,
    address text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX failed_sign_in_pair ON failed_sign_in (address, at, username_hash);
CREATE INDEX failed_sign_in_at ON failed_sign_in (at);
