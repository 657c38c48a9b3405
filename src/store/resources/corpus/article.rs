//! Articles: filtered lists, and one with everything that was found in it.

use std::sync::LazyLock;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::domain::{Article, Day};
use crate::store::list::access_path::{
    AccessPath, AccessPaths, PlanChoice, Resource, TextMatch, actor_number, plain, publisher_number,
};
use crate::store::list::conditions::{at_most, either};
use crate::store::list::copies::{ListedCopies, no_earlier_copy};
use crate::store::list::day_sort::{DaySort, Match};
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, KeyRange, List, Order};
use crate::store::list::known_values::look_up;
use crate::store::search::expression::Scope;
use crate::store::search::matches::ranked;
use crate::store::search::query_parser::Query;
use crate::store::search::segments::Kind;
use crate::store::sql::builder::Sql;
use crate::store::sql::codec::Names;
use crate::store::sql::day_key::UNDATED;
use crate::store::sql::row::{Row, things};
use crate::store::sql::state::instant;
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

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
    /// An actor it names, by its id; a state also by its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["china"]))]
    pub actor: OneOf<String>,
    /// Whether one of the actors in `actor` is enough, or it must name all of them.
    #[param(required = false, inline)]
    pub r#match: Match,
    /// An actor it quotes.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["liu-weimin"]))]
    pub speaker: OneOf<String>,
    /// A vote that a claim in it means, by its id in the record.
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

/// The one column list of articles.
const COLUMNS: &str = "a.uuid AS id, a.title, a.publisher, a.published_on, a.published_on_basis, a.byline, \
     a.url, a.language, a.language_basis, a.source_format, a.word_count, a.quote_count, a.claim_count, a.excerpt, a.copy_group, a.ingested_at";

/// The columns of an article's JSON row.
static ROW: LazyLock<JsonRow> = LazyLock::new(|| JsonRow::new(COLUMNS, ColumnTypes::default()));

const TABLES: &str = "article a ON a.id = k.id";

