-- The rows of an import lie side by side, so a block range finds them as well as a tree does and costs next to nothing to
-- write, where the tree took a quarter of the time of a large import.
drop index surveillance.observation_import;
create index observation_import on surveillance.observation using brin (import) with (pages_per_range = 32, autosummarize = on);
