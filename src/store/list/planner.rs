//! The planner: chooses the leading filter in an order that no filter's index has.
//!
//! # Design
//!
//! The indexes of filters are in the order of days. In another order, all that a filter leads to has to be sorted: 77 ms
//! where it leaves all of 100,000 articles. So it leads where it leaves few. Where all leave many, the list is walked in
//! its own order and they are checked on the way: of many rows, the next is seldom far. But it can be: an outlet's
//! articles are often stored in one go. So a stretch of the walk is tried first, and where the page is not in it, what is
//! led to is sorted after all.

use super::access_path::{AccessPaths, Candidate, PlanChoice};
use super::by_matches::FEW;
use super::cursor::Cursor;
use super::keyset::{ALL, List, counted, wanted};
use super::page::Paging;
use crate::store::pool::batch::Then;
use crate::store::sql::builder::Sql;
use crate::store::{Result, Snapshot};

/// Rows in which a page has to be found, for each row that is wanted and at least.
const STRETCH: (usize, usize) = (16, 4_096);

impl Snapshot {
    /// Plans a page whose order is not that of the filters' indexes; `walked` is the list without a leading filter.
    pub(in crate::store) async fn led(
        &mut self,
        leads: &AccessPaths,
        walked: &List,
        paging: &Paging,
    ) -> Result<PlanChoice> {
        if leads.candidates.is_empty() {
            return Ok(PlanChoice::First);
        }
        let counts = self.counts(leads.candidates.iter().map(Candidate::probe).collect()).await?;
        let few = counts.iter().zip(&leads.candidates).filter(|(count, _)| **count <= FEW as u64);
        if let Some((_, offer)) = few.min_by_key(|(count, _)| **count) {
            return Ok(PlanChoice::By(offer.parameter));
        }
        let (wanted, cursor) = (wanted(paging) + 1, walked.read_cursor(paging)?);
        let stretch = STRETCH.1.max(STRETCH.0 * wanted);
        let [found, long] = walked.probes(cursor.as_ref(), stretch, wanted);
        // Where the stretch is not as long as it was to be, the list ends in it.
        let near =
            self.counts(vec![found]).await?[0] >= wanted as u64 || self.counts(vec![long]).await?[0] < stretch as u64;
        Ok(if near { PlanChoice::Nothing } else { PlanChoice::First })
    }

    /// The number that each of these statements answers with.
    async fn counts(&mut self, asked: Vec<Sql>) -> Result<Vec<u64>> {
        let answered = self.run_batch(asked, Then::More).await?;
        answered.iter().map(|rows| Ok(counted(Some(rows))?.unwrap_or_default())).collect()
    }
}

impl Candidate {
    /// The statement that counts the rows that are led to, as far as it matters.
    fn probe(&self) -> Sql {
        let mut sql = Sql::new("SELECT count(*) FROM (");
        for (i, arm) in self.scans.iter().enumerate() {
            sql.push(if i > 0 { " UNION ALL " } else { "" }).push("SELECT 1 FROM ").append(&arm.from);
            if !arm.lead.text.is_empty() {
                sql.push(" WHERE ").append(&arm.lead);
            }
        }
        sql.push(" LIMIT 1 + ").bind(i64::try_from(FEW).unwrap_or(i64::MAX)).push(")");
        sql
    }
}

