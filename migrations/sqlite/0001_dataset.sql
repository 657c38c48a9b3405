-- The database itself: one row that says which database this is and how far it has come.

-- 'Cmqu': tells our files from any other SQLite file before a single table is read.
PRAGMA application_id = 1131245941;

CREATE TABLE dataset (
    -- One row, and no second.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- Random, drawn when the file is made: two databases never answer with the same ETag.
    uuid BLOB NOT NULL CHECK (length(uuid) = 16),
    -- Random, drawn by every commit that changes anything a client could see: 16 hexadecimal digits. It names the
    -- content. A count cannot: after an earlier copy of the file is put back, other changes reach the same count.
    state TEXT NOT NULL CHECK (length(state) = 16),
    -- How many commits changed anything: for people, who like to see that a load has gone on.
    revision INTEGER NOT NULL,
    -- When the last one was made, RFC 3339 in UTC.
    changed_at TEXT NOT NULL,
    -- The Last-Modified of every answer, in seconds of the epoch: when the state was made, or, where another was made
    -- in the same second, up to five seconds later. Seconds, and a clock that is set back, can give two states the same
    -- time, and a client that asks by date alone could not tell them apart.
    dated INTEGER NOT NULL DEFAULT 0,
    -- The latest date that any state ever had.
    latest_dated INTEGER NOT NULL DEFAULT 0,
    -- 1 where this state's date is later than all before it, so that no earlier one shares it.
    dated_alone INTEGER NOT NULL DEFAULT 0 CHECK (dated_alone IN (0, 1)),
    -- Versions of the bundled tables last loaded; null until they are.
    registry_version INTEGER,
    record_version INTEGER,
    -- Rows that lists would otherwise have to count; kept by the transactions that change them.
    article_count INTEGER NOT NULL DEFAULT 0,
    quote_count INTEGER NOT NULL DEFAULT 0,
    claim_count INTEGER NOT NULL DEFAULT 0,
    mention_count INTEGER NOT NULL DEFAULT 0
) STRICT;
