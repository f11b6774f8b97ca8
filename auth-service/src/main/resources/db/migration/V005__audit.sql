-- Who did what to what, when and from where. Rows are chained by hashes, and are neither changed nor removed, but
-- for the oldest, once their time is over; the place where the chain then begins is kept.
CREATE SCHEMA audit;

CREATE TABLE audit.event (
    number bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    event text NOT NULL,
    actor text NOT NULL,
    subject text NOT NULL,
    address text NOT NULL,
    detail text NOT NULL,
    hash bytea NOT NULL
);
CREATE INDEX event_at ON audit.event (at);
CREATE INDEX event_actor ON audit.event (actor, number);
CREATE INDEX event_name ON audit.event (event, number);

CREATE TABLE audit.chain_start (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    number bigint NOT NULL,
    hash bytea NOT NULL
);
INSERT INTO audit.chain_start (number, hash) VALUES (0, '\x');

CREATE FUNCTION audit.keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.number <= (SELECT number FROM audit.chain_start) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'audit events are neither changed nor removed';
END
$$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON audit.event FOR EACH ROW EXECUTE FUNCTION audit.keep();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON audit.event FOR EACH STATEMENT EXECUTE FUNCTION audit.keep();
