-- Which places took the place of another, and what a place was a part of before its present whole.
create table catalogue.succession (
    place text not null references catalogue.place,
    successor text not null references catalogue.place,
    since date not null,
    primary key (place, successor)
);

create table catalogue.membership (
    place text not null references catalogue.place,
    parent text not null references catalogue.place,
    valid_from date not null,
    valid_to date not null,
    check (valid_from < valid_to),
    primary key (place, parent, valid_from)
);

-- Estimates of the same year are revised: the newest one counts, the others are kept with the day they were published.
alter table catalogue.population add column known_from date;
update catalogue.population set known_from = case
    when source like 'US Census Bureau%' then date '2023-12-19'
    when source like 'Eurostat%' then '2024-07-11'
    else '2024-10-08' end;
alter table catalogue.population alter column known_from set not null;
alter table catalogue.population drop constraint population_pkey;
alter table catalogue.population add primary key (place, stratum, reference_year, known_from);

-- Strata of one dimension, those that are not known among them, add up to what they are a part of.
alter table catalogue.stratum add column dimension text check (dimension in ('age', 'sex'));
insert into catalogue.stratum (id, part_of, dimension, names) values
    ('age-0-4', 'all', 'age', '{"en": "0 to 4 years", "fr": "0 à 4 ans", "de": "0 bis 4 Jahre", "it": "0–4 anni"}'),
    ('age-5-14', 'all', 'age', '{"en": "5 to 14 years", "fr": "5 à 14 ans", "de": "5 bis 14 Jahre", "it": "5–14 anni"}'),
    ('age-15-64', 'all', 'age', '{"en": "15 to 64 years", "fr": "15 à 64 ans", "de": "15 bis 64 Jahre", "it": "15–64 anni"}'),
    ('age-65-plus', 'all', 'age', '{"en": "65 years and older", "fr": "65 ans et plus", "de": "65 Jahre und älter", "it": "65 anni e più"}'),
    ('age-unknown', 'all', 'age', '{"en": "Age not known", "fr": "Âge inconnu", "de": "Alter unbekannt", "it": "Età sconosciuta"}'),
    ('sex-female', 'all', 'sex', '{"en": "Female", "fr": "Femmes", "de": "Weiblich", "it": "Femmine"}'),
    ('sex-male', 'all', 'sex', '{"en": "Male", "fr": "Hommes", "de": "Männlich", "it": "Maschi"}'),
    ('sex-unknown', 'all', 'sex', '{"en": "Sex not known", "fr": "Sexe inconnu", "de": "Geschlecht unbekannt", "it": "Sesso sconosciuto"}')
on conflict (id) do update set part_of = excluded.part_of, dimension = excluded.dimension, names = excluded.names;
alter table catalogue.stratum add check ((part_of is null) = (dimension is null));
