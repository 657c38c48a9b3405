-- Who acts and speaks: the registry's actors, and those that articles name without the registry knowing them.
-- One table for both, because findings refer to either and lists show them together.

CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    -- The id that clients see.
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'state', 'organisation')),
    name TEXT NOT NULL,
    -- The name in lower case and without accents: what lists by name are ordered by.
    name_key TEXT NOT NULL,
    -- Only states have one; they answer to it as to their slug.
    iso3 TEXT UNIQUE,
    wikidata TEXT,
    office TEXT,
    state TEXT,
    description TEXT,
    in_registry INTEGER NOT NULL CHECK (in_registry IN (0, 1)),
    -- What the registry alone tells.
    full_name TEXT,
    gender TEXT CHECK (gender IN ('m', 'f')),
    is_outlet INTEGER NOT NULL DEFAULT 0 CHECK (is_outlet IN (0, 1)),
    domain TEXT,
    basis TEXT,
    began_on TEXT,
    ended_on TEXT,
    -- Kept by the transactions that change findings, so that lists ordered by them need not count.
    quote_count INTEGER NOT NULL DEFAULT 0 CHECK (quote_count >= 0),
    article_count INTEGER NOT NULL DEFAULT 0 CHECK (article_count >= 0),
    mention_count INTEGER NOT NULL DEFAULT 0 CHECK (mention_count >= 0),
    first_seen_on TEXT,
    last_seen_on TEXT,
    -- Where the sighting that describes an actor has its place: whether another one is earlier is known without looking
    -- for it. Null for those of the registry.
    sighted_day INTEGER,
    sighted_key INTEGER,
    -- The counts negated, so that "most first, then by slug" runs one way, as cursors need it. Columns and not
    -- expressions of an index, because a comparison of several values seeks in columns only.
    quotes_first INTEGER GENERATED ALWAYS AS (-quote_count) VIRTUAL,
    articles_first INTEGER GENERATED ALWAYS AS (-article_count) VIRTUAL
) STRICT;

CREATE INDEX actor_by_name ON actor (name_key, slug);
CREATE INDEX actor_by_quotes ON actor (quotes_first, slug);
CREATE INDEX actor_by_articles ON actor (articles_first, slug);
CREATE INDEX actor_state_by_name ON actor (state, name_key, slug);
CREATE INDEX actor_state_by_quotes ON actor (state, quotes_first, slug);
CREATE INDEX actor_state_by_articles ON actor (state, articles_first, slug);
CREATE INDEX actor_kind_by_name ON actor (kind, name_key, slug);
CREATE INDEX actor_kind_by_quotes ON actor (kind, quotes_first, slug);
CREATE INDEX actor_kind_by_articles ON actor (kind, articles_first, slug);

-- Other names, in the registry's order; for states their demonyms and capitals too.
CREATE TABLE actor_alias (
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('name', 'acronym', 'transliteration', 'short', 'demonym', 'capital')),
    PRIMARY KEY (actor, place)
) STRICT, WITHOUT ROWID;

-- Posts, with the precision their sources have: a year, a month or a day; empty where it is not known.
CREATE TABLE actor_office (
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    -- The organisation's slug or the state's code.
    of TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT NOT NULL,
    basis TEXT NOT NULL,
    PRIMARY KEY (actor, place)
) STRICT, WITHOUT ROWID;
