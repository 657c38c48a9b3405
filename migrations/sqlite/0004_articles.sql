-- What was read: one row of metadata for each article, and apart from it the text, so that lists walk
-- narrow rows.

-- Outlets as filters name them: the publisher's name in lower case, without accents, joined by hyphens. An
-- article keeps the name as it was given; the number here only keeps indexes small.
CREATE TABLE publisher (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE article (
    -- In the order of loading; nothing a client sees may depend on it.
    id INTEGER PRIMARY KEY,
    -- As clients see it, and so are those of quotes and claims: 20 bytes more than its 16 bytes, but made into text for
    -- each row of a page they would take as long as all else of it.
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    -- The order of dated lists: days before the end of 9999 (the newest first, 9999999 without a date), then
    -- the first 63 bits of the UUID, which are the same on every machine.
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    -- Of the text, the metadata and the findings: equal means that loading it again changes nothing.
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
    title TEXT,
    title_basis TEXT NOT NULL,
    publisher TEXT,
    publisher_basis TEXT NOT NULL,
    publisher_id INTEGER REFERENCES publisher,
    published_on TEXT,
    published_on_basis TEXT NOT NULL,
    byline TEXT,
    byline_basis TEXT NOT NULL,
    url TEXT,
    url_basis TEXT NOT NULL,
    language TEXT,
    language_basis TEXT NOT NULL,
    source_format TEXT NOT NULL,
    word_count INTEGER NOT NULL,
    quote_count INTEGER NOT NULL,
    claim_count INTEGER NOT NULL,
    mention_count INTEGER NOT NULL,
    actor_count INTEGER NOT NULL,
    excerpt TEXT NOT NULL,
    -- RFC 3339 in UTC, whole seconds, so that it sorts as text.
    ingested_at TEXT NOT NULL
) STRICT;

CREATE INDEX article_newest ON article (age, article_key);
CREATE INDEX article_publisher ON article (publisher_id, age, article_key);
CREATE INDEX article_language ON article (language, age, article_key);
CREATE INDEX article_ingested ON article (ingested_at, article_key);

-- Counts of days: a timeline of everything costs its days and not its articles. Each row is what was published on a day,
-- by its age (9999999: without a date); days without an article have no row.
CREATE TABLE day (
    age INTEGER PRIMARY KEY,
    article_count INTEGER NOT NULL,
    quote_count INTEGER NOT NULL,
    claim_count INTEGER NOT NULL,
    -- Of actors: a mention of an unknown name is in no timeline.
    mention_count INTEGER NOT NULL
) STRICT;

-- Some 20 mentions an article: packed, because a row each would be most of the database.
CREATE TABLE article_text (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text TEXT NOT NULL,
    segments BLOB NOT NULL,
    -- The stretches that the source itself had labelled, for finding everything anew.
    labelled BLOB NOT NULL,
    mentions BLOB NOT NULL
) STRICT;
