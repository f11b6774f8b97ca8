-- What the engine trained and replayed, for the rounds and processes that need the same again.
create table forecasts.trained (
    code_version text not null,
    key text not null,
    content text not null,
    kept_at timestamptz not null,
    primary key (key, code_version)
);
create index trained_by_day on forecasts.trained (kept_at);
