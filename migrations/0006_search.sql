-- Words to search for. The indexes keep no copy of what they index (content = ''): texts are stored once,
-- and of an article only the stretches that findings come from are indexed, which no column holds.
-- Lower case, without accents: "Bashar al-Assad" is found by "bashar assad".

CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- A word in the headline weighs four times one in the report, one in a name twice one in an alias.
INSERT INTO article_fts (article_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0)');

CREATE VIRTUAL TABLE quote_fts USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE actor_fts USING fts5 (
    name, aliases, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO actor_fts (actor_fts, rank) VALUES ('rank', 'bm25(2.0, 1.0)');
