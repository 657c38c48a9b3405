-- The tables of migrations/sqlite, where each is explained, as they are at its last migration. What differs:
--
-- - numbers are bigint, flags among them, so that one statement serves both engines;
-- - texts compare by their bytes, as in SQLite, whatever the locale of the server;
-- - confidences are decimals: they are written as they were read, 1.0 and 0.95;
-- - the words of the full-text indexes stand in tables of tsvector. A long article has several rows.
--
-- Indexes stand apart (indexes.sql): they are made when the rows are there.

CREATE TABLE dataset (
    id bigint NOT NULL,
    uuid bytea NOT NULL,
    state text COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    changed_at text COLLATE "C" NOT NULL,
    dated bigint NOT NULL DEFAULT 0,
    latest_dated bigint NOT NULL DEFAULT 0,
    dated_alone bigint NOT NULL DEFAULT 0,
    registry_version bigint,
    record_version bigint,
    article_count bigint NOT NULL DEFAULT 0,
    quote_count bigint NOT NULL DEFAULT 0,
    claim_count bigint NOT NULL DEFAULT 0,
    mention_count bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
) WITH (fillfactor = 10);

CREATE TABLE topic (
    pk bigint NOT NULL,
    slug text COLLATE "C" NOT NULL,
    label text COLLATE "C" NOT NULL,
    covers text COLLATE "C" NOT NULL,
    words text COLLATE "C" NOT NULL,
    general bigint NOT NULL,
    vote_count bigint NOT NULL,
    PRIMARY KEY (pk)
);

CREATE TABLE member (
    iso3 text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    seat text COLLATE "C",
    PRIMARY KEY (iso3)
);

CREATE TABLE term (
    pk bigint NOT NULL,
    iso3 text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    regional_group text COLLATE "C",
    "from" text COLLATE "C" NOT NULL,
    "to" text COLLATE "C",
    sat_as text COLLATE "C",
    note text COLLATE "C",
    PRIMARY KEY (pk)
);

CREATE TABLE vote (
    pk bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    date text COLLATE "C" NOT NULL,
    symbol text COLLATE "C",
    resolution text COLLATE "C",
    resolution_number bigint,
    draft_symbol text COLLATE "C",
    meeting text COLLATE "C",
    agenda_item text COLLATE "C",
    title text COLLATE "C",
    topic text COLLATE "C" NOT NULL,
    vote_kind text COLLATE "C" NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    yes bigint,
    no bigint,
    abstain bigint,
    not_voting bigint,
    absent bigint,
    without_vote bigint NOT NULL,
    contested bigint GENERATED ALWAYS AS (CASE WHEN "no" + abstain > 0 THEN 1 ELSE 0 END) STORED,
    vetoed_by text COLLATE "C" NOT NULL,
    in_official_veto_list bigint,
    provisional bigint NOT NULL,
    flags text COLLATE "C" NOT NULL,
    sources text COLLATE "C" NOT NULL,
    positions text COLLATE "C" NOT NULL,
    PRIMARY KEY (pk)
);

CREATE TABLE ballot (
    vote bigint NOT NULL,
    member text COLLATE "C" NOT NULL,
    option text COLLATE "C" NOT NULL,
    PRIMARY KEY (vote, member)
);

CREATE TABLE veto (
    pk bigint NOT NULL,
    vote bigint NOT NULL,
    member text COLLATE "C" NOT NULL,
    seat text COLLATE "C" NOT NULL,
    holder text COLLATE "C" NOT NULL,
    official bigint NOT NULL,
    PRIMARY KEY (pk)
);

CREATE TABLE source (
    key text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    url text COLLATE "C",
    licence text COLLATE "C" NOT NULL,
    note text COLLATE "C" NOT NULL,
    PRIMARY KEY (key)
);

CREATE TABLE flag (
    flag text COLLATE "C" NOT NULL,
    meaning text COLLATE "C" NOT NULL,
    PRIMARY KEY (flag)
);

CREATE TABLE correction (
    pk bigint NOT NULL,
    vote bigint NOT NULL,
    field text COLLATE "C" NOT NULL,
    source_value text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    basis text COLLATE "C" NOT NULL,
    PRIMARY KEY (pk)
);

