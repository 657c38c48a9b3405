-- Words to search for. The indexes keep no copy of what they index (content = ''): texts are stored once,
-- and of an article only the stretches that findings come from are indexed, which no column holds.
-- Lower case, without accents: "Bashar al-Assad" is found by "bashar assad".

CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- A word in the headline weighs four times one in the report, one in a name twice one in an alias.
INSERT INTO article_fts (article_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0)');

-- A batch of articles becomes one segment of FTS5 instead of several that must be merged at once.
INSERT INTO article_fts (article_fts, rank) VALUES ('hashsize', 16777216);

CREATE VIRTUAL TABLE quote_fts USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE actor_fts USING fts5 (
    name, aliases, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO actor_fts (actor_fts, rank) VALUES ('rank', 'bm25(2.0, 1.0)');

-- The ranking index: the same words once more, for BM25. FTS5 scores a match in two microseconds, so that words which
-- stand in a third of the articles take it long; here it takes some nanoseconds. src/store/search/segment.rs describes
-- the format. It is kept in the file and not beside it, so that backup, removal and a crash treat both alike.

-- A segment holds the rows of one kind (0 articles, 1 quotes) numbered `first` to `last`. Segments never overlap. What
-- stands in one is never changed, only marked as deleted, and left out when segments are merged.
CREATE TABLE index_segment (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
    -- How often it was merged from smaller ones.
    level INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    -- Of the rows that are not deleted.
    row_count INTEGER NOT NULL,
    word_count INTEGER NOT NULL,
    -- A bit for each row, lowest first; empty while none is deleted.
    deleted BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX index_segment_first ON index_segment (kind, first);

-- Field lengths: how many words each row has, two bytes each.
CREATE TABLE index_lengths (
    segment INTEGER PRIMARY KEY REFERENCES index_segment ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;

-- Postings: terms in their order, each with the rows it stands in and its frequency there.
CREATE TABLE index_block (
    id INTEGER PRIMARY KEY,
    segment INTEGER NOT NULL REFERENCES index_segment ON DELETE CASCADE,
    -- The block's first term.
    first TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX index_block_first ON index_block (segment, first);
