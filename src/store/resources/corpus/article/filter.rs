//! The filter of articles, and the access paths that it offers.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::domain::Day;
use crate::store::list::access_path::{AccessPath, AccessPaths, TextMatch, actor_number, plain, publisher_number};
use crate::store::list::conditions::{at_most, either, in_language};
use crate::store::list::copies::{ListedCopies, no_earlier_copy};
use crate::store::list::day_sort::Match;
use crate::store::list::keyset::{IndexScan, KeyRange};
use crate::store::list::known_values::look_up;
use crate::store::sql::builder::Sql;
use crate::store::sql::day_key::UNDATED;
use crate::store::sql::state::instant;
use crate::store::{OneOf, Result};

/// The order of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum ArticleSort {
    /// The newest first; the undated last.
    #[default]
    #[serde(rename = "-published_on")]
    Newest,
    /// The oldest first; the undated last.
    #[serde(rename = "published_on")]
    Oldest,
    /// In the order in which they were first stored.
    #[serde(rename = "ingested_at")]
    FirstStored,
    /// The last stored first.
    #[serde(rename = "-ingested_at")]
    LastStored,
    /// The best match for `q` first.
    #[serde(rename = "relevance")]
    Relevance,
}

/// The filter of the list of articles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ArticleFilter {
    /// Words in headline or report: all of them, in any form; "a phrase"; prefix*; -not or NOT; one OR another.
    #[param(required = false, example = "veto Syria")]
    pub q: Option<String>,
    /// The publisher of the article; case, accents and punctuation are ignored.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["The Jerusalem Post"]))]
    pub publisher: OneOf<String>,
    /// The first day of publication.
    #[param(required = false)]
    pub published_from: Option<Day>,
    /// The last day of publication.
    #[param(required = false)]
    pub published_to: Option<Day>,
    /// Only articles with a date, or only those without.
    #[param(required = false)]
    pub dated: Option<bool>,
    /// An actor the article names, by its id; a state also by its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["china"]))]
    pub actor: OneOf<String>,
    /// Whether one of the actors in `actor` is enough, or it must name all of them.
    #[param(required = false, inline)]
    pub r#match: Match,
    /// An actor the article quotes.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["liu-weimin"]))]
    pub speaker: OneOf<String>,
    /// A vote that a claim in the article means, by its id in the record.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["S-2012-77"]))]
    pub vote: OneOf<String>,
    /// The language of its text, as a BCP 47 tag: `en` finds `en-GB` too, `en-GB` not what is only `en`.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["en"]))]
    pub language: OneOf<String>,
    /// Only articles first stored at this time or later, RFC 3339.
    #[param(required = false, value_type = Option<String>, format = DateTime, example = "2026-03-01T12:00:00Z")]
    pub ingested_from: Option<Timestamp>,
    /// Whether copies of a report are listed: `all` of them, or of each copy group only the `first`, by day (the undated
    /// last) and id, among the articles that the other parameters leave.
    #[param(required = false, inline)]
    pub copies: ListedCopies,
    /// The order; `relevance` goes with `q`.
    #[param(required = false, inline)]
    pub sort: ArticleSort,
}

/// Access paths from filters to articles, the most selective first.
const PUBLISHER: AccessPath = AccessPath {
    parameter: "publisher",
    from: "article a",
    walked: "a",
    id: "a.id",
    column: "a.publisher_id",
    check: "+a.publisher_id IN",
};
pub(super) const SEARCH: AccessPath = AccessPath {
    parameter: "q",
    from: "\u{3}article_fts f CROSS JOIN \u{4}article a\u{3} ON a.id = f.rowid\u{4}",
    column: "article_fts",
    check: "SELECT rowid FROM article_fts WHERE article_fts MATCH",
    ..PUBLISHER
};
/// As [`SEARCH`], with numbers that are known.
const AMONG: &str = "(SELECT value AS number FROM json_each(?)) f CROSS JOIN article a ON a.id = f.number";
const VOTE: AccessPath = AccessPath {
    parameter: "vote",
    from: "article_vote v CROSS JOIN article a ON a.id = v.article",
    walked: "v",
    id: "v.article",
    column: "v.vote",
    check: "a.id IN (SELECT article FROM article_vote WHERE vote IN",
};
const ACTOR: AccessPath = AccessPath {
    parameter: "actor",
    from: "article_actor m CROSS JOIN article a ON a.id = m.article",
    walked: "m",
    id: "m.article",
    column: "m.actor",
    check: "EXISTS (SELECT 1 FROM article_actor WHERE article = a.id AND actor IN",
};
const SPEAKER: AccessPath = AccessPath {
    parameter: "speaker",
    // The index of all that name an actor would do, and be read in vain where few quote it.
    from: "article_actor m INDEXED BY article_actor_speaker CROSS JOIN article a ON a.id = m.article",
    column: "m.quote_count > 0 AND m.actor",
    check: "EXISTS (SELECT 1 FROM article_actor WHERE article = a.id AND quote_count > 0 AND actor IN",
    ..ACTOR
};

