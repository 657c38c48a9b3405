//! Pages of full-text matches in an order that does not depend on the words.
//!
//! # Design
//!
//! FTS5 gives matches in the order of loading: to find the newest it has to fetch and sort all of them, 78 ms for a
//! word that stands in a third of 150,000 articles. The segments ([`crate::store::search::segment`]) tell all matches within some
//! milliseconds. Are they few, they lead to their rows, which are sorted. Are they many, the list is walked in its own
//! order as if no words were asked for, and what is not among the matches is passed over: of a frequent word, the next
//! match is never far.

use serde::de::DeserializeOwned;

use super::access_path::TextMatch;
use super::cursor::Cursor;
use super::json_row::read_rows;
use super::keyset::{List, counted, wanted};
use super::page::{Page, PageInfo, Paging};
use crate::store::pool::batch::Then;
use crate::store::search::rank::bm25::ScoredRow;
use crate::store::sql::builder::{Sql, Value, list};
use crate::store::sql::dialect::{json_rows, only_postgres};
use crate::store::sqlite::blocking::run_blocking;
use crate::store::{Result, Snapshot};

/// Matches that are few enough to be sorted.
pub(in crate::store) const FEW: usize = 4_000;
/// Rows that are looked at in one statement, at first and at most.
const STEP: (usize, usize) = (128, 8_192);

/// A row on the way: its block, its number, its sort keys.
type Place = (u8, i64, Vec<Value>);

impl Snapshot {
    /// Reads one page of the rows among `hits`; `list_of` makes the list as the words are looked for.
    pub(in crate::store) async fn page_among<T: DeserializeOwned>(
        &mut self,
        hits: Vec<ScoredRow>,
        list_of: impl Fn(TextMatch) -> Result<List>,
        paging: &Paging,
    ) -> Result<Page<T>> {
        if hits.len() <= FEW {
            let numbers = list(hits.into_iter().map(|(_, number)| number));
            return list_of(TextMatch::Ids(numbers))?.page(self, paging).await;
        }
        let numbers = run_blocking(move || {
            let mut numbers: Vec<i64> = hits.into_iter().map(|(_, number)| number).collect();
            numbers.sort_unstable();
            numbers
        })
        .await?;
        let walked = list_of(TextMatch::External)?;
        let total = match paging.count {
            false => None,
            true if walked.is_whole() => Some(numbers.len() as u64),
            // Whatever else is asked for, the engine has to count.
            true => {
                counted(self.run_batch(vec![list_of(TextMatch::Fts)?.count()], Then::More).await?.pop().as_deref())?
            }
        };
        let wanted = wanted(paging);
        let mut places = walked.places(self, &numbers, paging, wanted + 1).await?;
        let more = places.len() > wanted;
        places.truncate(wanted);
        let items = walked.of_numbers(self, places.iter().map(|place| place.1)).await?;
        let end = places.pop().filter(|_| more);
        let next_cursor = end.map(|(block, _, keys)| Cursor { block, keys }.write(&walked.binding()));
        Ok(Page { items, page: PageInfo { limit: paging.limit, next_cursor, total } })
    }
}

impl List {
    /// Walks the list up to so many rows among `numbers`, which are sorted.
    async fn places(
        &self,
        snapshot: &mut Snapshot,
        numbers: &[i64],
        paging: &Paging,
        wanted: usize,
    ) -> Result<Vec<Place>> {
        let mut cursor = self.read_cursor(paging)?;
        let first = cursor.as_ref().map_or(0, |cursor| usize::from(cursor.block));
        let (mut places, (mut step, most)): (Vec<Place>, _) = (Vec::new(), STEP);
        for (number, block) in (0u8..).zip(self.order.blocks).skip(first) {
            loop {
                let sql = self.walk(*block, cursor.take().as_ref(), step);
                let rows = snapshot.run_batch(vec![sql], Then::More).await?.pop().unwrap_or_default();
                for row in &rows {
                    let id: i64 = row.try_get(0)?;
                    if numbers.binary_search(&id).is_ok() {
                        places.push((number, id, self.keys(row)?));
                        if places.len() == wanted {
                            return Ok(places);
                        }
                    }
                }
                let Some(last) = rows.last().filter(|_| rows.len() == step) else { break };
                cursor = Some(Cursor { block: number, keys: self.keys(last)? });
                step = (step * 4).min(most);
            }
        }
        Ok(places)
    }

