-- Since when a person's data are only kept: nobody works with them, changes them or erases them (GDPR art. 18).
ALTER TABLE account ADD COLUMN restricted_at timestamptz;
