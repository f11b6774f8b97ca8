-- What moved a forecast: features or members with what each adds, the strongest first.
create table forecasts.explanation (
    round bigint not null references forecasts.round on delete cascade,
    model text not null,
    place text not null,
    horizon smallint not null,
    names text[] not null,
    contributions double precision[] not null,
    primary key (round, model, place, horizon),
    check (cardinality(names) = cardinality(contributions))
);
