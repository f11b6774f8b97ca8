-- Who was erased or is gone for good, until prediction-service has put the pseudonym in place of the name: what was done
-- under that name in that time was done by her, and not by whoever had the name before or after.
CREATE TABLE erasure (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    pseudonym text NOT NULL
);

-- where the kind of a token is not known, every question about it would read the whole table without these two
CREATE INDEX oauth2_authorization_user_code ON oauth2_authorization USING hash (user_code_value);
CREATE INDEX oauth2_authorization_device_code ON oauth2_authorization USING hash (device_code_value);
