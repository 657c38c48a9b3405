//! Batches of articles with their findings, each stored in one transaction.
//!
//! An article whose text, metadata and findings are as they were is not touched; a changed one is taken out
//! with all that was found in it and put in anew, under the same id and with the time of its first storing.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use sqlx::{Sqlite, SqliteConnection, Transaction};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::counters::Counts;
use super::prepared::Prepared;
use super::rows::{Fresh, Numbers, Rows};
use crate::council::Report;
use crate::domain::{Basis, ChangeKind, Stated, slug};
use crate::store::search::segments::Kind;
use crate::store::search::writer::IndexWriter;
use crate::store::sql::builder::Sql;
use crate::store::sql::changes::note_present;
use crate::store::sql::from_row::from_row;
use crate::store::sql::state::changed;
use crate::store::sql::state::instant;
use crate::store::sqlite::wal_checkpoint::Checkpoints;
use crate::store::sqlite::writer::transaction;
use crate::store::{Result, Writer};

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Put {
    /// Articles that were not there.
    pub new: u64,
    /// Articles that were there with another text, metadata or findings.
    pub changed: u64,
    /// Articles that were there just so.
    pub unchanged: u64,
}

impl std::ops::AddAssign for Put {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
    }
}

/// What is stored of an article with the same id.
struct Stored {
    uuid: Hyphenated,
    id: i64,
    fingerprint: Uuid,
    ingested_at: String,
    url: Option<String>,
    url_basis: Basis,
}

from_row!(Stored { uuid, id, fingerprint, ingested_at, url, url_basis });

/// Batches that are being stored: all of them or none, when [`Storing::commit`] is called.
///
/// Many batches touch the same pages of indexes; together they are written once.
#[derive(Debug)]
pub struct Storing<'w> {
    tx: Transaction<'w, Sqlite>,
    changed: bool,
    counts: Counts,
    /// Of articles and of quotes.
    words: [IndexWriter; 2],
    checkpoints: Option<&'w mut Checkpoints>,
}

impl Storing<'_> {
    async fn put_in(&mut self, fresh: &[Fresh<'_>]) -> Result<()> {
        let numbers = numbers(&mut self.tx, fresh).await?;
        let mut rows = Rows::new(numbers, &mut self.words);
        for fresh in fresh {
            rows.add(fresh, &mut self.counts);
        }
        rows.run(&mut self.tx).await?;
        let ids: Vec<Uuid> = fresh.iter().map(|fresh| fresh.prepared.report.detail.article.id).collect();
        note_present(&mut self.tx, ChangeKind::Article, &ids).await?;
        for words in &mut self.words {
            words.write_many(&mut self.tx).await?;
        }
        Ok(())
    }

    async fn write_words(&mut self) -> Result<()> {
        for words in &mut self.words {
            words.write(&mut self.tx).await?;
        }
        Ok(())
    }

    /// Stores a batch of prepared reports.
    ///
    /// # Errors
    ///
    /// As [`Writer::put`]; then nothing is stored since [`Writer::begin`].
    pub async fn put(&mut self, reports: &[Prepared], now: Timestamp) -> Result<Put> {
        let (put, fresh, old) = compare(&mut self.tx, reports, now).await?;
        if !fresh.is_empty() {
            self.changed = true;
            if !old.is_empty() {
                // What is taken out may be of this transaction.
                self.write_words().await?;
                self.counts.take_out(&mut self.tx, &old).await?;
            }
            self.put_in(&fresh).await?;
        }
        Ok(put)
    }

    /// Commits the transaction, and with it everything stored.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Storing::put`] lists.
    pub async fn commit(mut self, now: Timestamp) -> Result<()> {
        if !self.changed {
            return Ok(self.tx.rollback().await?);
        }
        self.write_words().await?;
        self.counts.settle(&mut self.tx).await?;
        changed(&mut self.tx, now).await?;
        self.tx.commit().await?;
        if let Some(checkpoints) = self.checkpoints {
            checkpoints.behind();
        }
        Ok(())
    }
}

