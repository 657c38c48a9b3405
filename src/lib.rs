//! Communiqué turns news reports into a documented REST API: who met whom, who said what, and how the Security
//! Council voted, each statement traceable to the characters it stands on.
//!
//! # The rooms
//!
//! A room names only rooms above it in this list, and `extract` and `store` do not know each other;
//! `tests/layers.rs` holds the rooms to it.
//!
//! | room | folder | what it holds |
//! |---|---|---|
//! | [`domain`] | | the API's shapes; no I/O |
//! | | `corpus` `findings` `record` | articles and actors; quotes and claims; votes, members, vetoes |
//! | [`council`] | | the rules of the Council's record: symbols, invariants, merging |
//! | | `verdict` | a claim held against the record |
//! | [`seeds`] | | the bundled tables as typed rows |
//! | [`extract`] | | text in, findings with spans out; total functions, no I/O |
//! | | `text` | tokens, sentences, quotation marks, noun phrases |
//! | | `lexicon` | word lists, the tables that look words up, the linear model |
//! | | `layout` | what each line of a page is: title, byline, body, caption, furniture |
//! | | `ner` | names: the registry's (`gazetteer`, built once from all spellings) and names it does not know |
//! | | `coref` | one person behind several mentions: surnames, roles, pronouns |
//! | | `quotes` | `direct` and `reported` speech, and the outlet they come from (`via`) |
//! | | `claims` | statements about votes; one file for each kind in `rules` |
//! | [`store`] | | every line of SQL |
//! | | `sql` | what every engine shares: the builder, packed columns, the state of a commit and what it changes |
//! | | `sqlite` | connections, full text, deferred indexes, checkpoints, backup |
//! | | `postgres` | connections, transactions, statements in its words, the schema; with the feature of that name |
//! | | `pool` | connections for reading of either engine, snapshots, several statements in one trip, replicas |
//! | | `writer` | the connection that writes, to either engine, and its transactions |
//! | | `list` | keyset pages, filters, access paths, cursors, rows as JSON |
//! | | `search` | the analyzer, the query parser, postings and segments, BM25, hits with their snippets |
//! | | `timeline` `check` | counts by period, facets; proof of integrity |
//! | | `transfer` | copies of a whole corpus from a file to a server |
//! | | `copies` | reports whose texts are nearly the same |
//! | | `corrections` | what the operator says of findings, applied whenever an article is stored |
//! | | `statements` | which quotes are the same words by the same speaker |
//! | | `load` | a batch of articles into rows, counters, the log of loads |
//! | | `registry` `council` | the bundled tables in the database |
//! | | `resources` | one file a resource: its filter, columns and SQL |
//! | [`ingest`] | | the loader: `pipeline`, and `source` with one reader a format |
//! | [`api`] | | routes, and what a request passes; its rooms, too, name only those below them |
//! | | `problem` | RFC 9457 problems, with what may have been meant |
//! | | `extract` | extractors: query strings, `Accept` and bodies as checked values |
//! | | `response` | lists in three formats, large bodies, paths without a route |
//! | | `html` | the frame of pages, their words, the site with its base path, problems as pages |
//! | | `middleware` | the order of all before and after a route: limits, cache, `ETag`, headers, access log |
//! | | `resources` | one file a resource; a handler's name is its `operationId` |
//! | | `openapi` `ops` `pages` | the document; health and metrics; pages for people |
//! | [`cli`] | `serve` `load` `maintain` | one file a command |
//!
//! # A request
//!
//! `GET /v1/quotes?speaker=…&q=…`, by the files that decide something; what they call is named for what it does.
//!
//! - before the route: `api/middleware/mod.rs`, `before.rs`, `etag`, `cache`, `single_flight.rs`;
//! - the request as values: `api/extract/list_query.rs`, `query_deserializer`;
//! - the handler: `api/resources/findings/quotes.rs`;
//! - the list: `store/resources/findings/quote`, `store/list/access_path.rs`, `keyset` and its `statement.rs`;
//! - its words: `store/search/query_parser`, `matches.rs`, `store/list/by_matches.rs`;
//! - the database: `store/pool/snapshot.rs`, `batch.rs`, and `store/list/json_row.rs`;
//! - the response: `api/response/list.rs`, `api/middleware/after.rs`.
//!
//! # An article
//!
//! `communique ingest`: `cli/load/ingest.rs` → `ingest/source` (bytes → `RawArticle`) → `extract::findings` →
//! `council::Report::new` (ids, verdicts) → `store/load` (corrections applied; one transaction a batch).
//!
//! # Where to add what
//!
//! - a filter: a field of the resource's filter in `store/resources`, its condition beside it, its test in the folder's `tests.rs`;
//! - an endpoint: a handler in `api/resources`, a line in [`api::routes`], `UPDATE_EXPECT=1 cargo test --test api openapi`;
//! - a page for people: a file in `api/pages`, a line in its list, a path in `.ci/browser/pages.test.mjs`;
//! - a reader of a format: a file in `ingest/source`, its ending in `format.rs`, an arm in `opening` where it is cut into
//!   records or members;
//! - a rule for claims: a file in `extract/claims/rules`, its sentences in `tests/extract/tables`;
//! - a verb of saying: the list `saying` in `extract/lexicon/words.txt`;
//! - a page's stock phrase: `extract/layout/stock.txt`;
//! - a column: the migration, the resource's column list, the shape in `domain`;
//! - a command: an arm in `cli/args`, a file in `cli`.
//!
//! # Glossary
//!
//! - **access path**: the index by which a list reads its rows (`store/list`).
//! - **actor**: a person, state or organisation.
//! - **analyzer**: what makes the words of the indexes and of queries (`store/search/analysis`).
//! - **assertion**: a claim as the text alone gives it, before it is judged.
//! - **ballot**: how one member voted; **vote**: one decision of the Council.
//! - **change**: that a commit added, replaced or removed an article, an actor or a vote (`/v1/changes`).
//! - **claim**: what an article states about votes; **verdict**: what the record answers.
//! - **correction**: what the operator says of a finding, anchored in its words (`store/corrections`).
//! - **cue**: the verb or phrase that attributes words; **speaker**: the mention the attribution rests on.
//! - **facet**: how many things of a selection have one value of a property.
//! - **furniture**: what surrounds a report on its page.
//! - **gazetteer**: the registry's names, ready for look-up.
//! - **keyset**: paging from the last row's sort key, never by offset.
//! - **mention**: where an article names an actor.
//! - **modality**: whether something is asserted, negated, hypothetical, planned or disputed.
//! - **organ**: an organisation that speaks for its state: a ministry, a parliament, an army.
//! - **postings**, **segment**, **merge**, **idf**: as in Lucene (`store/search`).
//! - **problem**: an error answer in RFC 9457's shape.
//! - **reading**: one of the ways in which a claim can be meant.
//! - **record**: the Council's votes since 1946; **registry**: the actors known beforehand.
//! - **segment** of an article: a labelled stretch of its text.
//! - **single flight**: of equal requests at one moment, one asks the database.
//! - **snapshot**: one read transaction, and the state it saw.
//! - **span**: half-open offsets, bytes inside `extract` and code points outside.
//! - **statement**: the same words by the same speaker, whole or in part, in one or several reports.
//! - **state**: the random name that each commit draws; an `ETag` carries it.
//! - **via**: the outlet from which an article takes its words.

pub mod api;
pub mod cli;
pub mod council;
pub mod domain;
pub mod extract;
pub mod ingest;
pub mod seeds;
pub mod store;
