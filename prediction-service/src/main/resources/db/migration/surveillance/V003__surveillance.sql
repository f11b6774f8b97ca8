create schema surveillance;

create table surveillance.import (
    id bigint generated always as identity primary key,
    file_name text not null,
    profile text,
    file_as_of date,
    source_name text not null,
    synthetic boolean not null,
    state text not null check (state in ('received', 'reading', 'accepted', 'quarantined', 'cancelled', 'withdrawn')),
    bytes bigint not null,
    sha256 text not null,
    rows bigint,
    changes bigint,
    unchanged bigint,
    received_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    imported_by text not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    check ((state = 'withdrawn') = (withdrawn_at is not null))
);

-- the received file until its job has ended, so that the job outlives the process that took the file in
create table surveillance.received_part (
    import bigint not null references surveillance.import on delete cascade,
    part int not null,
    content bytea not null,
    primary key (import, part)
);
alter table surveillance.received_part alter column content set storage external;

create table surveillance.import_profile (
    import bigint not null references surveillance.import on delete cascade,
    profile text not null,
    rows bigint not null,
    changes bigint not null,
    primary key (import, profile)
);

create table surveillance.finding (
    import bigint not null references surveillance.import on delete cascade,
    number int not null,
    severity text not null check (severity in ('error', 'warning')),
    rule text not null,
    line bigint,
    position text,
    found text,
    expected text,
    place text,
    period_end date,
    primary key (import, number)
);

create table surveillance.series (
    id int generated always as identity primary key,
    disease text not null references catalogue.disease,
    indicator text not null references catalogue.indicator,
    place text not null references catalogue.place,
    stratum text not null references catalogue.stratum,
    source int not null references catalogue.source,
    unique (disease, indicator, place, stratum, source)
);

-- Bitemporal and append-only: one row per change. The primary key carries the period, so the table can be partitioned
-- by year without changing a query; the covering index answers "as of" without touching the heap.
create table surveillance.observation (
    series int not null references surveillance.series,
    period_end date not null,
    known_from date not null,
    import bigint not null references surveillance.import,
    value double precision,
    missing text check (missing in ('not-applicable', 'suppressed', 'withheld', 'deleted', 'not-reported')),
    withdrawn boolean not null default false,
    check ((value is null) = (missing is not null)),
    primary key (series, period_end, known_from, import) include (value, missing, withdrawn)
);
create index observation_import on surveillance.observation (import);

create table surveillance.exclusion (
    id bigint generated always as identity primary key,
    disease text not null references catalogue.disease,
    indicator text not null references catalogue.indicator,
    place text not null references catalogue.place,
    first_period_end date not null,
    last_period_end date not null,
    reason text not null,
    author text not null,
    created_at timestamptz not null,
    lifted_at timestamptz,
    lifted_by text,
    check (first_period_end <= last_period_end)
);
create index exclusion_series on surveillance.exclusion (disease, indicator, place);

-- Grows with every change to what a profile's observations say at any day; names states of the data in ETags and rounds.
-- It follows the clock in milliseconds, so that two databases do not give the same number to different data.
create table surveillance.revision (
    profile text primary key,
    revision bigint not null,
    changed_at timestamptz not null
);