/// Access paths from filters to articles, the most selective first.
const PUBLISHER: AccessPath = AccessPath {
    parameter: "publisher",
    from: "article a",
    walked: "a",
    id: "a.id",
    column: "a.publisher_id",
    check: "+a.publisher_id IN",
};
const SEARCH: AccessPath = AccessPath {
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

/// The condition that a text is in a language: what its tag begins with, subtag by subtag, in capitals or not (RFC 4647,
/// basic filtering).
fn in_language(alias: &str, range: &str) -> Sql {
    let range = range.to_lowercase();
    let primary = range.split('-').next().unwrap_or_default();
    let mut sql = Sql::with(format!("({alias}.language_subtag = ?"), primary);
    if primary != range {
        let start = format!("{range}-");
        sql.push(" AND substr(lower(a.language) || '-', 1, ");
        sql.bind(i64::try_from(start.chars().count()).unwrap_or(i64::MAX)).push(") = ").bind(start);
    }
    sql.push(")");
    sql
}

/// The walk through everything.
fn all() -> IndexScan {
    IndexScan::all("article a", "a", "a.id")
}

impl ArticleSort {
    fn order(self) -> Order {
        const STORED: &[&str] = &["a.ingested_at", "a.article_key"];
        match self {
            Self::Newest => DaySort::Newest.order_of_articles(),
            Self::Oldest => DaySort::Oldest.order_of_articles(),
            Self::FirstStored => Order { keys: STORED, reverse: false, blocks: ALL },
            Self::LastStored => Order { keys: STORED, reverse: true, blocks: ALL },
            Self::Relevance => Order { keys: &["f.rank", "a.article_key"], reverse: false, blocks: ALL },
        }
    }
}

impl ArticleFilter {
    /// The list; `behind` a cursor, conditions that the cursor implies are only checked, so that the engine seeks to it.
    pub(in crate::store) fn list(&self, behind: bool) -> Result<List> {
        self.list_of(behind, TextMatch::Fts, PlanChoice::First)
    }

    /// The same, with what is known of the words, led as it is said.
    pub(in crate::store) fn list_of(&self, behind: bool, words: TextMatch, led: PlanChoice) -> Result<List> {
        let first = (self.copies == ListedCopies::First).then(|| self.first_copy(&words)).transpose()?;
        let leads = self.leads(words)?;
        // Without words all are equally relevant.
        let relevant = leads.candidates.first().is_some_and(|offer| offer.parameter == SEARCH.parameter);
        let sort = if self.sort == ArticleSort::Relevance && !relevant { ArticleSort::Newest } else { self.sort };
        let walked = led == PlanChoice::Nothing || !leads.taken();
        let resource = Resource::new("articles", self, &ROW, TABLES).by_day("article_count");
        let mut list = leads.into_list_led(led, all(), resource, sort.order());
        if let Some(from) = self.ingested_from.filter(|_| self.is_as_stored()) {
            let plus = if walked && !(behind && self.sort == ArticleSort::FirstStored) { "" } else { "+" };
            list.only(Sql::with(format!("{plus}a.ingested_at >= ?"), instant(from)));
        }
        list.only_days(self.published_from, self.published_to, self.dated);
        if let Some(first) = first {
            list.only(first);
        }
        Ok(list)
    }

    /// The list with its look-up, for who reads all of it and no page.
    pub(in crate::store) fn whole_list(&self) -> Result<List> {
        Ok(List { looked_up: self.look_up(), ..self.list(false)? })
    }

    /// The statement that finds unknown values.
    fn look_up(&self) -> Option<Sql> {
        let Self { actor, speaker, publisher, vote, .. } = self;
        look_up(&[("actor", actor), ("speaker", speaker), ("publisher", publisher), ("vote", vote)])
    }

    /// The condition that no earlier copy is in the selection.
    fn first_copy(&self, words: &TextMatch) -> Result<Sql> {
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
            let scan = |range: &String| IndexScan { lead: in_language("a", range), ..all() };
            let check = either(self.language.0.iter().map(|range| in_language("+a", range)));
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
    fn is_sorted(&self, leads: &AccessPaths) -> bool {
        self.is_as_stored() || leads.candidates.first().is_some_and(|offer| offer.parameter == "ingested_from")
    }

    fn is_as_stored(&self) -> bool {
        matches!(self.sort, ArticleSort::FirstStored | ArticleSort::LastStored)
    }
}

impl Snapshot {
    /// Articles, filtered and in order: as things, or as their JSON.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn articles<T: DeserializeOwned>(&mut self, filter: &ArticleFilter, paging: &Paging) -> Result<Page<T>> {
        let behind = paging.cursor.is_some();
        let mut list = filter.list(behind)?;
        if filter.q.is_some() || filter.is_as_stored() || filter.ingested_from.is_some() {
            self.require_known(filter.look_up()).await?;
        } else {
            list.looked_up = filter.look_up();
        }
        if let Some(q) = &filter.q {
            let query = Query::parse(q)?;
            if let Some(hits) = ranked(self, Kind::Article, &query, Scope::Texts).await? {
                if filter.sort == ArticleSort::Relevance {
                    return list.page_by_score(self, hits, paging).await;
                }
                let led = self.led_to_articles(filter, TextMatch::External, paging).await?;
                let list_of = |words| {
                    let led = if matches!(words, TextMatch::External) { led } else { PlanChoice::First };
                    filter.list_of(behind, words, led)
                };
                return self.page_among(hits, list_of, paging).await;
            }
        }
        let list = match self.led_to_articles(filter, TextMatch::Fts, paging).await? {
            PlanChoice::First => list,
            led => {
                let counted = paging.count.then(|| list.count());
                List { counted, ..filter.list_of(behind, TextMatch::Fts, led)? }
            }
        };
        list.page(self, paging).await
    }

    /// Which filter leads to articles.
    async fn led_to_articles(
        &mut self,
        filter: &ArticleFilter,
        words: TextMatch,
        paging: &Paging,
    ) -> Result<PlanChoice> {
        // All else leads in the order of days.
        if !filter.is_as_stored() && filter.ingested_from.is_none() {
            return Ok(PlanChoice::First);
        }
        let leads = filter.leads(words.clone())?;
        if !filter.is_sorted(&leads) {
            return Ok(PlanChoice::First);
        }
        let walked = filter.list_of(paging.cursor.is_some(), words, PlanChoice::Nothing)?;
        self.led(&leads, &walked, paging).await
    }

    /// One article, without what it says.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn article(&mut self, id: Uuid) -> Result<Option<Article>> {
        by_id(id).first_json(self.conn().await?).await
    }

    /// The stored text of an article; none for an unknown id.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn text(&mut self, id: Uuid) -> Result<Option<String>> {
        let sql = "SELECT t.text FROM article a CROSS JOIN article_text t ON t.article = a.id WHERE a.uuid = ?";
        let row: Option<(String,)> = self.one(Sql::with(sql, id)).await?;
        Ok(row.map(|(text,)| text))
    }
}

