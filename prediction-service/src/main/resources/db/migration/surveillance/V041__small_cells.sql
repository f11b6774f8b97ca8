create schema protection;

-- The rule for one indicator; without a row the country's usual threshold holds, and totals of the country are shown.
create table protection.rule (
    indicator text primary key,
    threshold int not null check (threshold between 1 and 1000),
    country_totals boolean not null,
    decided_by text not null,
    decided_at timestamptz not null
);

-- Sources whose numbers anybody may read elsewhere already, so that hiding them here protects nobody. A source that is
-- not here is held to the rule; synthetic ones count nobody.
create table protection.public_source (
    name text primary key,
    already_public boolean not null,
    reason text not null,
    decided_by text not null,
    decided_at timestamptz not null
);
insert into protection.public_source (name, already_public, reason, decided_by, decided_at)
select name, true, reason, 'system', now() from (values
    ('hub target data', 'target data that forecast hubs publish'),
    ('CDC', 'published by the Centers for Disease Control and Prevention'),
    ('CDC NHSN', 'published on data.cdc.gov'),
    ('CDC NSSP', 'published on data.cdc.gov'),
    ('ECDC ERVISS', 'published by the European Centre for Disease Prevention and Control'),
    ('RespiCast', 'published by the European Centre for Disease Prevention and Control')
) as known (name, reason);

-- Weeks that are not shown. A cell once hidden stays hidden, whatever becomes known later: a view that shows it again
-- could be taken from one that hides it. Only a decision about the rule starts afresh.
create table protection.suppressed (
    disease text not null,
    indicator text not null,
    place text not null,
    stratum text not null,
    period_end date not null,
    since timestamptz not null,
    primary key (disease, indicator, place, stratum, period_end)
);

create or replace view published.observation as
select s.disease, s.indicator, s.place, s.stratum, o.period_end, o.known_from, o.import as revision,
    case when x.place is null then o.value end as value,
    case when x.place is null then o.missing else 'suppressed' end as missing, c.synthetic
from surveillance.observation o
join surveillance.series s on s.id = o.series
join catalogue.source c on c.id = s.source
left join protection.suppressed x on x.disease = s.disease and x.indicator = s.indicator and x.place = s.place
    and x.stratum = s.stratum and x.period_end = o.period_end
where not o.withdrawn;

-- A single model may repeat the last week it has seen, as the baseline does. Of a place whose newest weeks are hidden
-- only the ensemble is shown.
create view published.withheld_forecast as
select distinct r.id as round, x.place
from forecasts.round r
join protection.suppressed x on x.disease = r.disease and x.indicator = r.indicator and x.stratum = 'all'
    and x.period_end between r.reference_date - 28 and r.reference_date;

create or replace view published.forecast as
select f.round, f.model, f.place, f.horizon, f.target_end_date, f.quantiles
from forecasts.forecast f
where f.model = 'ensemble'
    or not exists (select from published.withheld_forecast w where w.round = f.round and w.place = f.place);
