//! Articles: filtered lists, and one with everything that was found in it.

mod filter;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use uuid::Uuid;

pub use self::filter::{ArticleFilter, ArticleSort};
use self::filter::{SEARCH, all};
use crate::domain::Article;
use crate::store::list::access_path::{PlanChoice, Resource, TextMatch};
use crate::store::list::copies::ListedCopies;
use crate::store::list::day_sort::DaySort;
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, List, Order};
use crate::store::search::expression::Scope;
use crate::store::search::matches::ranked;
use crate::store::search::query_parser::Query;
use crate::store::search::segments::Kind;
use crate::store::sql::builder::Sql;
use crate::store::sql::codec::Names;
use crate::store::sql::row::{Row, things};
use crate::store::sql::state::instant;
use crate::store::{Page, Paging, Result, Snapshot};

/// The one column list of articles.
const COLUMNS: &str = "a.uuid AS id, a.title, a.publisher, a.published_on, a.published_on_basis, a.byline, \
     a.url, a.language, a.language_basis, a.source_format, a.word_count, a.quote_count, a.claim_count, a.excerpt, a.copy_group, a.ingested_at";

/// The columns of an article's JSON row.
static ROW: LazyLock<JsonRow> = LazyLock::new(|| JsonRow::new(COLUMNS, ColumnTypes::default()));

const TABLES: &str = "article a ON a.id = k.id";

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
