-- The same words once more, for ranking: FTS5 scores a match in two microseconds, so that words which stand
-- in a third of the articles take it long; here it takes some nanoseconds. src/store/slab.rs tells how.

-- Rows of one kind (0 articles, 1 quotes) whose numbers are `first` to `last`; slabs never overlap, and what
-- is once in one is not changed, only marked dead and left out when slabs are joined.
CREATE TABLE slab (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
    -- How often it was joined from smaller ones.
    level INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    -- Of the rows that are not dead.
    row_count INTEGER NOT NULL,
    word_count INTEGER NOT NULL,
    -- A bit for each row, lowest first; empty while none is dead.
    dead BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX slab_first ON slab (kind, first);

-- How many words each row has: two bytes each.
CREATE TABLE slab_length (
    slab INTEGER PRIMARY KEY REFERENCES slab ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;

-- Words in their order, each with the rows it stands in and how much it weighs there.
CREATE TABLE slab_block (
    id INTEGER PRIMARY KEY,
    slab INTEGER NOT NULL REFERENCES slab ON DELETE CASCADE,
    first TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX slab_block_first ON slab_block (slab, first);

-- A batch of articles becomes one segment of the index instead of several that must be merged at once.
INSERT INTO article_fts (article_fts, rank) VALUES ('hashsize', 16777216);