    /// The things with these numbers, in their order.
    async fn of_numbers<T: DeserializeOwned>(
        &self,
        snapshot: &mut Snapshot,
        numbers: impl Iterator<Item = i64>,
    ) -> Result<Vec<T>> {
        let sql = format!(
            "SELECT {} FROM (SELECT value AS id{} FROM json_each(?)) k CROSS JOIN {}",
            json_rows(&self.row.object, "k.key"),
            only_postgres(", key"),
            self.tables
        );
        let answered = snapshot.scalars(vec![Sql::with(sql, list(numbers))], Then::Nothing).await?;
        read_rows(answered.last(0)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::council::Report;
    use crate::domain::Article;
    use crate::domain::Quote;
    use crate::store::fixtures::{Database, NOON, Sample};
    use crate::store::{ArticleFilter, ArticleSort, DaySort, OneOf, QuoteFilter};

    /// More articles than are few, of some days and without one, with a word in all, in a third and in few of them.
    fn reports(count: usize) -> Vec<Report> {
        let report = |number: usize| {
            let day =
                if number.is_multiple_of(50) { String::new() } else { format!("2012-02-{:02}", number * 7 % 28 + 1) };
            let third = if number.is_multiple_of(3) { "third" } else { "other" };
            let rare = if number.is_multiple_of(701) { "rare" } else { "plain" };
            let publisher = if number.is_multiple_of(900) { "Seldom" } else { "Often" };
            let text = format!("Somebody said every {third} {rare} word.");
            let said = format!("every {third} {rare} word");
            Sample::new(&format!("https://a.example/{number}"), publisher, &day, &text).quote("", "", &said).report()
        };
        (0..count).map(report).collect()
    }

    /// The whole list of a filter, page by page, and what it counts.
    async fn articles(snapshot: &mut Snapshot, filter: &ArticleFilter, limit: u32) -> (Vec<Article>, Option<u64>) {
        let mut paging = Paging { limit, count: true, ..Paging::default() };
        let (mut seen, mut total) = (Vec::new(), None);
        loop {
            let page = snapshot.articles::<Article>(filter, &paging).await.unwrap();
            seen.extend(page.items.iter().cloned());
            total = page.page.total.or(total);
            if !paging.follow(&page) {
                return (seen, total);
            }
        }
    }

    #[tokio::test]
    async fn frequent_words_leave_what_rare_ones_would() {
        let all = reports(FEW * 3 / 2);
        let database = Database::empty().await;
        let mut writer = database.writer().await;
        for batch in all.chunks(1_000) {
            writer.put(batch, NOON).await.unwrap();
        }
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for sort in [ArticleSort::Newest, ArticleSort::Oldest, ArticleSort::FirstStored] {
            for publisher in [None, Some("Seldom".to_owned())] {
                let without = ArticleFilter {
                    sort,
                    publisher: OneOf(publisher.into_iter().collect()),
                    ..ArticleFilter::default()
                };
                let (everything, _) = articles(&mut snapshot, &without, 1_000).await;
                for (q, of) in
                    [("every", 1), ("\"said every\"", 1), ("every -third", 0), ("every third", 3), ("rare", 701)]
                {
                    let filter = ArticleFilter { q: Some(q.to_owned()), ..without.clone() };
                    let (found, total) = articles(&mut snapshot, &filter, 1_000).await;
                    let number = |article: &Article| -> usize {
                        article.url.as_ref().unwrap().rsplit('/').next().unwrap().parse().unwrap()
                    };
                    let fits = |article: &&Article| {
                        if of == 0 { !number(article).is_multiple_of(3) } else { number(article).is_multiple_of(of) }
                    };
                    let expected: Vec<&Article> = everything.iter().filter(fits).collect();
                    assert!(found.iter().eq(expected.iter().copied()), "{q} {sort:?} {}", found.len());
                    assert_eq!(total, Some(found.len() as u64), "{q}");
                }
            }
        }
        let quotes = QuoteFilter { q: Some("every word".to_owned()), sort: DaySort::Oldest, ..QuoteFilter::default() };
        let mut paging = Paging { limit: 1_000, count: true, ..Paging::default() };
        let mut seen = 0;
        loop {
            let page = snapshot.quotes::<Quote>(&quotes, &paging).await.unwrap();
            assert_eq!(page.page.total.unwrap_or(all.len() as u64), all.len() as u64);
            seen += page.items.len();
            if !paging.follow(&page) {
                break;
            }
        }
        assert_eq!(seen, all.len());
    }
}
