//! Metrics of a timeline: the table of each, its splits and its filters.

use crate::domain::{Metric, SplitBy};

/// How a metric is counted.
pub(in crate::store) struct Counted {
    pub name: &'static str,
    /// The table counted, as `w`, and what comes with it.
    pub from: &'static str,
    /// What joins the members, where it is split by them.
    pub by_member: &'static str,
    /// Its day, as an age.
    pub age: &'static str,
    /// How many a row counts for.
    pub value: &'static str,
    /// The column of `day` that has them counted, where all are asked for.
    pub of_day: Option<&'static str>,
    /// Which rows are counted.
    pub rows: &'static str,
    /// The same by adding up articles, which know their publisher, where most have several.
    pub of_article: Option<&'static Counted>,
    /// What is searched for the words of `q`: the row's number, and the numbers of an index up to the expression.
    pub words: (&'static str, &'static str),
    /// What it can be split by.
    pub splits: &'static [(SplitBy, Split)],
    /// Conditions it can be selected by, each ending before its values in brackets; [`EITHER`] where the values are conditions
    /// themselves.
    pub filters: &'static [(&'static str, &'static str)],
}

/// How counts are split.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::store) struct Split {
    /// What rows are grouped by: a column where there is one, so that an index can have it in order.
    pub by: &'static str,
    /// What is shown of a group, with what it was grouped by between these.
    pub shown: [&'static str; 2],
    /// Whether most rows have nothing to be grouped by, and an index has the others by day.
    pub sparse: bool,
}

impl Split {
    /// Whether each actor is a value.
    pub fn is_of_actors(&self) -> bool {
        self.shown[0] == SLUG
    }
}

/// Split by what is shown.
const fn by(by: &'static str) -> Split {
    Split { by, shown: ["", ""], sparse: false }
}

/// The same where an index has those rows alone that have it.
const fn by_sparse(by: &'static str) -> Split {
    Split { sparse: true, ..self::by(by) }
}

/// Split by the number of an actor, and shown a column of it, which `select` begins to read.
const fn by_actor(by: &'static str, select: &'static str) -> Split {
    Split { by, shown: [select, ")"], sparse: false }
}

const SLUG: &str = "(SELECT slug FROM actor WHERE id = ";
const STATE: &str = "(SELECT state FROM actor WHERE id = ";
const KIND: &str = "(SELECT kind FROM actor WHERE id = ";

impl Counted {
    /// The condition of a parameter; none where nothing counted has what it selects by.
    pub fn filter(&self, parameter: &str) -> Option<&'static str> {
        self.filters.iter().find(|(known, _)| *known == parameter).map(|(_, check)| *check)
    }
}

/// One of several conditions, which are all there is to it.
pub(in crate::store) const EITHER: &str = "";

/// Findings of articles that name an actor.
const OF_ACTOR: &str = "w.article IN (SELECT article FROM article_actor WHERE actor IN";

/// A vote's day as an age: both are whole days, so that their distance is exact.
const VOTE_AGE: &str = "CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER)";
const OUTLET: Split = by("(SELECT publisher FROM article WHERE id = w.article)");

const ARTICLES: Counted = Counted {
    name: "articles",
    from: "article w",
    by_member: "",
    age: "w.age",
    value: "count(*)",
    of_day: Some("w.article_count"),
    rows: "TRUE",
    of_article: None,
    words: ("w.id", "SELECT rowid FROM article_fts WHERE article_fts MATCH"),
    splits: &[(SplitBy::Publisher, by("w.publisher"))],
    filters: &[
        ("actor", "w.id IN (SELECT article FROM article_actor WHERE actor IN"),
        ("publisher", "w.publisher_id IN"),
        ("vote", "w.id IN (SELECT article FROM article_vote WHERE vote IN"),
        ("language", EITHER),
        (
            "speaker",
            "w.id IN (SELECT article FROM article_actor INDEXED BY article_actor_speaker WHERE quote_count > 0 AND actor IN",
        ),
    ],
};

const QUOTES: Counted = Counted {
    name: "quotes",
    from: "quote w",
    rows: "w.asserted = 1",
    of_day: Some("w.quote_count"),
    of_article: Some(&Counted { value: "sum(w.quote_count)", rows: "w.quote_count > 0", ..ARTICLES }),
    words: ("w.id", "SELECT rowid FROM quote_fts WHERE quote_fts MATCH"),
    splits: &[
        (SplitBy::Publisher, OUTLET),
        (SplitBy::Speaker, by_actor("w.speaker", SLUG)),
        (SplitBy::SpeakerState, by_sparse("w.speaker_state")),
        (SplitBy::SpeakerOrganisation, by_sparse("w.speaker_organisation")),
        (SplitBy::Kind, by("w.kind")),
        (SplitBy::Via, by_sparse("w.via_key")),
    ],
    filters: &[
        ("actor", OF_ACTOR),
        ("min_confidence", "w.confidence >="),
        ("publisher", "w.publisher IN"),
        ("speaker", "w.speaker IN"),
        ("speaker_name", EITHER),
        ("article", "w.article IN"),
        ("vote", "w.id IN (SELECT quote FROM quote_vote WHERE vote IN"),
        ("partial", "w.partial IN"),
        ("speaker_state", "w.speaker_state IN"),
        ("speaker_organisation", "w.speaker_organisation IN"),
        ("kind", "w.kind IN"),
        ("via", "w.via_key IN"),
        ("modality", "w.modality IN"),
    ],
    ..ARTICLES
};

