-- The log of loading: what was read when, and what was refused and why. Not part of what is served.

CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    -- Null while it runs, and for ever where it was killed.
    ended_at TEXT,
    -- What it was told to read.
    sources TEXT NOT NULL,
    new_count INTEGER NOT NULL DEFAULT 0,
    changed_count INTEGER NOT NULL DEFAULT 0,
    unchanged_count INTEGER NOT NULL DEFAULT 0,
    refused_count INTEGER NOT NULL DEFAULT 0,
    skipped_count INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE refusal (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    place INTEGER NOT NULL,
    -- The file, or the file and line, or the record's own id.
    input TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

-- Indexes that a first load has left out, with the statements that make them: empty once it has ended. The statements
-- are those of the schema itself, so that no index is defined twice.
CREATE TABLE deferred_index (
    name TEXT PRIMARY KEY,
    definition TEXT NOT NULL
) STRICT, WITHOUT ROWID;
