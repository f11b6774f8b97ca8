-- One statement writes both columns from the rows they point to, and neither is ever deleted, so the check of every
-- single row buys nothing; it took most of the time of a large import.
alter table surveillance.observation drop constraint observation_series_fkey;
alter table surveillance.observation drop constraint observation_import_fkey;
