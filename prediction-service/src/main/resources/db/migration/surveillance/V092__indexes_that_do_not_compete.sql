-- The planner took the index by week and the primary key for each other, since it may skip over the leading column of either;
-- the wrong one is eight to sixty times as slow. Only this index has "series + 0", so neither can do the other's work.
drop index if exists surveillance.observation_week;
create index observation_week on surveillance.observation (period_end, (series + 0), known_from, import)
    include (value, series, missing, withdrawn);

-- Readers find all they need in the indexes, which spares them the table only for pages that a vacuum has seen. A large import
-- sees to that itself; what small ones add up to is seen to here, by vacuums that look at the new pages only.
alter table surveillance.observation
    set (autovacuum_vacuum_insert_threshold = 100000, autovacuum_vacuum_insert_scale_factor = 0);
