do $$
begin
    -- only what is missing, for each grant is a write, and this runs at every start
    if exists (select from pg_roles where rolname = 'vigie_dataviz')
        and (not has_schema_privilege('vigie_dataviz', 'published', 'usage')
            or exists (select from pg_class
                where relnamespace = 'published'::regnamespace and relkind in ('r', 'v', 'm', 'p')
                    and not has_table_privilege('vigie_dataviz', oid, 'select'))) then
        grant usage on schema published to vigie_dataviz;
        grant select on all tables in schema published to vigie_dataviz;
    end if;
end
$$;
