-- The operator's own rows of the registry's tables, in the order in which they were added. They are laid over the bundled
-- rows whenever those are loaded.
CREATE TABLE own_registry (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('actors', 'publishers', 'aliases', 'offices')),
    -- A JSON array of texts, one for each column.
    fields TEXT NOT NULL
) STRICT;