CREATE TABLE actor (
    id bigint NOT NULL,
    slug text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    iso3 text COLLATE "C",
    wikidata text COLLATE "C",
    office text COLLATE "C",
    state text COLLATE "C",
    description text COLLATE "C",
    in_registry bigint NOT NULL,
    full_name text COLLATE "C",
    gender text COLLATE "C",
    is_outlet bigint NOT NULL DEFAULT 0,
    domain text COLLATE "C",
    basis text COLLATE "C",
    began_on text COLLATE "C",
    ended_on text COLLATE "C",
    quote_count bigint NOT NULL DEFAULT 0,
    article_count bigint NOT NULL DEFAULT 0,
    mention_count bigint NOT NULL DEFAULT 0,
    first_seen_on text COLLATE "C",
    last_seen_on text COLLATE "C",
    sighted_day bigint,
    sighted_key bigint,
    quotes_first bigint GENERATED ALWAYS AS (-quote_count) STORED,
    articles_first bigint GENERATED ALWAYS AS (-article_count) STORED,
    body text COLLATE "C",
    PRIMARY KEY (id)
);

CREATE TABLE actor_alias (
    actor bigint NOT NULL,
    place bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    PRIMARY KEY (actor, place)
);

CREATE TABLE actor_office (
    actor bigint NOT NULL,
    place bigint NOT NULL,
    title text COLLATE "C" NOT NULL,
    "of" text COLLATE "C" NOT NULL,
    began text COLLATE "C" NOT NULL,
    ended text COLLATE "C" NOT NULL,
    basis text COLLATE "C" NOT NULL,
    PRIMARY KEY (actor, place)
);

