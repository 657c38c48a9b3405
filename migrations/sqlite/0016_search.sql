-- Words to search for, anew: in any of their forms, and of any script. src/store/search/analysis says how texts become words.

-- All indexes have the same columns: the words as written, and apart from them their English stems, so that a word is looked
-- for in all columns and a phrase in those as written. The words are folded and parted by spaces before they come here; of
-- what ASCII has they are letters and digits, and in front of a speaker's name an @. No index keeps a copy of its texts.
DROP TABLE article_fts;
DROP TABLE quote_fts;
DROP TABLE claim_fts;
DROP TABLE actor_fts;
DROP TABLE vote_fts;

CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, text, title_stems, text_stems, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '@'"
);

CREATE VIRTUAL TABLE quote_fts USING fts5 (
    title, text, title_stems, text_stems, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '@'"
);

CREATE VIRTUAL TABLE claim_fts USING fts5 (
    title, text, title_stems, text_stems, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '@'"
);

CREATE VIRTUAL TABLE actor_fts USING fts5 (
    title, text, title_stems, text_stems, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '@'"
);

CREATE VIRTUAL TABLE vote_fts USING fts5 (
    title, text, title_stems, text_stems, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '@'"
);

-- A word in a headline or a name weighs four times one in a text.
INSERT INTO article_fts (article_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0, 4.0, 1.0)');
INSERT INTO quote_fts (quote_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0, 4.0, 1.0)');
INSERT INTO claim_fts (claim_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0, 4.0, 1.0)');
INSERT INTO actor_fts (actor_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0, 4.0, 1.0)');
INSERT INTO vote_fts (vote_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0, 4.0, 1.0)');

-- A batch of articles becomes one segment of FTS5 instead of several that must be merged at once.
INSERT INTO article_fts (article_fts, rank) VALUES ('hashsize', 16777216);

DELETE FROM index_block;
DELETE FROM index_lengths;
DELETE FROM index_segment;

-- The indexes that are still to be filled from what is stored, each with the last row that it has: src/store/search/rebuild.rs
-- goes on with them, some rows a transaction, when the file is next opened for writing.
CREATE TABLE full_text_rebuild (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO full_text_rebuild (name, last) SELECT 'article_fts', 0 WHERE EXISTS (SELECT 1 FROM article);
INSERT INTO full_text_rebuild (name, last) SELECT 'quote_fts', 0 WHERE EXISTS (SELECT 1 FROM quote);
INSERT INTO full_text_rebuild (name, last) SELECT 'claim_fts', 0 WHERE EXISTS (SELECT 1 FROM claim);
INSERT INTO full_text_rebuild (name, last) SELECT 'actor_fts', 0 WHERE EXISTS (SELECT 1 FROM actor);
INSERT INTO full_text_rebuild (name, last) SELECT 'vote_fts', 0 WHERE EXISTS (SELECT 1 FROM vote);