impl Writer {
    /// Begins to store batches that belong together.
    ///
    /// # Errors
    ///
    /// [`crate::store::Error::Busy`] and the like.
    pub async fn begin(&mut self) -> Result<Storing<'_>> {
        let words = [IndexWriter::new(Kind::Article), IndexWriter::new(Kind::Quote)];
        let mut checkpoints = self.checkpoints.as_mut();
        if let Some(checkpoints) = &mut checkpoints {
            checkpoints.before().await;
        }
        let tx = transaction(&mut self.conn).await?;
        Ok(Storing { tx, changed: false, counts: Counts::default(), words, checkpoints })
    }

    /// Stores articles with their findings, all or none of them. Of two with the same id, the later counts.
    ///
    /// # Errors
    ///
    /// [`crate::store::Error::Full`], [`crate::store::Error::Busy`] and the like; then nothing of the batch is stored.
    pub async fn put(&mut self, reports: &[Report], now: Timestamp) -> Result<Put> {
        let prepared: Vec<Prepared> = reports.iter().cloned().map(Prepared::new).collect();
        self.put_prepared(&prepared, now).await
    }

    /// [`Writer::put`], of reports that were prepared on other threads.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Writer::put`] lists.
    pub async fn put_prepared(&mut self, reports: &[Prepared], now: Timestamp) -> Result<Put> {
        let mut storing = self.begin().await?;
        let put = storing.put(reports, now).await?;
        storing.commit(now).await?;
        Ok(put)
    }
}