CREATE TABLE publisher (
    id bigint NOT NULL,
    slug text COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE article (
    id bigint NOT NULL,
    uuid text COLLATE "C" NOT NULL,
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    fingerprint bytea NOT NULL,
    title text COLLATE "C",
    title_basis text COLLATE "C" NOT NULL,
    publisher text COLLATE "C",
    publisher_basis text COLLATE "C" NOT NULL,
    publisher_id bigint,
    published_on text COLLATE "C",
    published_on_basis text COLLATE "C" NOT NULL,
    byline text COLLATE "C",
    byline_basis text COLLATE "C" NOT NULL,
    url text COLLATE "C",
    url_basis text COLLATE "C" NOT NULL,
    language text COLLATE "C",
    language_basis text COLLATE "C" NOT NULL,
    source_format text COLLATE "C" NOT NULL,
    word_count bigint NOT NULL,
    quote_count bigint NOT NULL,
    claim_count bigint NOT NULL,
    mention_count bigint NOT NULL,
    actor_count bigint NOT NULL,
    excerpt text COLLATE "C" NOT NULL,
    ingested_at text COLLATE "C" NOT NULL,
    language_subtag text COLLATE "C" GENERATED ALWAYS AS (lower(split_part(language, '-', 1))) STORED,
    copy_group text COLLATE "C",
    PRIMARY KEY (id)
);

CREATE TABLE day (
    age bigint NOT NULL,
    article_count bigint NOT NULL,
    quote_count bigint NOT NULL,
    claim_count bigint NOT NULL,
    mention_count bigint NOT NULL,
    PRIMARY KEY (age)
);

CREATE TABLE article_text (
    article bigint NOT NULL,
    text text COLLATE "C" NOT NULL,
    segments bytea NOT NULL,
    labelled bytea NOT NULL,
    mentions bytea NOT NULL,
    PRIMARY KEY (article)
);

CREATE TABLE quote (
    id bigint NOT NULL,
    uuid text COLLATE "C" NOT NULL,
    article bigint NOT NULL,
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    publisher bigint,
    kind text COLLATE "C" NOT NULL,
    partial bigint NOT NULL,
    utterance text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    prefix text COLLATE "C" NOT NULL,
    suffix text COLLATE "C" NOT NULL,
    speaker bigint,
    speaker_name text COLLATE "C",
    speaker_text text COLLATE "C",
    speaker_start bigint,
    speaker_end bigint,
    speaker_office text COLLATE "C",
    speaker_state text COLLATE "C",
    cue text COLLATE "C",
    cue_start bigint,
    cue_end bigint,
    via text COLLATE "C",
    via_id text COLLATE "C",
    via_key text COLLATE "C",
    rule text COLLATE "C" NOT NULL,
    modality text COLLATE "C" NOT NULL,
    asserted bigint NOT NULL,
    confidence numeric NOT NULL,
    article_uuid text COLLATE "C" NOT NULL,
    article_title text COLLATE "C",
    article_url text COLLATE "C",
    article_publisher text COLLATE "C",
    published_on text COLLATE "C",
    speaker_key text COLLATE "C",
    corrected bigint NOT NULL DEFAULT 0,
    speaker_organisation text COLLATE "C",
    PRIMARY KEY (id)
);

CREATE TABLE article_actor (
    article bigint NOT NULL,
    actor bigint NOT NULL,
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    mention_count bigint NOT NULL,
    quote_count bigint NOT NULL,
    PRIMARY KEY (article, actor)
);

CREATE TABLE sighting (
    article bigint NOT NULL,
    actor bigint NOT NULL,
    day bigint NOT NULL,
    article_key bigint NOT NULL,
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    office text COLLATE "C",
    state text COLLATE "C",
    PRIMARY KEY (article, actor)
);

CREATE TABLE claim (
    id bigint NOT NULL,
    uuid text COLLATE "C" NOT NULL,
    article bigint NOT NULL,
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    publisher bigint,
    via text COLLATE "C",
    via_key text COLLATE "C",
    text text COLLATE "C" NOT NULL,
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    modality text COLLATE "C" NOT NULL,
    members text COLLATE "C" NOT NULL,
    count bigint,
    votes text COLLATE "C" NOT NULL,
    verdict text COLLATE "C",
    reason text COLLATE "C",
    rule text COLLATE "C" NOT NULL,
    confidence numeric NOT NULL,
    assertion text COLLATE "C" NOT NULL,
    option text COLLATE "C",
    yes bigint,
    no bigint,
    abstain bigint,
    ordinal bigint,
    topic text COLLATE "C",
    "on" text COLLATE "C",
    on_basis text COLLATE "C",
    period_from text COLLATE "C",
    period_to text COLLATE "C",
    symbol text COLLATE "C",
    subject_kind text COLLATE "C" NOT NULL,
    compared text COLLATE "C" NOT NULL,
    speaker bigint,
    speaker_name text COLLATE "C",
    corrected bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
);

CREATE TABLE claim_vote (
    vote text COLLATE "C" NOT NULL,
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    start bigint NOT NULL,
    claim bigint NOT NULL,
    PRIMARY KEY (vote, age, article_key, start, claim)
);

CREATE TABLE claim_member (
    member text COLLATE "C" NOT NULL,
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    start bigint NOT NULL,
    claim bigint NOT NULL,
    PRIMARY KEY (member, age, article_key, start, claim)
);

CREATE TABLE article_vote (
    vote text COLLATE "C" NOT NULL,
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    article bigint NOT NULL,
    PRIMARY KEY (vote, age, article_key, article)
);

CREATE TABLE quote_vote (
    vote text COLLATE "C" NOT NULL,
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    start bigint NOT NULL,
    quote bigint NOT NULL,
    PRIMARY KEY (vote, age, article_key, start, quote)
);

CREATE TABLE index_segment (
    id bigint NOT NULL,
    kind bigint NOT NULL,
    level bigint NOT NULL,
    first bigint NOT NULL,
    last bigint NOT NULL,
    row_count bigint NOT NULL,
    word_count bigint NOT NULL,
    deleted bytea NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE index_lengths (
    segment bigint NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (segment)
);

CREATE TABLE index_block (
    id bigint NOT NULL,
    segment bigint NOT NULL,
    first text COLLATE "C" NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE run (
    id bigint NOT NULL,
    started_at text COLLATE "C" NOT NULL,
    ended_at text COLLATE "C",
    sources text COLLATE "C" NOT NULL,
    new_count bigint NOT NULL DEFAULT 0,
    changed_count bigint NOT NULL DEFAULT 0,
    unchanged_count bigint NOT NULL DEFAULT 0,
    refused_count bigint NOT NULL DEFAULT 0,
    skipped_count bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
);

CREATE TABLE refusal (
    run bigint NOT NULL,
    place bigint NOT NULL,
    input text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    skipped bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (run, place)
);

CREATE TABLE deferred_index (
    name text COLLATE "C" NOT NULL,
    definition text COLLATE "C" NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE statement (
    id bigint NOT NULL,
    uuid text COLLATE "C" NOT NULL,
    speaker bigint NOT NULL,
    speaker_state text COLLATE "C",
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    start bigint NOT NULL,
    last_published_on text COLLATE "C",
    text_quote bigint NOT NULL,
    publishers text COLLATE "C" NOT NULL,
    publisher_count bigint NOT NULL,
    quote_count bigint NOT NULL,
    article_count bigint NOT NULL,
    publishers_first bigint GENERATED ALWAYS AS (-publisher_count) STORED,
    PRIMARY KEY (id)
);

CREATE TABLE statement_quote (
    quote bigint NOT NULL,
    statement bigint NOT NULL,
    uuid text COLLATE "C" NOT NULL,
    wording bigint NOT NULL,
    own_key bigint NOT NULL,
    age bigint NOT NULL,
    article_key bigint NOT NULL,
    start bigint NOT NULL,
    PRIMARY KEY (quote)
);

CREATE TABLE statement_key (
    key bigint NOT NULL,
    wording bigint NOT NULL,
    PRIMARY KEY (key, wording)
);

CREATE TABLE known_value (
    kind text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, value)
);

CREATE TABLE copy_sketch (
    article bigint NOT NULL,
    body bigint NOT NULL,
    shingle_count bigint NOT NULL,
    bands bytea NOT NULL,
    PRIMARY KEY (article)
);

CREATE TABLE copy_band (
    band bigint NOT NULL,
    body bigint NOT NULL,
    PRIMARY KEY (band, body)
);

CREATE TABLE own_registry (
    place bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    fields text COLLATE "C" NOT NULL,
    PRIMARY KEY (place)
);

CREATE TABLE finding_correction (
    id bigint NOT NULL,
    article text COLLATE "C" NOT NULL,
    finding text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    uuid text COLLATE "C",
    start bigint NOT NULL,
    text text COLLATE "C" NOT NULL,
    prefix text COLLATE "C" NOT NULL,
    suffix text COLLATE "C" NOT NULL,
    change text COLLATE "C" NOT NULL,
    actor text COLLATE "C",
    actor_name text COLLATE "C",
    actor_kind text COLLATE "C",
    old_value text COLLATE "C",
    corrected_at text COLLATE "C" NOT NULL,
    placed bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
);

CREATE TABLE dataset_commit (
    number bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE change (
    id bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    resource text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    made text COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);

-- The row whose words they are, the number of the part of a long text, and the words: as written with their places, as
-- stems without.
CREATE TABLE article_fts (rowid bigint NOT NULL, part bigint NOT NULL, words tsvector NOT NULL, PRIMARY KEY (rowid, part));
CREATE TABLE quote_fts (rowid bigint NOT NULL, part bigint NOT NULL, words tsvector NOT NULL, PRIMARY KEY (rowid, part));
CREATE TABLE claim_fts (rowid bigint NOT NULL, part bigint NOT NULL, words tsvector NOT NULL, PRIMARY KEY (rowid, part));

-- Of names and votes the words themselves as well: no segments rank them, so that their matches are ranked by what
-- each has of a query's words.
CREATE TABLE actor_fts (
    rowid bigint NOT NULL,
    part bigint NOT NULL,
    words tsvector NOT NULL,
    title text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    title_stems text COLLATE "C" NOT NULL,
    text_stems text COLLATE "C" NOT NULL,
    word_count bigint NOT NULL,
    PRIMARY KEY (rowid, part)
);

CREATE TABLE vote_fts (
    rowid bigint NOT NULL,
    part bigint NOT NULL,
    words tsvector NOT NULL,
    title text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    title_stems text COLLATE "C" NOT NULL,
    text_stems text COLLATE "C" NOT NULL,
    word_count bigint NOT NULL,
    PRIMARY KEY (rowid, part)
);

-- The rows that each index has, as SQLite names them.
CREATE VIEW article_fts_docsize AS SELECT DISTINCT rowid AS id FROM article_fts;
CREATE VIEW quote_fts_docsize AS SELECT DISTINCT rowid AS id FROM quote_fts;
CREATE VIEW claim_fts_docsize AS SELECT DISTINCT rowid AS id FROM claim_fts;
CREATE VIEW actor_fts_docsize AS SELECT DISTINCT rowid AS id FROM actor_fts;
CREATE VIEW vote_fts_docsize AS SELECT DISTINCT rowid AS id FROM vote_fts;

-- Postings are packed already.
ALTER TABLE index_block ALTER data SET STORAGE EXTERNAL;
ALTER TABLE index_lengths ALTER data SET STORAGE EXTERNAL;

-- How far a copy has come: the tables whose rows are all here. Empty once it is whole.
CREATE TABLE copied_table (
    name text COLLATE "C" NOT NULL,
    -- The database it is from, and its state then: a copy goes on only from where it began.
    origin text COLLATE "C" NOT NULL,
    row_count bigint NOT NULL,
    PRIMARY KEY (name)
);