/// Quotes with those that were not said: no sums have them.
const ALL_QUOTES: Counted = Counted { rows: "TRUE", of_day: None, of_article: None, ..QUOTES };

/// Those alone, which have an index of their own.
const UNSAID: Counted = Counted { rows: "w.asserted = 0", ..ALL_QUOTES };

/// Which quotes are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Quotes {
    /// Those that were said.
    Said,
    /// Those that were not.
    Unsaid,
    All,
}

const CLAIMS: Counted = Counted {
    name: "claims",
    from: "claim w",
    by_member: " CROSS JOIN claim_member m ON m.claim = w.id",
    of_day: Some("w.claim_count"),
    words: ("w.id", "SELECT rowid FROM claim_fts WHERE claim_fts MATCH"),
    splits: &[
        (SplitBy::Publisher, OUTLET),
        (SplitBy::Speaker, by_actor("w.speaker", SLUG)),
        (SplitBy::Topic, by_sparse("w.topic")),
        (SplitBy::Member, by("m.member")),
        (SplitBy::Kind, by("w.kind")),
        (SplitBy::Verdict, by("w.verdict")),
        (SplitBy::Via, by_sparse("w.via_key")),
    ],
    filters: &[
        ("actor", OF_ACTOR),
        ("min_confidence", "w.confidence >="),
        ("publisher", "w.publisher IN"),
        ("speaker", "w.speaker IN"),
        ("article", "w.article IN"),
        ("vote", "w.id IN (SELECT claim FROM claim_vote WHERE vote IN"),
        ("option", "w.option IN"),
        ("topic", "w.topic IN"),
        ("member", "w.id IN (SELECT claim FROM claim_member WHERE member IN"),
        ("kind", "w.kind IN"),
        ("modality", "w.modality IN"),
        ("verdict", "w.verdict IN"),
        ("via", "w.via_key IN"),
    ],
    ..ARTICLES
};

const MENTIONS: Counted = Counted {
    name: "mentions",
    from: "article_actor w",
    value: "sum(w.mention_count)",
    of_day: Some("w.mention_count"),
    // Those of the article itself count mentions without a known actor as well.
    of_article: Some(&Counted {
        value: "sum((SELECT sum(mention_count) FROM article_actor WHERE article = w.id))",
        rows: "w.actor_count > 0",
        ..ARTICLES
    }),
    words: ("w.article", "SELECT rowid FROM article_fts WHERE article_fts MATCH"),
    splits: &[
        (SplitBy::Publisher, OUTLET),
        (SplitBy::Speaker, by_actor("w.actor", SLUG)),
        (SplitBy::SpeakerState, by_actor("w.actor", STATE)),
        (SplitBy::Kind, by_actor("w.actor", KIND)),
    ],
    filters: &[
        ("actor", OF_ACTOR),
        ("publisher", "w.article IN (SELECT id FROM article WHERE publisher_id IN"),
        ("speaker", "w.actor IN"),
        ("article", "w.article IN"),
        ("speaker_state", "w.actor IN (SELECT id FROM actor WHERE state IN"),
        ("kind", "w.actor IN (SELECT id FROM actor WHERE kind IN"),
    ],
    ..ARTICLES
};

const VOTES: Counted = Counted {
    name: "votes",
    from: "vote w",
    age: VOTE_AGE,
    of_day: None,
    words: ("w.pk", "SELECT rowid FROM vote_fts WHERE vote_fts MATCH"),
    splits: &[(SplitBy::Topic, by("w.topic")), (SplitBy::Outcome, by("w.outcome")), (SplitBy::Kind, by("w.vote_kind"))],
    filters: &[("topic", "w.topic IN"), ("outcome", "w.outcome IN"), ("kind", "w.vote_kind IN")],
    ..ARTICLES
};

const VETOES: Counted = Counted {
    name: "vetoes",
    from: "veto c CROSS JOIN vote w ON w.pk = c.vote",
    splits: &[(SplitBy::Topic, by("w.topic")), (SplitBy::Member, by("c.member"))],
    filters: &[("topic", "w.topic IN"), ("member", "c.member IN")],
    ..VOTES
};

/// How a metric is counted.
pub(in crate::store) fn counted(metric: Metric, quotes: Quotes) -> Counted {
    match metric {
        Metric::Articles => ARTICLES,
        Metric::Quotes => match quotes {
            Quotes::Said => QUOTES,
            Quotes::Unsaid => UNSAID,
            Quotes::All => ALL_QUOTES,
        },
        Metric::Claims => CLAIMS,
        Metric::Mentions => MENTIONS,
        Metric::Votes => VOTES,
        Metric::Vetoes => VETOES,
    }
}
