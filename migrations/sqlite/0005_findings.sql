-- What was found. Every finding repeats its article's place in dated lists (age, article_key), because an
-- index can only walk columns of its own table; findings are replaced whenever their article is.

CREATE TABLE quote (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL CHECK (length(uuid) = 36),
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    age INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    publisher INTEGER REFERENCES publisher,
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'reported')),
    partial INTEGER NOT NULL CHECK (partial IN (0, 1)),
    utterance TEXT NOT NULL,
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
    -- Words that were not said are kept and are shown where they are asked for; all counts are of those that were.
    modality TEXT NOT NULL CHECK (modality IN ('asserted', 'negated', 'hypothetical', 'planned', 'disputed')),
    -- As a number it takes a byte in each index: lists and timelines look at it there, before they read the row.
    asserted INTEGER NOT NULL CHECK (asserted = (modality = 'asserted')),
    confidence REAL NOT NULL,
    -- What a quote shows of its article, and what cites it: a page of an actor's quotes comes from as many articles, and would read each
    -- article's row for five short columns. They follow from the article, whose quotes are replaced whenever it is.
    article_uuid TEXT NOT NULL,
    article_title TEXT,
    article_url TEXT,
    article_publisher TEXT,
    published_on TEXT
) STRICT;

-- Uniqueness as indexes with names: a first load leaves them out and makes them when its rows are there.
CREATE UNIQUE INDEX quote_uuid ON quote (uuid);
CREATE INDEX quote_article ON quote (article, age, article_key, start);
-- Behind the id, which orders what begins at one place, whether it was said.
CREATE INDEX quote_newest ON quote (age, article_key, start, id, asserted);
CREATE INDEX quote_speaker ON quote (speaker, age, article_key, start, id, asserted);
CREATE INDEX quote_state ON quote (speaker_state, age, article_key, start, id, asserted) WHERE speaker_state IS NOT NULL;
CREATE INDEX quote_publisher ON quote (publisher, age, article_key, start, id, asserted);
CREATE INDEX quote_via ON quote (via_key, age, article_key, start, id, asserted) WHERE via_key IS NOT NULL;
-- The few that were not said.
CREATE INDEX quote_modality ON quote (modality, age, article_key, start) WHERE asserted = 0;

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

-- With the article and the count, a timeline of an actor's mentions reads nothing else.
CREATE INDEX article_actor_newest ON article_actor (actor, age, article_key, article, mention_count);
CREATE INDEX article_actor_speaker ON article_actor (actor, age, article_key) WHERE quote_count > 0;

-- What each article tells of an actor that the registry does not know. The earliest is what is shown of the
-- actor, whatever the order of loading; an actor without any is gone. Rows stand in the order of loading, so that a batch
-- writes few pages; those of an actor are found by an index that holds all that is asked of them.
CREATE TABLE sighting (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actor,
    -- The day as a number, the undated behind all others.
    day INTEGER NOT NULL,
    article_key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    office TEXT,
    state TEXT,
    PRIMARY KEY (article, actor)
) STRICT, WITHOUT ROWID;

CREATE INDEX sighting_actor ON sighting (actor, day, article_key, name);

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL CHECK (length(uuid) = 36),
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
    assertion TEXT NOT NULL,
    -- Parts of it as columns, to show and filter by them: the ballot's option, the tally, which vote of several, the
    -- topic, the day and where it is stated, the period, the resolution's or draft's symbol. Each is null where the
    -- words assert nothing of it.
    option TEXT,
    yes INTEGER,
    "no" INTEGER,
    abstain INTEGER,
    ordinal INTEGER,
    topic TEXT,
    "on" TEXT,
    on_basis TEXT,
    period_from TEXT,
    period_to TEXT,
    symbol TEXT,
    subject_kind TEXT NOT NULL,
    -- What of it was held against the record: a JSON array, as it is shown.
    compared TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX claim_uuid ON claim (uuid);
CREATE INDEX claim_article ON claim (article, age, article_key, start);
CREATE INDEX claim_newest ON claim (age, article_key, start);
CREATE INDEX claim_topic ON claim (topic, age, article_key, start) WHERE topic IS NOT NULL;
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
