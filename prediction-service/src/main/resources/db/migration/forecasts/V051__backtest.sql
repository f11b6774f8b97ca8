-- A replay of past reference dates; each of its rounds is a job of its own, so that all pods share the work.
create table forecasts.backtest (
    id bigint generated always as identity primary key,
    profile text not null,
    first_date date not null,
    last_date date not null,
    requested_by text not null,
    requested_at timestamptz not null,
    check (first_date <= last_date)
);
alter table forecasts.round add column backtest bigint references forecasts.backtest;
create index round_of_backtest on forecasts.round (backtest, reference_date) where backtest is not null;

-- a round of the present does not wait for replays, nor they for each other
drop index forecasts.round_one_at_a_time;
create unique index round_one_at_a_time on forecasts.round (profile)
    where state in ('queued', 'running') and backtest is null;
