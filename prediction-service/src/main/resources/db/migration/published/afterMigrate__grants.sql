do $$
begin
    if exists (select from pg_roles where rolname = 'vigie_dataviz') then
        grant usage on schema published to vigie_dataviz;
        grant select on all tables in schema published to vigie_dataviz;
    end if;
end
$$;
