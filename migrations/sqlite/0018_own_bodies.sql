-- The operator says of organisations, too, whether they are organs of their state or international.
CREATE TABLE own_registry_new (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('actors', 'publishers', 'bodies', 'aliases', 'offices')),
    -- A JSON array of texts, one for each column.
    fields TEXT NOT NULL
) STRICT;

INSERT INTO own_registry_new (place, kind, fields) SELECT place, kind, fields FROM own_registry;

DROP TABLE own_registry;

ALTER TABLE own_registry_new RENAME TO own_registry;

-- The registry is read anew: in a file whose registry is older than migration 15, its organisations lack what they are.
UPDATE dataset SET registry_version = 0;
