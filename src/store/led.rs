//! Whether a filter leads to its rows, or is checked on the way through all of them.
//!
//! # Design
//!
//! Indexes of filters are in the order of days, that of storing is in its own. What a filter or the days lead to in
//! another order has to be sorted: 77 ms where it is all of 100,000 articles. So they lead only to few rows; else the
//! list is walked in its own order, and of many rows the next is seldom far.

use super::at_once::Then;
use super::list::{List, counted};
use super::sql::Sql;
use super::{Result, Snapshot};

/// Rows that are few enough to be sorted.
const FEW: i64 = 1_000;

impl List {
    /// Whether what leads leaves more rows than should be sorted.
    pub(super) async fn is_led_to_many(&self, snapshot: &mut Snapshot) -> Result<bool> {
        if !self.is_dated() && self.arms.iter().all(|arm| arm.lead.text.is_empty()) {
            return Ok(false);
        }
        let answered = snapshot.at_once(vec![self.probe()], Then::More).await?;
        Ok(counted(answered.last().map(Vec::as_slice))?.is_some_and(|count| count > FEW.unsigned_abs()))
    }

    /// The statement that counts the rows that are led to, as far as it matters.
    fn probe(&self) -> Sql {
        let mut sql = Sql::new("SELECT count(*) FROM (");
        for (i, arm) in self.arms.iter().enumerate() {
            sql.push(if i > 0 { " UNION ALL " } else { "" });
            sql.push("SELECT 1 FROM ").append(&arm.from).push(" WHERE TRUE");
            self.leading_of(arm, &mut sql);
        }
        sql.push(" LIMIT 1 + ").bind(FEW).push(")");
        sql
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Database, NOON, Sample};
    use super::super::{ArticleFilter, ArticleSort, OneOf, Paging};
    use super::*;
    use crate::domain::{Article, Report};

    /// The whole list of a filter, page by page.
    async fn all(snapshot: &mut Snapshot, filter: &ArticleFilter) -> Vec<Article> {
        let (mut paging, mut seen) = (Paging { limit: 200, ..Paging::default() }, Vec::new());
        loop {
            let page = snapshot.articles(filter, &paging).await.unwrap();
            seen.extend(page.items.iter().cloned());
            if !paging.follow(&page) {
                return seen;
            }
        }
    }

    #[tokio::test]
    async fn a_filter_leaves_the_same_whether_it_leads_or_is_checked() {
        let count = usize::try_from(FEW).unwrap() * 3 / 2;
        let report = |number: usize| {
            let publisher = if number.is_multiple_of(300) { "Seldom" } else { "Often" };
            let url = format!("https://a.example/{number}");
            Sample::new(&url, publisher, "2012-02-05", "China spoke.").mention("china", "China").report()
        };
        let reports: Vec<Report> = (0..count).map(report).collect();
        let database = Database::empty().await;
        let mut writer = database.writer().await;
        for (hour, batch) in (0..).zip(reports.chunks(400)) {
            writer.put(batch, NOON + jiff::SignedDuration::from_hours(hour)).await.unwrap();
        }
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let one = |value: &str| OneOf::from(value.to_owned());
        for sort in [ArticleSort::FirstStored, ArticleSort::LastStored] {
            let everything = all(&mut snapshot, &ArticleFilter { sort, ..ArticleFilter::default() }).await;
            assert_eq!(everything.len(), count);
            for (name, many) in [("Often", true), ("Seldom", false)] {
                let filter = ArticleFilter { sort, publisher: one(name), ..ArticleFilter::default() };
                let list = filter.list(false).unwrap();
                assert_eq!(list.is_led_to_many(&mut snapshot).await.unwrap(), many, "{name}");
                let filter = ArticleFilter { actor: one("china"), ..filter };
                assert!(filter.list(false).unwrap().is_led_to_many(&mut snapshot).await.unwrap());
                let found = all(&mut snapshot, &filter).await;
                let expected = everything.iter().filter(|article| article.publisher.as_deref() == Some(name));
                assert!(found.iter().eq(expected), "{name} {sort:?} {}", found.len());
            }
        }
    }
}
