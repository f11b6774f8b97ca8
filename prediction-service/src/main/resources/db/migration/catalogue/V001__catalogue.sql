create schema catalogue;

create table catalogue.disease (
    id text primary key,
    names jsonb not null check (names ? 'en')
);

create table catalogue.indicator (
    id text primary key,
    unit text not null check (unit in ('count', 'per_100000', 'proportion')),
    calendar text not null check (calendar in ('mmwr', 'iso')),
    -- how values of parts make the value of the whole
    aggregation text not null check (aggregation in ('sum', 'population-weighted-mean', 'none')),
    names jsonb not null check (names ? 'en')
);

create table catalogue.place (
    code text primary key,
    kind text not null,
    parent text references catalogue.place deferrable initially deferred,
    names jsonb not null check (names ? 'en'),
    valid_from date not null default '-infinity',
    valid_to date not null default 'infinity',
    check (valid_from < valid_to)
);

create table catalogue.population (
    place text not null references catalogue.place,
    reference_year int not null,
    stratum text not null default 'all',
    inhabitants bigint not null check (inhabitants > 0),
    source text not null,
    primary key (place, stratum, reference_year)
);

create table catalogue.stratum (
    id text primary key,
    -- the explicit total of everybody; other strata point at what they are a part of
    part_of text references catalogue.stratum,
    names jsonb not null check (names ? 'en')
);

create table catalogue.source (
    id int generated always as identity primary key,
    name text not null unique,
    licence text,
    citation text,
    legal_basis text,
    synthetic boolean not null default false
);

insert into catalogue.stratum (id, part_of, names)
values ('all', null, '{"en": "Everybody", "fr": "Ensemble", "de": "Alle", "it": "Totale"}');

insert into catalogue.disease (id, names) values
    ('influenza', '{"en": "Influenza", "fr": "Grippe", "de": "Grippe", "it": "Influenza"}'),
    ('covid-19', '{"en": "COVID-19", "fr": "COVID-19", "de": "COVID-19", "it": "COVID-19"}'),
    ('influenza-like-illness', '{"en": "Influenza-like illness", "fr": "Syndromes grippaux", "de": "Grippeähnliche Erkrankungen", "it": "Sindromi simil-influenzali"}'),
    ('acute-respiratory-infection', '{"en": "Acute respiratory infection", "fr": "Infections respiratoires aiguës", "de": "Akute Atemwegsinfektionen", "it": "Infezioni respiratorie acute"}');
