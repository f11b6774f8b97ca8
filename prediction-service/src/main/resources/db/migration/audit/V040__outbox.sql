create schema audit;

-- Events for the audit trail of auth-service, written in the transaction of what they are about and removed once
-- auth-service has confirmed them. By the id it knows an event that it has taken before.
create table audit.outbox (
    number bigint generated always as identity primary key,
    id uuid not null unique default gen_random_uuid(),
    at timestamptz not null,
    event text not null,
    actor text not null,
    subject text not null,
    address text not null,
    detail text not null,
    -- why auth-service does not take it; null while it waits
    refused text
);
