-- What a first load may leave out until its rows are there: ids of findings, and who names an actor. Both land on
-- another page for each row, and are most of what a batch writes once the file is large.

-- The ids' uniqueness becomes an index with a name, which can be dropped and made again. It is the same index: its rows
-- stay where they are, and only the schema says another thing of them.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'uuid BLOB NOT NULL UNIQUE CHECK', 'uuid BLOB NOT NULL CHECK')
WHERE type = 'table' AND name IN ('quote', 'claim');
UPDATE sqlite_schema SET name = tbl_name || '_uuid', sql = 'CREATE UNIQUE INDEX ' || tbl_name || '_uuid ON ' || tbl_name || ' (uuid)'
WHERE type = 'index' AND name IN ('sqlite_autoindex_quote_1', 'sqlite_autoindex_claim_1');
PRAGMA writable_schema = RESET;

-- Where the sighting that describes an actor has its place: an earlier one is known without looking for it. Null for
-- those of the registry.
ALTER TABLE actor ADD COLUMN sighted_day INTEGER;
ALTER TABLE actor ADD COLUMN sighted_key INTEGER;

UPDATE actor SET (sighted_day, sighted_key) =
    (SELECT day, article_key FROM sighting WHERE actor = actor.id ORDER BY day, article_key LIMIT 1)
WHERE in_registry = 0;

-- Sightings in the order of loading; those of an actor are found by an index that tells all that is asked of it.
CREATE TABLE sighting_ (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actor,
    -- The day as a number, the undated behind all others.
    day INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    office TEXT,
    state TEXT,
    PRIMARY KEY (article, actor)
) STRICT, WITHOUT ROWID;

INSERT INTO sighting_ SELECT article, actor, day, article_key, start, "end", kind, name, description, office, state
FROM sighting ORDER BY article, actor;
DROP TABLE sighting;
ALTER TABLE sighting_ RENAME TO sighting;
CREATE INDEX sighting_actor ON sighting (actor, day, article_key, name);
