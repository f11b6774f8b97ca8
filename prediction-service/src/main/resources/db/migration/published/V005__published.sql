create schema published;

-- What dataviz-service may read. Everything else stays private to its owner.
create view published.place as
select code, kind, parent, names, valid_from, valid_to from catalogue.place;

create view published.disease as
select id, names from catalogue.disease;

create view published.observation as
select s.disease, s.indicator, s.place, s.stratum, o.period_end, o.known_from, o.import as revision, o.value,
    o.missing, c.synthetic
from surveillance.observation o
join surveillance.series s on s.id = o.series
join catalogue.source c on c.id = s.source
where not o.withdrawn;

create view published.exclusion as
select id, disease, indicator, place, first_period_end, last_period_end, reason
from surveillance.exclusion
where lifted_at is null;

create view published.round as
select r.id, r.profile, r.disease, d.names as disease_names, r.indicator, i.names as indicator_names, i.unit, i.calendar,
    r.reference_date, r.as_of, r.data_vintage, r.data_revision, r.state, r.synthetic, r.finished_at
from forecasts.round r
join catalogue.disease d on d.id = r.disease
join catalogue.indicator i on i.id = r.indicator;

create view published.member as
select round, model, position, state from forecasts.member;

create view published.forecast as
select round, model, place, horizon, target_end_date, quantiles
from forecasts.forecast;
