-- Where the boundaries of places come from, on what terms, and what was changed about them.
create table catalogue.boundary_edition (
    id text primary key,
    source text not null,
    licence text not null,
    changes text not null
);

-- Where a place lies, while it is valid or for the days given; kept as the text that readers get.
create table catalogue.boundary (
    place text not null references catalogue.place,
    valid_from date not null default '-infinity',
    valid_to date not null default 'infinity',
    edition text not null references catalogue.boundary_edition,
    geometry json not null check (geometry ->> 'type' in ('Polygon', 'MultiPolygon')),
    check (valid_from < valid_to),
    primary key (place, valid_from)
);
