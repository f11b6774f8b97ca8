-- Events that another service delivered: it may deliver one twice, and the trail keeps it once.
CREATE TABLE audit.delivered (
    id uuid PRIMARY KEY,
    number bigint NOT NULL
);
CREATE INDEX delivered_number ON audit.delivered (number);
