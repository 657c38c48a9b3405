-- Copies: articles whose texts are nearly the same, as agencies' reports are that many outlets print.

-- The id of the earliest article of its group; null where it stands alone. It follows from the texts, and is kept by the
-- transactions that change them.
ALTER TABLE article ADD COLUMN copy_group TEXT CHECK (length(copy_group) = 36);

CREATE INDEX article_copies ON article (copy_group, age, article_key) WHERE copy_group IS NOT NULL;

-- What of each text tells its copies: `body` is a hash of its shingles, the same for the same words. Texts too short to
-- have a shingle have no row.
CREATE TABLE copy_sketch (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    body INTEGER NOT NULL,
    shingle_count INTEGER NOT NULL,
    -- The bands of its MinHash, six bytes each: that they can be taken out again.
    bands BLOB NOT NULL
) STRICT;

CREATE INDEX copy_sketch_body ON copy_sketch (body);

-- Texts that share a band may be copies. By text and not by article: the same text loaded a thousand times has its bands
-- once.
CREATE TABLE copy_band (
    band INTEGER NOT NULL,
    body INTEGER NOT NULL,
    PRIMARY KEY (band, body)
) STRICT, WITHOUT ROWID;

-- What was stored before has no sketches: they are made with the groups when the file is opened for writing.
INSERT INTO deferred_index (name, definition) SELECT 'copies', '' WHERE EXISTS (SELECT 1 FROM article);