impl List {
    /// The statements that count how many of the wanted rows are in a stretch of the walk, and how long it is.
    fn probes(&self, cursor: Option<&Cursor>, stretch: usize, wanted: usize) -> [Sql; 2] {
        let block = self.order.blocks[cursor.map_or(0, |cursor| usize::from(cursor.block))];
        let all = Self { conditions: Vec::new(), days: ALL[0], ..self.clone() };
        let walk = all.walk(block, cursor, stretch);
        let mut long = Sql::new("SELECT count(*) FROM (");
        long.append(&walk).push(")");
        let mut found = Sql::new("SELECT count(*) FROM (SELECT 1 FROM (");
        found.append(&walk).push(&format!(") k CROSS JOIN {} WHERE TRUE", self.tables));
        self.conditions_of(&self.scans[0], block, (true, true), &mut found);
        found.push(" LIMIT 0 + ").bind(i64::try_from(wanted).unwrap_or(i64::MAX)).push(")");
        [found, long]
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::council::Report;
    use crate::domain::Article;
    use crate::store::fixtures::{Database, NOON, Sample};
    use crate::store::list::access_path::TextMatch;
    use crate::store::{ArticleFilter, ArticleSort, OneOf, Paging};

    /// The whole list of a filter, page by page.
    async fn all(snapshot: &mut Snapshot, filter: &ArticleFilter) -> Vec<Article> {
        let (mut paging, mut seen) = (Paging { limit: 200, count: true, ..Paging::default() }, Vec::new());
        let mut total = None;
        loop {
            let page = snapshot.articles::<Article>(filter, &paging).await.unwrap();
            seen.extend(page.items.iter().cloned());
            total = page.page.total.or(total);
            if !paging.follow(&page) {
                assert_eq!(total, Some(seen.len() as u64));
                return seen;
            }
        }
    }

    /// More articles than are few, of an outlet that is seldom, one that is often and one that was stored last,
    /// some without a day.
    async fn database() -> (Database, Vec<&'static str>) {
        let count = FEW * 3;
        let named = |number: usize| match number {
            _ if number >= FEW * 3 / 2 => "Late",
            _ if number.is_multiple_of(300) => "Seldom",
            _ => "Often",
        };
        let report = |number: usize| {
            let day = if number.is_multiple_of(50) { "" } else { "2012-02-05" };
            let url = format!("https://a.example/{number}");
            Sample::new(&url, named(number), day, "China spoke.").mention("china", "China").report()
        };
        let reports: Vec<Report> = (0..count).map(report).collect();
        let database = Database::empty().await;
        let mut writer = database.writer().await;
        for (hour, batch) in (0..).zip(reports.chunks(1_000)) {
            writer.put(batch, NOON + SignedDuration::from_hours(hour)).await.unwrap();
        }
        (database, vec!["Seldom", "Often", "Late"])
    }

    #[tokio::test]
    async fn a_filter_leaves_the_same_whatever_leads() {
        let (database, outlets) = database().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for sort in [ArticleSort::FirstStored, ArticleSort::LastStored] {
            let whole = ArticleFilter { sort, ..ArticleFilter::default() };
            let everything = all(&mut snapshot, &whole).await;
            for name in &outlets {
                let publisher = OneOf::from((*name).to_owned());
                for actor in [OneOf::default(), OneOf::from("china".to_owned())] {
                    for dated in [None, Some(true), Some(false)] {
                        let filter = ArticleFilter {
                            publisher: publisher.clone(),
                            actor: actor.clone(),
                            dated,
                            ..whole.clone()
                        };
                        let fits = |article: &&Article| {
                            article.publisher.as_deref() == Some(name)
                                && dated.is_none_or(|dated| article.published_on.is_some() == dated)
                        };
                        let found = all(&mut snapshot, &filter).await;
                        assert!(found.iter().eq(everything.iter().filter(fits)), "{filter:?} {}", found.len());
                    }
                }
            }
        }
        for sort in [ArticleSort::Newest, ArticleSort::Oldest] {
            let whole = ArticleFilter { sort, ..ArticleFilter::default() };
            let everything = all(&mut snapshot, &whole).await;
            for hours in [1, 11, 12] {
                let from = NOON + SignedDuration::from_hours(hours);
                let found = all(&mut snapshot, &ArticleFilter { ingested_from: Some(from), ..whole.clone() }).await;
                let since = |article: &&Article| article.ingested_at >= Some(crate::store::sql::state::instant(from));
                assert!(found.iter().eq(everything.iter().filter(since)), "{sort:?} {hours} {}", found.len());
            }
        }
    }

    #[tokio::test]
    async fn what_leads_leaves_few_or_lies_far() {
        let (database, _) = database().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let one = |value: &str| OneOf::from(value.to_owned());
        let none = || ArticleFilter { sort: ArticleSort::FirstStored, ..ArticleFilter::default() };
        for (filter, expected) in [
            (none(), PlanChoice::First),
            (ArticleFilter { publisher: one("Often"), ..none() }, PlanChoice::Nothing),
            (ArticleFilter { publisher: one("Late"), ..none() }, PlanChoice::First),
            (ArticleFilter { publisher: one("Late"), sort: ArticleSort::LastStored, ..none() }, PlanChoice::Nothing),
            (ArticleFilter { publisher: one("Seldom"), actor: one("CHN"), ..none() }, PlanChoice::By("publisher")),
            (ArticleFilter { actor: one("CHN"), ..none() }, PlanChoice::Nothing),
            (ArticleFilter { dated: Some(false), language: one("en"), ..none() }, PlanChoice::By("published_from")),
            (ArticleFilter { dated: Some(true), ..none() }, PlanChoice::Nothing),
        ] {
            let paging = Paging::default();
            let leads = filter.leads(TextMatch::Fts).unwrap();
            let walked = filter.list_of(false, TextMatch::Fts, PlanChoice::Nothing).unwrap();
            assert_eq!(snapshot.led(&leads, &walked, &paging).await.unwrap(), expected, "{filter:?}");
        }
    }
}
