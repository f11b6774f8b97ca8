-- The places that a person or a partner's program may see, with all below them; null where it is every place.
ALTER TABLE account ADD COLUMN places text[] CHECK (cardinality(places) > 0);
ALTER TABLE partner_client ADD COLUMN places text[] CHECK (cardinality(places) > 0);