/// Sorts a batch into what is to be put in, and the numbers of what is to be taken out for it.
async fn compare<'a>(
    conn: &mut SqliteConnection,
    reports: &'a [Prepared],
    now: Timestamp,
) -> Result<(Put, Vec<Fresh<'a>>, Vec<i64>)> {
    let mut put = Put::default();
    let stored = stored(conn, reports).await?;
    let urls = urls(reports, &stored);
    let mut latest: HashMap<Uuid, (usize, Cow<'a, Prepared>)> = HashMap::with_capacity(reports.len());
    for (place, prepared) in reports.iter().enumerate() {
        let id = prepared.report.detail.article.id;
        let prepared = match urls.get(&id) {
            Some(url) if url.value != prepared.report.metadata.url.value => Cow::Owned(prepared.at(url.clone())),
            _ => Cow::Borrowed(prepared),
        };
        let fingerprint = prepared.fingerprint;
        if let Some((_, earlier)) = latest.insert(id, (place, prepared)) {
            *(if earlier.fingerprint == fingerprint { &mut put.unchanged } else { &mut put.changed }) += 1;
        }
    }
    let mut latest: Vec<_> = latest.into_values().collect();
    // In the order they came, so that a run can be followed in the file.
    latest.sort_unstable_by_key(|&(place, ..)| place);
    let (mut fresh, mut old) = (Vec::new(), Vec::new());
    for (_, prepared) in latest {
        let ingested_at = match stored.get(&prepared.report.detail.article.id) {
            Some(stored) if stored.fingerprint == prepared.fingerprint => {
                put.unchanged += 1;
                continue;
            }
            Some(stored) => {
                put.changed += 1;
                old.push(stored.id);
                stored.ingested_at.clone()
            }
            None => {
                put.new += 1;
                instant(now)
            }
        };
        fresh.push(Fresh { prepared, ingested_at });
    }
    Ok((put, fresh, old))
}

/// What is stored under the ids of a batch.
async fn stored(conn: &mut SqliteConnection, reports: &[Prepared]) -> Result<HashMap<Uuid, Stored>> {
    let mut stored = HashMap::new();
    for chunk in reports.chunks(512) {
        let mut sql = Sql::new("SELECT uuid, id, fingerprint, ingested_at, url, url_basis FROM article WHERE uuid IN ");
        sql.tuple(chunk.iter().map(|prepared| prepared.report.detail.article.id));
        stored.extend(sql.all::<Stored>(conn).await?.into_iter().map(|row| (row.uuid.into_uuid(), row)));
    }
    Ok(stored)
}

/// The address to keep of each article that has several: the first by its characters, so that no order of loading shows.
fn urls(reports: &[Prepared], stored: &HashMap<Uuid, Stored>) -> HashMap<Uuid, Stated<String>> {
    let of_stored = |row: &Stored| (row.uuid.into_uuid(), Stated::new(row.url.clone(), row.url_basis));
    let of_report = |prepared: &Prepared| (prepared.report.detail.article.id, prepared.report.metadata.url.clone());
    let mut urls: HashMap<Uuid, Stated<String>> = HashMap::new();
    for (id, url) in stored.values().map(of_stored).chain(reports.iter().map(of_report)) {
        match urls.entry(id) {
            Entry::Vacant(none) => _ = none.insert(url),
            Entry::Occupied(mut other) if url.value < other.get().value => _ = other.insert(url),
            Entry::Occupied(_) => {}
        }
    }
    urls
}

/// The numbers of the publishers and actors that a batch names, those of new ones included, and where the
/// numbers of articles, quotes and claims go on.
async fn numbers(conn: &mut SqliteConnection, fresh: &[Fresh<'_>]) -> Result<Numbers> {
    let publishers: HashSet<String> =
        fresh.iter().filter_map(|fresh| fresh.prepared.report.detail.article.publisher.as_deref().map(slug)).collect();
    let publishers = serde_json::to_string(&publishers).unwrap_or_default();
    Sql::with("INSERT OR IGNORE INTO publisher (slug) SELECT value FROM json_each(?)", publishers.as_str())
        .run(conn)
        .await?;
    let sql = "SELECT slug, id FROM publisher WHERE slug IN (SELECT value FROM json_each(?))";
    let publishers: Vec<(String, i64)> = Sql::with(sql, publishers).all(conn).await?;

    let found: HashSet<&str> =
        fresh.iter().flat_map(|fresh| &fresh.prepared.report.actors).map(|actor| actor.id.as_str()).collect();
    let found = serde_json::to_string(&found).unwrap_or_default();
    // The rest of the row follows from the earliest sighting, which also gives the name to search for.
    let sql = "INSERT OR IGNORE INTO actor (slug, kind, name, name_key, in_registry) \
               SELECT value, 'person', '', value, 0 FROM json_each(?)";
    Sql::with(sql, found).run(conn).await?;
    let named = fresh.iter().flat_map(|fresh| {
        let detail = &fresh.prepared.report.detail;
        let mentions = detail.mentions.iter().filter_map(|mention| mention.actor_id.as_deref());
        let speakers = detail.quotes.iter().filter_map(|quote| quote.speaker_id.as_deref());
        mentions.chain(speakers).chain(fresh.prepared.report.actors.iter().map(|actor| actor.id.as_str()))
    });
    let named = serde_json::to_string(&named.collect::<HashSet<_>>()).unwrap_or_default();
    let sql = "SELECT slug, id FROM actor WHERE slug IN (SELECT value FROM json_each(?))";
    let actors: Vec<(String, i64)> = Sql::with(sql, named).all(conn).await?;

    // Numbers that a segment has must not come again, even if the rows are gone.
    let sql = "SELECT max((SELECT coalesce(max(id), 0) FROM article), (SELECT coalesce(max(last), 0) FROM \
               index_segment WHERE kind = 0)), max((SELECT coalesce(max(id), 0) FROM quote), (SELECT coalesce(max(last), 0) FROM index_segment \
               WHERE kind = 1)), (SELECT coalesce(max(id), 0) FROM claim)";
    let last = Sql::new(sql).first(conn).await?.unwrap_or_default();
    Ok(Numbers { publishers: publishers.into_iter().collect(), actors: actors.into_iter().collect(), last })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Actor, Article, Claim, Quote};
    use crate::store::fixtures::{Database, NOON, Sample, five};
    use crate::store::{ActorFilter, ArticleFilter, ClaimFilter, Paging, QuoteFilter, Snapshot};

    /// Everything a client can see but the state.
    async fn everything(snapshot: &mut Snapshot) -> Vec<String> {
        let whole = Paging::whole();
        let articles = snapshot.articles::<Article>(&ArticleFilter::default(), &whole).await.unwrap().items;
        let mut told = vec![
            format!("{:#?}", snapshot.quotes::<Quote>(&QuoteFilter::default(), &whole).await.unwrap().items),
            format!("{:#?}", snapshot.claims::<Claim>(&ClaimFilter::default(), &whole).await.unwrap().items),
            format!("{:#?}", snapshot.actors::<Actor>(&ActorFilter::default(), &whole).await.unwrap().items),
            format!("{:#?}", snapshot.dataset().await.unwrap().counts),
        ];
        for article in articles {
            told.push(format!("{:#?}", snapshot.article_detail(article.id).await.unwrap()));
        }
        told
    }

    #[tokio::test]
    async fn the_order_and_the_batches_of_loading_do_not_show() {
        let reports = five();
        let database = Database::of(&reports).await;
        let expected = everything(&mut database.store().await.snapshot().await.unwrap()).await;
        for order in [[4, 3, 2, 1, 0], [1, 0, 4, 2, 3], [2, 4, 0, 3, 1]] {
            let shuffled: Vec<Report> = order.iter().map(|&place: &usize| reports[place].clone()).collect();
            for size in [1, 2, 5] {
                let database = Database::empty().await;
                let mut writer = database.writer().await;
                for batch in shuffled.chunks(size).chain(shuffled[..2].chunks(size)) {
                    writer.put(batch, NOON).await.unwrap();
                }
                let told = everything(&mut database.store().await.snapshot().await.unwrap()).await;
                assert_eq!(told, expected, "{order:?} by {size}");
            }
        }
    }

    #[tokio::test]
    async fn loading_twice_changes_nothing() {
        let reports = five();
        let database = Database::empty().await;
        let mut writer = database.writer().await;
        assert_eq!(writer.put(&reports, NOON).await.unwrap(), Put { new: 5, ..Put::default() });
        let state = database.store().await.state().await.unwrap();
        assert_eq!(writer.put(&reports, Timestamp::MAX).await.unwrap(), Put { unchanged: 5, ..Put::default() });
        assert_eq!(database.store().await.state().await.unwrap(), state);
    }

    #[tokio::test]
    async fn a_changed_article_is_replaced_with_its_findings() {
        let database = Database::of(&five()).await;
        let mut writer = database.writer().await;
        let text = "Ada Minister said: “Everything is different now,” and Zoë Envoy nodded.";
        let changed = Sample::new("https://a.example/1", "The Example Post", "2012-02-05", text)
            .quote("ada-minister", "RUS", "Everything is different now,")
            .mention("ada-minister", "Ada Minister")
            .discovers("Zoë Envoy", "who nods")
            .report();
        assert_eq!(writer.put(&[changed], Timestamp::MAX).await.unwrap(), Put { changed: 1, ..Put::default() });
        let store = database.store().await;
        let mut snapshot = store.snapshot().await.unwrap();
        assert_eq!(snapshot.check().await.unwrap().faults, []);
        let bo = snapshot.actor("bo-scholar").await.unwrap().unwrap();
        assert_eq!((bo.description.as_deref(), bo.article_count), (Some("a writer on winters"), 1));
        let old = QuoteFilter { q: Some("move".into()), ..QuoteFilter::default() };
        assert_eq!(snapshot.quotes::<Quote>(&old, &Paging::default()).await.unwrap().items, []);
        let nodded = ArticleFilter { q: Some("nodded".into()), ..ArticleFilter::default() };
        let article = snapshot.articles::<Article>(&nodded, &Paging::default()).await.unwrap().items.remove(0);
        assert_eq!(article.ingested_at.as_deref(), Some("2026-03-01T12:00:00Z"));
    }

    #[tokio::test]
    async fn an_article_that_is_given_another_day_is_counted_there() {
        let database = Database::empty().await;
        let mut writer = database.writer().await;
        for (day, expected) in [("2012-02-05", [1, 0]), ("2012-02-06", [0, 1]), ("", [0, 0]), ("2012-02-05", [1, 0])] {
            let report = Sample::new("https://a.example/1", "", day, "China spoke.").mention("china", "China").report();
            writer.put(&[report], NOON).await.unwrap();
            let mut snapshot = database.store().await.snapshot().await.unwrap();
            for metric in ["articles", "mentions"] {
                let asked = serde_json::json!({"metric": metric, "interval": "day", "published_from": "2012-02-05", "published_to": "2012-02-06"});
                let filter = serde_json::from_value(asked).unwrap();
                let page = snapshot.timeline(&filter, &Paging::default()).await.unwrap();
                assert_eq!(page.items.iter().map(|item| item.value).collect::<Vec<_>>(), expected, "{metric} {day}");
            }
            assert_eq!(snapshot.check().await.unwrap().faults, []);
        }
    }

    #[tokio::test]
    async fn of_two_texts_for_one_url_the_later_counts() {
        let database = Database::empty().await;
        let mut writer = database.writer().await;
        let report = |text: &str| Sample::new("https://a.example/1", "", "", text).report();
        let put = writer.put(&[report("First."), report("First."), report("Second.")], NOON).await.unwrap();
        assert_eq!(put, Put { new: 1, changed: 1, unchanged: 1 });
        let id = report("First.").detail.article.id;
        assert_eq!(
            database.store().await.snapshot().await.unwrap().text(id).await.unwrap().as_deref(),
            Some("Second.")
        );
    }

    #[tokio::test]
    async fn of_several_spellings_of_an_address_the_first_is_kept() {
        let spelled = ["https://www.a.example/1/", "http://a.example/1?utm_source=x", "https://a.example/1"];
        let text = "Ada Minister said: “Everything is different now,” and China vetoed it.";
        let report = |url: &str| {
            Sample::new(url, "", "", text)
                .quote("ada-minister", "RUS", "Everything is different now,")
                .claim(&["CHN"], "China vetoed it")
                .report()
        };
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
            let reports: Vec<Report> = order.iter().map(|&place: &usize| report(spelled[place])).collect();
            let (together, apart) = (Database::of(&reports).await, Database::empty().await);
            let mut writer = apart.writer().await;
            for report in &reports {
                writer.put(std::slice::from_ref(report), NOON).await.unwrap();
            }
            assert_eq!(writer.put(&reports, NOON).await.unwrap(), Put { unchanged: 3, ..Put::default() });
            for database in [together, apart] {
                let mut snapshot = database.store().await.snapshot().await.unwrap();
                let quotes = snapshot.quotes::<Quote>(&QuoteFilter::default(), &Paging::whole()).await.unwrap().items;
                let claims = snapshot.claims::<Claim>(&ClaimFilter::default(), &Paging::whole()).await.unwrap().items;
                let article = snapshot.article(quotes[0].article_id).await.unwrap().unwrap();
                let shown = [&article.url, &quotes[0].article_url, &claims[0].article_url];
                assert_eq!(shown.map(Option::as_deref), [Some(spelled[1]); 3], "{order:?}");
                assert_eq!(snapshot.check().await.unwrap().faults, []);
            }
        }
    }

    #[tokio::test]
    async fn what_is_taken_out_leaves_nothing() {
        let reports = five();
        let database = Database::of(&reports).await;
        let mut writer = database.writer().await;
        let first = writer.find("https://A.example/1/#top").await.unwrap().unwrap();
        assert_eq!(first, reports[0].detail.article.id);
        assert!(writer.remove(first, NOON).await.unwrap());
        assert!(!writer.remove(first, NOON).await.unwrap());
        let left = Database::of(&reports[1..]).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        assert_eq!(
            everything(&mut snapshot).await,
            everything(&mut left.store().await.snapshot().await.unwrap()).await
        );
        assert_eq!(snapshot.check().await.unwrap().faults, []);
        for report in &reports[1..] {
            assert!(writer.remove(report.detail.article.id, NOON).await.unwrap());
        }
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        // The registry's three are left.
        assert_eq!(snapshot.actors::<Actor>(&ActorFilter::default(), &Paging::default()).await.unwrap().items.len(), 3);
        assert_eq!(snapshot.check().await.unwrap().faults, []);
    }

    #[tokio::test]
    async fn stored_articles_come_back_as_they_were_read() {
        let reports = five();
        let database = Database::of(&reports).await;
        let mut writer = database.writer().await;
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let batch = writer.stored(after, 2).await.unwrap();
            let Some(last) = batch.last() else { break };
            after = Some(last.id);
            seen.extend(batch);
        }
        assert_eq!(seen.len(), 5);
        for stored in &seen {
            let report = reports.iter().find(|report| report.detail.article.id == stored.id).unwrap();
            assert_eq!((&stored.raw.metadata, Some(&stored.raw.text)), (&report.metadata, report.detail.text.as_ref()));
            assert_eq!(stored.raw.source_format, "txt");
        }
    }
}
