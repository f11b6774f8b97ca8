-- Sums over the parts of a place, kept up to date by every import and withdrawal: a national total over five years of
-- counties would else read a million rows. Each row is a change: the total as of a day is the sum of the changes known by
-- then, so the past is answered like the present.
create table surveillance.total_series (
    id int generated always as identity primary key,
    disease text not null references catalogue.disease,
    indicator text not null references catalogue.indicator,
    stratum text not null references catalogue.stratum,
    source int not null references catalogue.source on delete cascade,
    whole text not null references catalogue.place,
    -- of which parts, such as county
    kind text not null,
    unique (disease, indicator, whole, kind, stratum, source)
);

create table surveillance.total (
    total_series int not null references surveillance.total_series on delete cascade,
    period_end date not null,
    known_from date not null,
    value double precision not null,
    -- by how many there are more parts with a value, and more parts that said anything at all
    present int not null,
    known int not null,
    primary key (total_series, period_end, known_from) include (value, present, known)
);

-- every place with all the places it is a part of
create view surveillance.part as
with recursive above as (
    select code, kind, parent as whole from catalogue.place where parent is not null
    union all
    select a.code, a.kind, p.parent from above a join catalogue.place p on p.code = a.whole where p.parent is not null
)
select code, kind, whole from above;

-- fills the tables for what was imported before
insert into surveillance.total_series (disease, indicator, stratum, source, whole, kind)
select distinct s.disease, s.indicator, s.stratum, s.source, p.whole, p.kind
from surveillance.series s
join catalogue.indicator i on i.id = s.indicator and i.aggregation = 'sum'
join surveillance.part p on p.code = s.place;

insert into surveillance.total (total_series, period_end, known_from, value, present, known)
select t.id, step.period_end, step.known_from, sum(step.value), sum(step.present), sum(step.known)
from (
    select series, period_end, known_from,
        coalesce(value, 0) - coalesce(lag(value) over w, 0) as value,
        (value is not null)::int - (lag(value) over w is not null)::int as present,
        (row_number() over w = 1)::int as known
    from surveillance.observation
    where not withdrawn
    window w as (partition by series, period_end order by known_from, import)
) step
join surveillance.series s on s.id = step.series
join surveillance.part p on p.code = s.place
join surveillance.total_series t on t.disease = s.disease and t.indicator = s.indicator and t.stratum = s.stratum
    and t.source = s.source and t.whole = p.whole and t.kind = p.kind
group by t.id, step.period_end, step.known_from;

-- whether a week has hidden cells, which hides its totals
create index suppressed_week on protection.suppressed (disease, indicator, stratum, period_end, place);

create view published.total as
select t.disease, t.indicator, t.stratum, t.whole, t.kind, o.period_end, o.known_from, o.value, o.present, o.known,
    c.name as source, c.synthetic
from surveillance.total o
join surveillance.total_series t on t.id = o.total_series
join catalogue.source c on c.id = t.source
where not exists (
    select from protection.suppressed x
    where x.disease = t.disease and x.indicator = t.indicator and x.stratum = t.stratum and x.period_end = o.period_end);
