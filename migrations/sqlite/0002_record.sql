-- The Council's record: what `seeds/record` or an imported file says, replaced as a whole when a newer
-- version comes. Nothing an article says is in here, and nothing here points at an article.

CREATE TABLE topic (
    pk INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    covers TEXT NOT NULL,
    -- What assigns votes of an imported file: a JSON array, tried in the order of the rows.
    words TEXT NOT NULL,
    general INTEGER NOT NULL,
    -- Counted once when the record is loaded: votes change with the record alone.
    vote_count INTEGER NOT NULL
) STRICT;

-- States that ever sat. Their names stand here and not in the registry of actors, because a record brings
-- its own members: an imported one may know a state that the registry does not.
CREATE TABLE member (
    iso3 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- Whose seat a permanent member's is today: RUS for SUN.
    seat TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
    -- Permanent members first, then by name: the order of `/members`.
    pk INTEGER PRIMARY KEY,
    iso3 TEXT NOT NULL REFERENCES member (iso3),
    role TEXT NOT NULL CHECK (role IN ('permanent', 'elected')),
    regional_group TEXT,
    "from" TEXT NOT NULL,
    "to" TEXT,
    sat_as TEXT,
    note TEXT
) STRICT;

CREATE INDEX term_iso3 ON term (iso3, "from");

CREATE TABLE vote (
    -- The place in the record, so that walking the table is walking through time: votes of one day keep
    -- the order in which the Council took them, which neither date nor id tells.
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL,
    -- The resolution's or the draft's: kept beside them, because every list shows it.
    symbol TEXT,
    resolution TEXT,
    -- 2254 of `S/RES/2254 (2015)`: resolutions are mostly asked for by it.
    resolution_number INTEGER,
    draft_symbol TEXT,
    meeting TEXT,
    agenda_item TEXT,
    title TEXT,
    topic TEXT NOT NULL REFERENCES topic (slug),
    vote_kind TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('adopted', 'vetoed', 'not_adopted')),
    -- Null where no ballot is known, never 0.
    yes INTEGER,
    "no" INTEGER,
    abstain INTEGER,
    not_voting INTEGER,
    absent INTEGER,
    without_vote INTEGER NOT NULL,
    -- Somebody voted against or abstained; null counts make it 0. Partial indexes need it as a column.
    contested INTEGER GENERATED ALWAYS AS (coalesce("no" + abstain, 0) > 0) STORED NOT NULL,
    -- Codes, flags and source keys as JSON arrays: they are served whole and never searched here;
    -- vetoes are searched in `veto`.
    vetoed_by TEXT NOT NULL,
    in_official_veto_list INTEGER,
    provisional INTEGER NOT NULL,
    flags TEXT NOT NULL,
    sources TEXT NOT NULL,
    -- The same as `ballot`, four letters each: code and first letter of yes, no, abstain. Counting who agrees
    -- with whom reads one row a vote instead of joining 45,000 with themselves. Who took no part is left out.
    positions TEXT NOT NULL
) STRICT;

CREATE INDEX vote_topic ON vote (topic);
CREATE INDEX vote_date ON vote (date);
CREATE INDEX vote_resolution_number ON vote (resolution_number);
CREATE INDEX vote_draft_symbol ON vote (draft_symbol);

-- By vote for its detail and for pairs of members, by member for how a state voted.
CREATE TABLE ballot (
    vote INTEGER NOT NULL REFERENCES vote (pk),
    member TEXT NOT NULL REFERENCES member (iso3),
    option TEXT NOT NULL CHECK (option IN ('yes', 'no', 'abstain', 'absent', 'not_voting')),
    PRIMARY KEY (vote, member)
) STRICT, WITHOUT ROWID;

CREATE INDEX ballot_member ON ballot (member, vote, option);

-- One row for each cast veto, in the order of the votes. It comes from the record's `vetoed_by`, not from
-- the ballots: in one vote (S-PV.49-preliminary-1) the library's list and the ballots differ.
CREATE TABLE veto (
    pk INTEGER PRIMARY KEY,
    vote INTEGER NOT NULL REFERENCES vote (pk),
    member TEXT NOT NULL REFERENCES member (iso3),
    seat TEXT NOT NULL,
    -- Who held the seat that day, by name: the Republic of China until 24 October 1971, China since.
    holder TEXT NOT NULL,
    -- Whether the official convention counts it: in the library's list, or after the list's copy.
    official INTEGER NOT NULL
) STRICT;

CREATE INDEX veto_vote ON veto (vote);

CREATE TABLE source (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    url TEXT,
    licence TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE flag (
    flag TEXT PRIMARY KEY,
    meaning TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where the record departs from its main source; shown with a vote's sources.
CREATE TABLE correction (
    pk INTEGER PRIMARY KEY,
    vote INTEGER NOT NULL REFERENCES vote (pk),
    field TEXT NOT NULL,
    source_value TEXT NOT NULL,
    value TEXT NOT NULL,
    basis TEXT NOT NULL
) STRICT;

CREATE INDEX correction_vote ON correction (vote);

-- Words of title and agenda item. External content: the words are not kept twice.
CREATE VIRTUAL TABLE vote_fts USING fts5 (
    title, agenda_item, content = 'vote', content_rowid = 'pk', tokenize = 'unicode61 remove_diacritics 2'
);
