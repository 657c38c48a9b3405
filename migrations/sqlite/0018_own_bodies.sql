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
