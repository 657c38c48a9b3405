//! Articles: filtered lists, and one with everything that was found in it.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::at_once::things;
use super::filter::{DaySort, Leads, Resource, Walk, Words, actor_number, plain, publisher_number};
use super::list::{ALL, Arm, List, Order};
use super::list_packed::{Kinds, Packed};
use super::query::{Expression, Query};
use super::ranked::ranked;
use super::slabs::Kind;
use super::sql::Sql;
use super::write::instant;
use super::{Items, OneOf, Page, PageInfo, Paging, Result, Snapshot};
use crate::domain::{Article, Day};

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

/// Which articles are asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ArticleFilter {
    /// Words in headline or report: all of them, "a phrase", prefix*, -not, one OR another.
    #[param(required = false, example = "veto Syria")]
    pub q: Option<String>,
    /// Who published it; case, accents and punctuation do not count.
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
    /// An actor it quotes.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["liu-weimin"]))]
    pub speaker: OneOf<String>,
    /// A vote that a claim in it means, by its id in the record.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["S-2012-77"]))]
    pub vote: OneOf<String>,
    /// The language of its text, as a BCP 47 tag.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["en"]))]
    pub language: OneOf<String>,
    /// Only articles first stored at this time or later, RFC 3339.
    #[param(required = false, value_type = Option<String>, format = DateTime, example = "2026-03-01T12:00:00Z")]
    pub ingested_from: Option<Timestamp>,
    /// The order; `relevance` goes with `q`.
    #[param(required = false, inline)]
    pub sort: ArticleSort,
}

/// The one column list of articles.
pub(super) const COLUMNS: &str = "a.uuid AS id, a.title, a.publisher, a.published_on, a.published_on_basis, a.byline, \
     a.url, a.language, a.source_format, a.word_count, a.quote_count, a.claim_count, a.excerpt, a.ingested_at";

/// The same, packed.
pub(super) static PACKED: LazyLock<Packed> =
    LazyLock::new(|| Packed::new(COLUMNS, Kinds { uuids: &["id"], ..Kinds::default() }));

const TABLES: &str = "article a ON a.id = k.id";

/// How the filters lead to articles, the ones that leave fewest first.
const PUBLISHER: Walk = Walk {
    parameter: "publisher",
    from: "article a",
    walked: "a",
    id: "a.id",
    column: "a.publisher_id",
    check: "+a.publisher_id IN",
};
const LANGUAGE: Walk = Walk { parameter: "language", column: "a.language", check: "+a.language IN", ..PUBLISHER };
const SEARCH: Walk = Walk {
    parameter: "q",
    from: "article_fts f CROSS JOIN article a ON a.id = f.rowid",
    column: "article_fts",
    check: "SELECT rowid FROM article_fts WHERE article_fts MATCH",
    ..PUBLISHER
};
/// As [`SEARCH`], with numbers that are known.
const AMONG: &str = "(SELECT value AS number FROM json_each(?)) f CROSS JOIN article a ON a.id = f.number";
const VOTE: Walk = Walk {
    parameter: "vote",
    from: "article_vote v CROSS JOIN article a ON a.id = v.article",
    walked: "v",
    id: "v.article",
    column: "v.vote",
    check: "a.id IN (SELECT article FROM article_vote WHERE vote IN",
};
const ACTOR: Walk = Walk {
    parameter: "actor",
    from: "article_actor m CROSS JOIN article a ON a.id = m.article",
    walked: "m",
    id: "m.article",
    column: "m.actor",
    check: "EXISTS (SELECT 1 FROM article_actor WHERE article = a.id AND actor IN",
};
const SPEAKER: Walk = Walk {
    parameter: "speaker",
    column: "m.quote_count > 0 AND m.actor",
    check: "EXISTS (SELECT 1 FROM article_actor WHERE article = a.id AND quote_count > 0 AND actor IN",
    ..ACTOR
};

impl ArticleSort {
    /// Whether it is an order of storing.
    fn is_as_stored(self) -> bool {
        matches!(self, Self::FirstStored | Self::LastStored)
    }

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
    /// Whether what leads to the articles may do so in another order than the list's.
    fn is_to_sort(&self) -> bool {
        self.sort.is_as_stored() || self.ingested_from.is_some()
    }

    /// The list; `behind` a cursor, what the cursor bounds already is only checked, so that the engine seeks
    /// to the cursor.
    pub(super) fn list(&self, behind: bool) -> Result<List> {
        self.list_of(behind, Words::Asked, Leads::default())
    }

    fn list_of(&self, behind: bool, words: Words, mut leads: Leads) -> Result<List> {
        leads.words(self.q.as_deref(), SEARCH, AMONG, words)?;
        // Without words all are equally relevant.
        let sort = if self.sort == ArticleSort::Relevance && !leads.taken() { ArticleSort::Newest } else { self.sort };
        leads.offer(VOTE, &self.vote, |id| plain(id))?;
        leads.offer(SPEAKER, &self.speaker, |id| actor_number(id))?;
        leads.offer(ACTOR, &self.actor, |id| actor_number(id))?;
        leads.offer(PUBLISHER, &self.publisher, |name| publisher_number(name))?;
        leads.offer(LANGUAGE, &self.language, |tag| plain(tag))?;
        let (all, checked, as_stored) = (Arm::all("article a", "a", "a.id"), leads.checked, sort.is_as_stored());
        let since = |before: &str, behind: &str| {
            self.ingested_from.map(|from| Sql::with(format!("{before}a.ingested_at >= ?{behind}"), instant(from)))
        };
        let since_leads = !as_stored && !checked && !leads.taken();
        // The engine does not know how few they are, and would rather not sort them.
        if let Some(lead) = since("likelihood(", ", 0.0001)").filter(|_| since_leads) {
            leads.lead(Arm { lead, ..all.clone() });
        }
        let mut list = leads.into_list(all, Resource::new("articles", self, COLUMNS, TABLES), sort.order());
        let seeks = as_stored && !(behind && sort == ArticleSort::FirstStored);
        if let Some(since) = since(if seeks { "" } else { "+" }, "").filter(|_| !since_leads) {
            list.only(since);
        }
        list.only_days(self.published_from, self.published_to, self.dated);
        list.days_checked = checked && as_stored;
        Ok(list)
    }
}

