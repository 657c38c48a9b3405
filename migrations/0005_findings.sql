-- What was found. Every finding repeats its article's place in dated lists (age, article_key), because an
-- index can only walk columns of its own table; findings are replaced whenever their article is.

CREATE TABLE quote (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    publisher INTEGER REFERENCES publisher,
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'reported')),
    partial INTEGER NOT NULL CHECK (partial IN (0, 1)),
    utterance BLOB NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    speaker INTEGER REFERENCES actor,
    -- As the article names the speaker; what is shown is the actor's name where there is one.
    speaker_name TEXT,
    speaker_text TEXT,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_office TEXT,
    speaker_state TEXT,
    cue TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    via TEXT,
    via_id TEXT,
    -- What filters compare: the outlet's slug.
    via_key TEXT,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL
) STRICT;

CREATE INDEX quote_article ON quote (article, age, article_key, start);
CREATE INDEX quote_newest ON quote (age, article_key, start);
CREATE INDEX quote_speaker ON quote (speaker, age, article_key, start);
CREATE INDEX quote_state ON quote (speaker_state, age, article_key, start) WHERE speaker_state IS NOT NULL;
CREATE INDEX quote_publisher ON quote (publisher, age, article_key, start);
CREATE INDEX quote_via ON quote (via_key, age, article_key, start) WHERE via_key IS NOT NULL;

-- Which actors an article names, how often, and how often it quotes them.
CREATE TABLE article_actor (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actor,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    mention_count INTEGER NOT NULL,
    quote_count INTEGER NOT NULL,
    PRIMARY KEY (article, actor)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_actor_newest ON article_actor (actor, age, article_key);
CREATE INDEX article_actor_speaker ON article_actor (actor, age, article_key) WHERE quote_count > 0;

-- What each article tells of an actor that the registry does not know. The earliest is what is shown of the
-- actor, whatever the order of loading; an actor without any is gone.
CREATE TABLE sighting (
    actor INTEGER NOT NULL REFERENCES actor,
    -- The day as a number, the undated behind all others.
    day INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    office TEXT,
    state TEXT,
    PRIMARY KEY (actor, day, article_key, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX sighting_article ON sighting (article);

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    publisher INTEGER REFERENCES publisher,
    via TEXT,
    via_key TEXT,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    modality TEXT NOT NULL,
    -- JSON arrays, as they are shown; claim_member and claim_vote are for finding them.
    members TEXT NOT NULL,
    count INTEGER,
    votes TEXT NOT NULL,
    verdict TEXT,
    reason TEXT,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    -- What the text alone gives, as JSON: a renewed record judges it again without reading texts.
    assertion TEXT NOT NULL
) STRICT;

CREATE INDEX claim_article ON claim (article, age, article_key, start);
CREATE INDEX claim_newest ON claim (age, article_key, start);
CREATE INDEX claim_verdict ON claim (verdict, age, article_key, start);
CREATE INDEX claim_kind ON claim (kind, age, article_key, start);
CREATE INDEX claim_publisher ON claim (publisher, age, article_key, start);
CREATE INDEX claim_via ON claim (via_key, age, article_key, start) WHERE via_key IS NOT NULL;

-- Votes are named by the record's ids and without a foreign key: the record is replaced as a whole, and the
-- claims are judged again in the same transaction.
CREATE TABLE claim_vote (
    vote TEXT NOT NULL,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
    PRIMARY KEY (vote, age, article_key, start, claim)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_vote_claim ON claim_vote (claim);

CREATE TABLE claim_member (
    member TEXT NOT NULL,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
    PRIMARY KEY (member, age, article_key, start, claim)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_member_claim ON claim_member (claim);

-- Articles with a claim about a vote, and quotes that such a claim overlaps; both follow from claim_vote.
CREATE TABLE article_vote (
    vote TEXT NOT NULL,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (vote, age, article_key, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_vote_article ON article_vote (article);

CREATE TABLE quote_vote (
    vote TEXT NOT NULL,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    quote INTEGER NOT NULL REFERENCES quote ON DELETE CASCADE,
    PRIMARY KEY (vote, age, article_key, start, quote)
) STRICT, WITHOUT ROWID;

CREATE INDEX quote_vote_quote ON quote_vote (quote);
