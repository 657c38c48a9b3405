-- The database itself: one row that says which database this is and how far it has come.

-- 'Cmqu': tells our files from any other SQLite file before a single table is read.
PRAGMA application_id = 1131245941;

CREATE TABLE dataset (
    -- One row, and no second.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- Random, drawn when the file is made: two databases never answer with the same ETag.
    uuid BLOB NOT NULL CHECK (length(uuid) = 16),
    -- Raised by every transaction that changes anything a client could see.
    revision INTEGER NOT NULL,
    -- When that was, RFC 3339 in UTC; the Last-Modified of every answer.
    changed_at TEXT NOT NULL,
    -- Versions of the bundled tables last loaded; null until they are.
    registry_version INTEGER,
    record_version INTEGER,
    -- Rows that lists would otherwise have to count; kept by the transactions that change them.
    article_count INTEGER NOT NULL DEFAULT 0,
    quote_count INTEGER NOT NULL DEFAULT 0,
    claim_count INTEGER NOT NULL DEFAULT 0,
    mention_count INTEGER NOT NULL DEFAULT 0
) STRICT;
