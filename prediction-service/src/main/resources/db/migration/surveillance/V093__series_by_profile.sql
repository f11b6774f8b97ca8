-- With the place in the midst of the key, the planner rather read all series of all profiles; with the stratum before it, those of
-- one profile lie side by side.
alter table surveillance.series
    drop constraint series_disease_indicator_place_stratum_source_key,
    add unique (disease, indicator, stratum, place, source) include (id);
