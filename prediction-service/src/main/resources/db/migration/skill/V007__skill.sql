create schema skill;

-- What the scores of a profile rest on: the state of its data and its newest round at that time.
create table skill.standing (
    id bigint generated always as identity primary key,
    profile text not null unique,
    data_revision bigint,
    newest_round bigint,
    truth_as_of date,
    scored_at timestamptz
);

-- One row for each forecast whose week has become known. The value it was compared with stands beside it, so that a
-- revision of that value is noticed and the score is made anew. pit_from and pit_to: the levels between which it fell.
create table skill.score (
    round bigint not null references forecasts.round on delete cascade,
    model text not null,
    place text not null,
    horizon smallint not null,
    target_end_date date not null,
    observed double precision not null,
    observed_known_from date not null,
    wis double precision not null,
    dispersion double precision not null,
    overprediction double precision not null,
    underprediction double precision not null,
    absolute_error double precision not null,
    crps double precision not null,
    log_wis double precision not null,
    log_dispersion double precision not null,
    log_overprediction double precision not null,
    log_underprediction double precision not null,
    log_absolute_error double precision not null,
    log_crps double precision not null,
    bias double precision not null,
    covered_50 boolean not null,
    covered_80 boolean not null,
    covered_95 boolean not null,
    pit_from double precision not null,
    pit_to double precision not null,
    primary key (round, model, place, horizon)
);

create view published.score as
select r.profile, r.reference_date, s.*
from skill.score s
join forecasts.round r on r.id = s.round
where r.state = 'succeeded';
