-- One week of all places lies side by side here, where the primary key has it in as many spots as there are places.
create index observation_week on surveillance.observation (period_end, series, known_from, import)
    include (value, missing, withdrawn);