impl Snapshot {
    /// Articles, filtered and in order.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn articles(&mut self, filter: &ArticleFilter, paging: &Paging) -> Result<Page<Article>> {
        Page::made(async |items| self.articles_into(filter, paging, items).await).await
    }

    /// The same, into `items`.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn articles_into(
        &mut self,
        filter: &ArticleFilter,
        paging: &Paging,
        mut items: Items<'_, Article>,
    ) -> Result<PageInfo> {
        let behind = paging.cursor.is_some();
        let mut list = filter.list(behind)?;
        if let Some(q) = &filter.q {
            let query = Query::parse(q)?;
            if matches!(query.expression(), Expression::Match(_))
                && let Some(hits) = ranked(self, Kind::Article, &query).await?
            {
                if filter.sort == ArticleSort::Relevance {
                    let page = list.page_of_ranked(self, hits, paging).await?;
                    items.add(page.items)?;
                    return Ok(page.page);
                }
                let list_of = |words| filter.list_of(behind, words, Leads::default());
                return self.page_among(hits, list_of, &PACKED, paging, items).await;
            }
        }
        if filter.is_to_sort() && list.is_led_to_many(self).await? {
            list = filter.list_of(behind, Words::Asked, Leads::checked())?;
        }
        list.fill(self, &PACKED, paging, items).await
    }

    /// One article, without what it says.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn article(&mut self, id: Uuid) -> Result<Option<Article>> {
        by_id(id).first(self.conn().await?).await
    }

    /// One article's text.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn text(&mut self, id: Uuid) -> Result<Option<String>> {
        let sql = "SELECT t.text FROM article a CROSS JOIN article_text t ON t.article = a.id WHERE a.uuid = ?";
        let row: Option<(String,)> = self.one(Sql::with(sql, id)).await?;
        Ok(row.map(|(text,)| text))
    }
}

/// The statement for one article.
pub(super) fn by_id(id: Uuid) -> Sql {
    Sql::with(format!("SELECT {COLUMNS} FROM article a WHERE a.uuid = ?"), id)
}

/// The statement for the ids and names of an article's actors, which [`names`] reads.
pub(super) fn actors_of(id: Uuid) -> Sql {
    let sql = "SELECT m.actor, s.slug, s.name FROM article a CROSS JOIN article_actor m ON m.article = a.id \
               CROSS JOIN actor s ON s.id = m.actor WHERE a.uuid = ?";
    Sql::with(sql, id)
}

/// The ids and names of an article's actors, by their numbers.
pub(super) fn names(rows: &[SqliteRow]) -> Result<HashMap<i64, (String, String)>> {
    let rows: Vec<(i64, String, String)> = things(rows)?;
    Ok(rows.into_iter().map(|(number, id, name)| (number, (id, name))).collect())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Database, NOON, five};
    use super::*;
    use crate::store::Error;

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
            (ArticleFilter { speaker: one("ada-minister"), ..none() }, vec![2, 1]),
            (ArticleFilter { speaker: one("ada-minister"), actor: one("russia"), ..none() }, vec![2]),
            (ArticleFilter { vote: one("S-2012-77"), ..none() }, vec![2, 1]),
            (ArticleFilter { vote: one("S-2012-77"), publisher: one("none"), ..none() }, vec![]),
            (ArticleFilter { language: one("fr"), ..none() }, vec![]),
            (ArticleFilter { language: one("en"), sort: ArticleSort::Oldest, ..none() }, vec![5, 1, 3, 2, 4]),
            (ArticleFilter { ingested_from: Some(NOON), dated: Some(false), ..none() }, vec![4]),
            (ArticleFilter { ingested_from: Some(Timestamp::MAX), ..none() }, vec![]),
        ] {
            let page = snapshot.articles(&filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
            let place = |article: &Article| reports.iter().position(|r| r.detail.article.id == article.id).unwrap() + 1;
            assert_eq!(page.items.iter().map(place).collect::<Vec<_>>(), expected, "{filter:?}");
            assert_eq!(page.page.total, Some(expected.len() as u64));
        }
        let stored = ArticleFilter { sort: ArticleSort::LastStored, ..none() };
        assert_eq!(snapshot.articles(&stored, &Paging::default()).await.unwrap().items.len(), 5);
        let newest = snapshot.articles(&none(), &Paging::default()).await.unwrap().items;
        for q in [None, Some("* (".to_owned())] {
            let wordless = ArticleFilter { q, sort: ArticleSort::Relevance, ..none() };
            assert_eq!(snapshot.articles(&wordless, &Paging::default()).await.unwrap().items, newest);
        }
        let many = ArticleFilter { actor: OneOf(vec![String::new(); 51]), ..none() };
        assert!(matches!(snapshot.articles(&many, &Paging::default()).await, Err(Error::BadFilter { .. })));
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