/// The walk through everything.
pub(super) fn all() -> IndexScan {
    IndexScan::all("article a", "a", "a.id")
}

impl ArticleFilter {
    /// The statement that finds unknown values.
    pub(super) fn look_up(&self) -> Option<Sql> {
        let Self { actor, speaker, publisher, vote, .. } = self;
        look_up(&[("actor", actor), ("speaker", speaker), ("publisher", publisher), ("vote", vote)])
    }

    /// The condition that no earlier copy is in the selection.
    pub(super) fn first_copy(&self, words: &TextMatch) -> Result<Sql> {
        let mut selection: Vec<Sql> = self.leads(words.known())?.checks().cloned().collect();
        selection.extend(KeyRange::of_days(self.published_from, self.published_to, self.dated).checks("a.age"));
        selection.extend(self.ingested_from.map(|from| Sql::with("a.ingested_at >= ?", instant(from))));
        Ok(no_earlier_copy(&selection))
    }

    /// What can lead to the articles.
    pub(in crate::store) fn leads(&self, words: TextMatch) -> Result<AccessPaths> {
        let mut leads = AccessPaths::default();
        leads.words(self.q.as_deref(), SEARCH, AMONG, words)?;
        leads.offer(VOTE, &self.vote, |id| plain(id))?;
        leads.offer(SPEAKER, &self.speaker, |id| actor_number(id))?;
        match self.r#match {
            Match::Any => leads.offer(ACTOR, &self.actor, |id| actor_number(id))?,
            Match::All => leads.offer_all(ACTOR, &self.actor, |id| actor_number(id))?,
        }
        leads.offer(PUBLISHER, &self.publisher, |name| publisher_number(name))?;
        at_most("language", self.language.0.len())?;
        if !self.language.is_empty() {
            let scan = |range: &String| IndexScan { lead: in_language("", "a", range), ..all() };
            let check = either(self.language.0.iter().map(|range| in_language("+", "a", range)));
            leads.offer_scans("language", self.language.0.iter().map(scan).collect(), check);
        }
        // What bounds the walk in its own order need not lead. The engine does not know how few the others leave, and would
        // rather not sort them.
        let days = KeyRange::of_days(self.published_from, self.published_to, self.dated);
        match self.ingested_from {
            _ if self.is_as_stored() && days.is_bounded() => {
                let mut lead = Sql::with("likelihood(a.age >= ?, 0.01)", days.least.unwrap_or_default());
                lead.push(" AND likelihood(a.age <= ").bind(days.most.unwrap_or(UNDATED)).push(", 0.01)");
                leads.offer_range("published_from", IndexScan { lead, ..all() }, Sql::default());
            }
            Some(from) if !self.is_as_stored() => {
                let since = |before, behind| Sql::with(format!("{before}a.ingested_at >= ?{behind}"), instant(from));
                let lead = since("likelihood(", ", 0.01)");
                leads.offer_range("ingested_from", IndexScan { lead, ..all() }, since("+", ""));
            }
            _ => {}
        }
        Ok(leads)
    }

    /// Whether what a filter leads to is in another order than the list.
    pub(super) fn is_sorted(&self, leads: &AccessPaths) -> bool {
        self.is_as_stored() || leads.candidates.first().is_some_and(|offer| offer.parameter == "ingested_from")
    }

    pub(super) fn is_as_stored(&self) -> bool {
        matches!(self.sort, ArticleSort::FirstStored | ArticleSort::LastStored)
    }
}
