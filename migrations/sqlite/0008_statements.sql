-- The same words by the same speaker, whole or in part, in one or several reports. Which quotes belong together follows
-- from the quotes alone (src/store/statements), and is settled by every transaction that changes any.

CREATE TABLE statement (
    -- The number of the earliest quote: by day (the undated last), article and place.
    id INTEGER PRIMARY KEY,
    -- UUIDv5 of that quote's id.
    uuid TEXT NOT NULL CHECK (length(uuid) = 36),
    speaker INTEGER NOT NULL,
    -- As of the earliest quote.
    speaker_state TEXT,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    last_published_on TEXT,
    -- The quote that gives the text: the longest, of equally long ones the earliest.
    text_quote INTEGER NOT NULL,
    -- A JSON array of outlets, in the order of their first reports.
    publishers TEXT NOT NULL,
    publisher_count INTEGER NOT NULL,
    quote_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    -- For "most outlets first, then the newest", which has to run one way.
    publishers_first INTEGER GENERATED ALWAYS AS (-publisher_count) VIRTUAL
) STRICT;

CREATE UNIQUE INDEX statement_uuid ON statement (uuid);
CREATE INDEX statement_text ON statement (text_quote);
CREATE INDEX statement_newest ON statement (age, article_key, start);
CREATE INDEX statement_speaker ON statement (speaker, age, article_key, start);
CREATE INDEX statement_state ON statement (speaker_state, age, article_key, start) WHERE speaker_state IS NOT NULL;
CREATE INDEX statement_outlets ON statement (publishers_first, age, article_key, start);
CREATE INDEX statement_speaker_outlets ON statement (speaker, publishers_first, age, article_key, start);
CREATE INDEX statement_state_outlets ON statement (speaker_state, publishers_first, age, article_key, start)
    WHERE speaker_state IS NOT NULL;
-- The few that more than one outlet has.
CREATE INDEX statement_shared ON statement (age, article_key, start, id, publisher_count) WHERE publisher_count >= 2;

-- The statement of each quote that has one: those in quotation marks that were said by a known speaker. Apart from the
-- quotes, because a statement is joined when their rows are long written, and those are wide.
CREATE TABLE statement_quote (
    quote INTEGER PRIMARY KEY REFERENCES quote ON DELETE CASCADE,
    statement INTEGER NOT NULL,
    -- The statement's, which every list of quotes shows.
    uuid TEXT NOT NULL CHECK (length(uuid) = 36),
    -- A hash of speaker and words as they are compared: equal quotes have the same.
    wording INTEGER NOT NULL,
    -- The first 63 bits of the id that the statement has where this quote is the earliest: by it, what was linked to
    -- under that id is found.
    own_key INTEGER NOT NULL,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    start INTEGER NOT NULL
) STRICT;

CREATE INDEX statement_quote_wording ON statement_quote (wording);
CREATE INDEX statement_quote_own_key ON statement_quote (own_key);
CREATE INDEX statement_quote_statement ON statement_quote (statement, age, article_key, start, quote);

-- By what parts wordings and longer ones that hold them are found: hashes of three consecutive words that are no function
-- words, of every two of which the lower stands here (minimizers).
CREATE TABLE statement_key (
    key INTEGER NOT NULL,
    wording INTEGER NOT NULL,
    PRIMARY KEY (key, wording)
) STRICT, WITHOUT ROWID;
