-- Official feeds: when each was asked for, what came of it, and when it is asked for next.
create table surveillance.feed (
    number bigint generated always as identity primary key,
    id text not null unique,
    source_name text not null,
    enabled boolean not null,
    last_attempt_at timestamptz,
    -- the server answered with a file, or that there is no newer one
    last_success_at timestamptz,
    last_change_at timestamptz,
    -- the newest week among the values of its source
    newest_period_end date,
    failures int not null default 0,
    problem text,
    problem_arguments text[] not null default '{}',
    next_attempt_at timestamptz not null,
    last_import bigint,
    forced boolean not null default false,
    requested_by text,
    entity_tag text,
    last_modified text,
    sha256 text
);
create index feed_due on surveillance.feed (next_attempt_at) where enabled;

-- the feed that a file was fetched from; null for a file that somebody sent
alter table surveillance.import add column feed text;

insert into catalogue.disease (id, names) values
    ('mpox', '{"en": "Mpox", "fr": "Mpox", "de": "Mpox", "it": "Mpox"}')
on conflict (id) do nothing;

insert into protection.public_source (name, already_public, reason, decided_by, decided_at)
select name, true, reason, 'system', now() from (values
    ('Santé publique France', 'published on odisse.santepubliquefrance.fr'),
    ('FOPH', 'published on idd.bag.admin.ch'),
    ('Our World in Data', 'published by the World Health Organization and Our World in Data')
) as known (name, reason)
on conflict (name) do nothing;
