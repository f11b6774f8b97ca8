-- Roles of which a second factor is asked beyond what the country asks.
CREATE TABLE second_factor_rule (
    role text PRIMARY KEY,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL
);

-- Whether the password is long enough to stand alone. Those chosen so far had twelve characters and more; who has no
-- second factor and never said how long hers is chooses another one when it is next due, not at once.
ALTER TABLE account ADD COLUMN password_stands_alone boolean NOT NULL DEFAULT true;
