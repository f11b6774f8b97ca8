create schema forecasts;

create table forecasts.round (
    id bigint generated always as identity primary key,
    profile text not null,
    disease text not null references catalogue.disease,
    indicator text not null references catalogue.indicator,
    reference_date date not null,
    as_of date not null,
    -- newest publication used, and the newest change of the store when the data were read
    data_vintage date not null,
    data_revision bigint not null,
    seed bigint not null,
    code_version text not null,
    synthetic boolean not null,
    state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    places int not null default 0,
    requested_by text not null,
    requested_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz
);
create unique index round_one_at_a_time on forecasts.round (profile) where state in ('queued', 'running');
create index round_newest on forecasts.round (profile, id desc);

create table forecasts.member (
    round bigint not null references forecasts.round on delete cascade,
    model text not null,
    position int not null,
    state text not null check (state in ('succeeded', 'failed')),
    reason text,
    detail text,
    places int not null,
    millis bigint not null,
    primary key (round, model)
);

create table forecasts.refusal (
    round bigint not null references forecasts.round on delete cascade,
    model text not null,
    place text not null,
    reason text not null,
    detail text not null,
    primary key (round, model, place)
);

-- quantiles: the 23 levels of the hubs, in ascending order
create table forecasts.forecast (
    round bigint not null references forecasts.round on delete cascade,
    model text not null,
    place text not null,
    horizon smallint not null,
    target_end_date date not null,
    quantiles double precision[] not null check (cardinality(quantiles) = 23),
    primary key (round, model, place, horizon)
);