/// The statement for one article, as JSON.
pub(in crate::store) fn by_id(id: Uuid) -> Sql {
    Sql::with(ROW.select("article a WHERE a.uuid = ?"), id)
}

/// The statement for the ids and names of an article's actors, which [`names`] reads.
pub(in crate::store) fn actors_of(id: Uuid) -> Sql {
    let sql = "SELECT m.actor, s.slug, s.name FROM article a CROSS JOIN article_actor m ON m.article = a.id \
               CROSS JOIN actor s ON s.id = m.actor WHERE a.uuid = ?";
    Sql::with(sql, id)
}

/// The ids and names of an article's actors, by their numbers.
pub(in crate::store) fn names(rows: &[Row]) -> Result<Names> {
    let rows: Vec<(i64, String, String)> = things(rows)?;
    Ok(rows.into_iter().map(|(number, id, name)| (number, (id.into(), name.into()))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Error;
    use crate::store::fixtures::{Database, NOON, Sample, five};

    #[tokio::test]
    async fn each_filter_leaves_its_articles() {
        let reports = five();
        let database = Database::of(&reports).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let one = |value: &str| OneOf::from(value.to_owned());
        let none = ArticleFilter::default;
        // By their place in the sample, from 1. Two of one day are in the order of their ids.
        for (filter, expected) in [
            (none(), vec![2, 3, 1, 5, 4]),
            (ArticleFilter { sort: ArticleSort::Oldest, ..none() }, vec![5, 1, 3, 2, 4]),
            (ArticleFilter { q: Some("hall Syria".into()), ..none() }, vec![3]),
            (ArticleFilter { q: Some("naive".into()), ..none() }, vec![4]),
            (ArticleFilter { q: Some("headline".into()), publisher: one("daily-sample"), ..none() }, vec![3, 4]),
            (ArticleFilter { q: Some("-Syria".into()), dated: Some(true), ..none() }, vec![2, 5]),
            (ArticleFilter { q: Some("Syria".into()), sort: ArticleSort::Relevance, ..none() }, vec![3, 1]),
            (ArticleFilter { publisher: one("THE EXAMPLE POST"), ..none() }, vec![2, 1]),
            (ArticleFilter { published_from: "2012-02-05".parse().ok(), ..none() }, vec![2, 3, 1]),
            (ArticleFilter { published_to: "2012-02-05".parse().ok(), ..none() }, vec![1, 5]),
            (ArticleFilter { dated: Some(false), ..none() }, vec![4]),
            (ArticleFilter { actor: one("CHN"), ..none() }, vec![2, 1, 4]),
            (ArticleFilter { actor: one("CHN"), sort: ArticleSort::Oldest, ..none() }, vec![1, 2, 4]),
            (ArticleFilter { actor: OneOf(vec!["china".into(), "zoe-envoy".into()]), ..none() }, vec![2, 1, 5, 4]),
            (
                ArticleFilter { actor: OneOf(vec!["china".into(), "RUS".into()]), r#match: Match::All, ..none() },
                vec![2, 4],
            ),
            (
                ArticleFilter {
                    actor: OneOf(vec!["china".into(), "ada-minister".into(), "bo-scholar".into(), "zoe-envoy".into()]),
                    r#match: Match::All,
                    ..none()
                },
                vec![],
            ),
            (ArticleFilter { speaker: one("ada-minister"), ..none() }, vec![2, 1]),
            (ArticleFilter { speaker: one("ada-minister"), actor: one("russia"), ..none() }, vec![2]),
            (ArticleFilter { vote: one("S-2012-77"), ..none() }, vec![2, 1]),
            (ArticleFilter { vote: one("S-2012-77"), publisher: one("Daily Sample"), ..none() }, vec![]),
            (ArticleFilter { language: one("fr"), ..none() }, vec![]),
            (ArticleFilter { language: one("en"), sort: ArticleSort::Oldest, ..none() }, vec![5, 1, 3, 2, 4]),
            (ArticleFilter { ingested_from: Some(NOON), dated: Some(false), ..none() }, vec![4]),
            (ArticleFilter { ingested_from: Some(Timestamp::MAX), ..none() }, vec![]),
        ] {
            let page =
                snapshot.articles::<Article>(&filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
            let place = |article: &Article| reports.iter().position(|r| r.detail.article.id == article.id).unwrap() + 1;
            assert_eq!(page.items.iter().map(place).collect::<Vec<_>>(), expected, "{filter:?}");
            assert_eq!(page.page.total, Some(expected.len() as u64));
        }
        let stored = ArticleFilter { sort: ArticleSort::LastStored, ..none() };
        assert_eq!(snapshot.articles::<Article>(&stored, &Paging::default()).await.unwrap().items.len(), 5);
        let newest = snapshot.articles::<Article>(&none(), &Paging::default()).await.unwrap().items;
        let wordless = ArticleFilter { sort: ArticleSort::Relevance, ..none() };
        assert_eq!(snapshot.articles::<Article>(&wordless, &Paging::default()).await.unwrap().items, newest);
        let many = ArticleFilter { actor: OneOf(vec![String::new(); 51]), ..none() };
        assert!(matches!(snapshot.articles::<Article>(&many, &Paging::default()).await, Err(Error::BadFilter { .. })));
    }

    #[tokio::test]
    async fn a_language_is_found_by_what_its_tag_begins_with() {
        let mut reports = five();
        for (report, tag) in
            reports.iter_mut().zip([Some("en"), Some("en-GB"), Some("en-US"), Some("pt-Latn-br"), None])
        {
            report.detail.article.language = tag.map(str::to_owned);
        }
        let database = Database::of(&reports).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for (ranges, publisher, expected) in [
            ("en", "", vec![2, 3, 1]),
            ("EN-gb", "", vec![2]),
            ("en-g", "", vec![]),
            ("pt", "", vec![4]),
            ("pt-latn", "", vec![4]),
            ("pt-BR", "", vec![]),
            ("en-US,pt", "", vec![3, 4]),
            ("en", "Daily Sample", vec![3]),
            ("en-US,en-GB", "Daily Sample", vec![3]),
            ("e", "", vec![]),
        ] {
            let given = |text: &str| OneOf(text.split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect());
            let filter =
                ArticleFilter { language: given(ranges), publisher: given(publisher), ..ArticleFilter::default() };
            let items = snapshot.articles::<Article>(&filter, &Paging::default()).await.unwrap().items;
            let place = |article: &Article| reports.iter().position(|r| r.detail.article.id == article.id).unwrap() + 1;
            assert_eq!(items.iter().map(place).collect::<Vec<_>>(), expected, "{ranges} {publisher}");
        }
    }

    #[tokio::test]
    async fn of_each_copy_group_the_first_of_the_selection_is_left() {
        let text =
            "Envoys of five states met in the hall on Monday to speak of a truce that none of them had seen written.";
        let copy = |url: &str, publisher: &str, day: &str| Sample::new(url, publisher, day, text).report();
        let reports = [
            copy("https://a.example/1", "Wire", "2012-02-05"),
            copy("https://b.example/2", "Post", "2012-02-04"),
            copy("https://c.example/3", "Post", ""),
            copy("https://d.example/4", "Sun", ""),
            Sample::new("https://e.example/5", "Sun", "", "Another matter of five words.").report(),
        ];
        let database = Database::of(&reports).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        assert_eq!(snapshot.check().await.unwrap().faults, []);
        let all = || ArticleFilter { copies: ListedCopies::First, ..ArticleFilter::default() };
        let one = |value: &str| OneOf::from(value.to_owned());
        let first_undated = if reports[2].detail.article.id < reports[3].detail.article.id { 3 } else { 4 };
        for (filter, expected) in [
            (all(), vec![2, 5]),
            (ArticleFilter { publisher: one("Wire"), ..all() }, vec![1]),
            (ArticleFilter { publisher: OneOf(vec!["Wire".into(), "Sun".into()]), ..all() }, vec![1, 5]),
            (ArticleFilter { published_from: "2012-02-05".parse().ok(), ..all() }, vec![1]),
            (ArticleFilter { published_to: "2012-02-05".parse().ok(), ..all() }, vec![2]),
            (ArticleFilter { dated: Some(false), ..all() }, vec![first_undated, 5]),
            (ArticleFilter { q: Some("truce".into()), ..all() }, vec![2]),
            (ArticleFilter { q: Some("-truce".into()), ..all() }, vec![5]),
            (
                ArticleFilter {
                    q: Some("truce".into()),
                    publisher: one("Wire"),
                    sort: ArticleSort::Relevance,
                    ..all()
                },
                vec![1],
            ),
            (ArticleFilter { ingested_from: Some(NOON), publisher: one("Wire"), ..all() }, vec![1]),
            (ArticleFilter { sort: ArticleSort::FirstStored, publisher: one("Wire"), ..all() }, vec![1]),
        ] {
            let page =
                snapshot.articles::<Article>(&filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
            let place = |article: &Article| reports.iter().position(|r| r.detail.article.id == article.id).unwrap() + 1;
            let mut places: Vec<usize> = page.items.iter().map(place).collect();
            places.sort_unstable();
            assert_eq!(places, expected, "{filter:?}");
            assert_eq!(page.page.total, Some(expected.len() as u64));
        }
        let group = |page: Page<Article>| page.items.into_iter().map(|article| article.copy_group).collect::<Vec<_>>();
        let listed = group(snapshot.articles(&ArticleFilter::default(), &Paging::default()).await.unwrap());
        assert_eq!(listed.iter().filter(|group| **group == Some(reports[1].detail.article.id)).count(), 4);
        assert_eq!(listed.iter().filter(|group| group.is_none()).count(), 1);
    }

    #[tokio::test]
    async fn an_article_is_read_as_it_was_put() {
        let reports = five();
        let database = Database::of(&reports).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for report in &reports {
            let mut expected = report.detail.clone();
            expected.article.ingested_at = Some("2026-03-01T12:00:00Z".to_owned());
            let detail = snapshot.article_detail(expected.article.id).await.unwrap().unwrap();
            let named = |detail: &crate::domain::ArticleDetail| {
                detail
                    .mentions
                    .iter()
                    .map(|mention| (mention.actor_id.clone(), mention.start, mention.end))
                    .collect::<Vec<_>>()
            };
            assert_eq!(named(&detail), named(&expected));
            assert_eq!(detail.claims, expected.claims);
            assert_eq!(detail.quotes.len(), expected.quotes.len());
            assert_eq!(
                (detail.article, detail.text.clone(), detail.segments),
                (expected.article.clone(), expected.text, expected.segments)
            );
            assert_eq!(snapshot.text(expected.article.id).await.unwrap(), detail.text);
        }
        assert_eq!(snapshot.article_detail(Uuid::nil()).await.unwrap(), None);
    }
}
