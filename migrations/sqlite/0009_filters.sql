-- What lists are asked for beyond what was found. In files written before, rows have it once they are stored anew.

-- Who says a claim that stands in a quote: the quote's speaker, as the quote has it.
ALTER TABLE claim ADD COLUMN speaker INTEGER REFERENCES actor;
ALTER TABLE claim ADD COLUMN speaker_name TEXT;
CREATE INDEX claim_speaker ON claim (speaker, age, article_key, start) WHERE speaker IS NOT NULL;

-- Words of claims, as those of quotes: a row is entered and taken out with its claim.
CREATE VIRTUAL TABLE claim_fts USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- The name of a speaker without an id, as filters compare it: in lower case, without accents, joined by hyphens.
ALTER TABLE quote ADD COLUMN speaker_key TEXT;
CREATE INDEX quote_named ON quote (speaker_key, age, article_key, start, id, asserted) WHERE speaker_key IS NOT NULL;

-- The language without script and region: `en` of `en-GB`, by which articles are asked for.
ALTER TABLE article ADD COLUMN language_subtag TEXT
    GENERATED ALWAYS AS (lower(substr(language, 1, instr(language || '-', '-') - 1))) VIRTUAL;
DROP INDEX article_language;
CREATE INDEX article_language ON article (language_subtag, age, article_key);

-- Values of filters that rows had and that went with them, so that what was found yesterday is not called unknown: ids of
-- actors and votes, codes of states, keys of outlets (via). Superfluous ones do no harm.
CREATE TABLE known_value (
    kind TEXT NOT NULL CHECK (kind IN ('actor', 'state', 'via', 'vote')),
    value TEXT NOT NULL,
    PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
