-- what the columns of a source's files mean; one mapping for each header of a source
create table surveillance.mapping (
    id bigint generated always as identity primary key,
    source_name text not null,
    signature text not null,
    header text[] not null,
    layout jsonb not null,
    changed_by text not null,
    changed_at timestamptz not null,
    unique (source_name, signature)
);
