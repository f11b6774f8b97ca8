-- How often a client called within a minute; shared by all instances.
CREATE TABLE partner_use (
    client text NOT NULL,
    minute timestamptz NOT NULL,
    calls int NOT NULL,
    PRIMARY KEY (client, minute)
);
CREATE INDEX partner_use_minute ON partner_use (minute);
