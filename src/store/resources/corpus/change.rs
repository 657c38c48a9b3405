//! Changes since a state: the filter, and the list in the order of commits.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use crate::domain::ChangeKind;
use crate::store::list::access_path::{AccessPaths, Resource};
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, List, Order};
use crate::store::sql::builder::{Sql, word};
use crate::store::{Error, OneOf, Page, Paging, Result, Snapshot};

/// The filter of the list of changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ChangeFilter {
    /// The state that the mirror has: `page.next_since` of an earlier answer, or `state` of `/v1/dataset`. Without it,
    /// everything that is or was here.
    #[param(required = false, max_length = 64, example = "c0ffee0123456789")]
    pub since: Option<String>,
    /// The kind of resource: article, actor or vote.
    #[param(required = false, value_type = Vec<ChangeKind>, style = Form, explode = false)]
    pub kind: OneOf<ChangeKind>,
}

/// The one column list of changes.
const COLUMNS: &str = "m.state, c.kind, c.resource AS id, c.made AS change, m.at";

/// The columns of a change's JSON row.
static ROW: LazyLock<JsonRow> = LazyLock::new(|| JsonRow::new(COLUMNS, ColumnTypes::default()));

const TABLES: &str = "change c ON c.id = k.id CROSS JOIN dataset_commit m ON m.number = c.number";

impl ChangeFilter {
    fn list(&self, paging: &Paging) -> List {
        let mut all = IndexScan::all("change c", "c", "c.id");
        // A cursor is behind it already, and the engine seeks to one of them.
        if let Some(since) = self.since.as_deref().filter(|_| paging.cursor.is_none() || paging.count) {
            all.lead = Sql::with("{w}.number > (SELECT number FROM dataset_commit WHERE state = ?)", since);
        }
        let order = Order { keys: &["{w}.number", "{w}.id"], reverse: false, blocks: ALL };
        let resource = Resource::new("changes", self, &ROW, TABLES);
        let mut list = AccessPaths::default().into_list(all, resource, order);
        list.only_in("+c.kind", self.kind.0.iter().map(word));
        list
    }
}

impl Snapshot {
    /// The latest change of each resource that has changed since a state, in the order of commits.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownState`] where this database never had the state or had it before changes were noted; else see
    /// [`Snapshot::quotes`].
    pub async fn changes<T: DeserializeOwned>(&mut self, filter: &ChangeFilter, paging: &Paging) -> Result<Page<T>> {
        if let Some(since) = &filter.since {
            let sql = Sql::with("SELECT number FROM dataset_commit WHERE state = ?", since.as_str());
            if sql.first::<(i64,)>(self.conn().await?).await?.is_none() {
                return Err(Error::UnknownState(since.clone()));
            }
        }
        filter.list(paging).page(self, paging).await
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::council::Report;
    use crate::domain::{Change, ChangeMade, OwnRow, OwnTable};
    use crate::store::Writer;
    use crate::store::fixtures::{Database, NOON, Sample, five, record, registry};
    use crate::store::sql::builder::Sql;
    use crate::store::sql::state::changed;
    use crate::store::statements::rebuild::rejoin_all;

    /// The changes since a state by kind and id, read three at a time, and the state to ask with next.
    async fn since(database: &Database, state: Option<&str>) -> (BTreeMap<(ChangeKind, String), ChangeMade>, String) {
        let filter = ChangeFilter { since: state.map(str::to_owned), ..ChangeFilter::default() };
        let (mut paging, mut changes) = (Paging { limit: 3, count: true, ..Paging::default() }, BTreeMap::new());
        let mut numbered = 0;
        loop {
            let mut snapshot = database.store().await.snapshot().await.unwrap();
            let page = snapshot.changes::<Change>(&filter, &paging).await.unwrap();
            for change in &page.items {
                assert!(changes.insert((change.kind, change.id.clone()), change.change).is_none(), "{change:?} twice");
                assert_eq!(change.at, "2026-03-01T12:00:00Z");
            }
            numbered += page.items.len();
            if !paging.follow(&page) {
                assert_eq!(page.page.total, Some(numbered as u64));
                return (changes, snapshot.state().to_string());
            }
        }
    }

    fn articles(changes: &BTreeMap<(ChangeKind, String), ChangeMade>) -> Vec<ChangeMade> {
        changes.iter().filter(|((kind, _), _)| *kind == ChangeKind::Article).map(|(_, made)| *made).collect()
    }

    fn actors(changes: &BTreeMap<(ChangeKind, String), ChangeMade>) -> Vec<(&str, ChangeMade)> {
        let actors = changes.iter().filter(|((kind, _), _)| *kind == ChangeKind::Actor);
        actors.map(|((_, id), made)| (id.as_str(), *made)).collect()
    }

    #[tokio::test]
    async fn without_a_state_everything_is_new() {
        let database = Database::of(&five()).await;
        let (all, state) = since(&database, None).await;
        assert_eq!(articles(&all), [ChangeMade::Added; 5]);
        let names: Vec<&str> = actors(&all).iter().map(|(id, _)| *id).collect();
        assert_eq!(names, ["ada-minister", "bo-scholar", "china", "russia", "zoe-envoy"]);
        let votes = all.keys().filter(|(kind, _)| *kind == ChangeKind::Vote).count();
        assert_eq!(votes, record().votes.len());
        assert!(all.values().all(|made| *made == ChangeMade::Added));
        assert!(since(&database, Some(&state)).await.0.is_empty());
        let filter = ChangeFilter { kind: ChangeKind::Actor.into(), ..ChangeFilter::default() };
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        assert_eq!(snapshot.changes::<Change>(&filter, &Paging::default()).await.unwrap().items.len(), 5);
    }

    #[tokio::test]
    async fn what_is_loaded_replaced_and_removed_is_told_once() {
        let reports = five();
        let database = Database::of(&reports[..4]).await;
        let (_, first) = since(&database, None).await;
        let mut writer = database.writer().await;
        writer.put(&reports, NOON).await.unwrap();
        let (changes, second) = since(&database, Some(&first)).await;
        assert_eq!(articles(&changes), [ChangeMade::Added]);
        assert_eq!(actors(&changes), [("zoe-envoy", ChangeMade::Added)], "counts are no change");
        // Another text, in which somebody is named who was not there; who is named no more is gone.
        let other = Sample::new("https://a.example/1", "The Example Post", "2012-02-05", "Zed Clerk went home.")
            .discovers("Zed Clerk", "a clerk")
            .report();
        writer.put(&[other], NOON).await.unwrap();
        let (changes, third) = since(&database, Some(&second)).await;
        assert_eq!(articles(&changes), [ChangeMade::Replaced]);
        let expected = [("bo-scholar", ChangeMade::Replaced), ("zed-clerk", ChangeMade::Added)];
        assert_eq!(actors(&changes), expected, "the later report describes him now");
        for report in &reports[1..2] {
            assert!(writer.remove(report.detail.article.id, NOON).await.unwrap());
        }
        let (changes, fourth) = since(&database, Some(&third)).await;
        assert_eq!(articles(&changes), [ChangeMade::Removed]);
        assert_eq!(actors(&changes), [("bo-scholar", ChangeMade::Removed)]);
        // From the first state on each appears once, as it was last changed.
        let (changes, _) = since(&database, Some(&first)).await;
        assert_eq!(articles(&changes).len(), 3);
        writer.put(&reports, NOON).await.unwrap();
        let (changes, _) = since(&database, Some(&fourth)).await;
        let mut made = articles(&changes);
        made.sort_by_key(|made| *made == ChangeMade::Added);
        assert_eq!(made, [ChangeMade::Replaced, ChangeMade::Added]);
        assert_eq!(database.store().await.snapshot().await.unwrap().check().await.unwrap().faults, []);
    }

    #[tokio::test]
    async fn an_article_changes_with_its_copies_its_statements_and_its_verdicts() {
        let words = "“We oppose any external military intervention in Syria today,” Ada said on the day of the vote.";
        let report = |number: u32, day: &str| -> Report {
            Sample::new(&format!("https://a.example/{number}"), "", day, words)
                .quote("ada-minister", "RUS", "We oppose any external military intervention in Syria today,")
                .report()
        };
        let database = Database::of(&[report(2, "2012-02-06")]).await;
        let (_, first) = since(&database, None).await;
        let mut writer = database.writer().await;
        writer.put(&[report(1, "2012-02-05")], NOON).await.unwrap();
        let (changes, _) = since(&database, Some(&first)).await;
        let mut made = articles(&changes);
        made.sort_by_key(|made| *made == ChangeMade::Added);
        assert_eq!(made, [ChangeMade::Replaced, ChangeMade::Added], "the later one's statement has another id");
    }

    #[tokio::test]
    async fn registry_and_record_tell_what_differs_in_them() {
        let database = Database::of(&five()).await;
        let (_, first) = since(&database, None).await;
        let mut writer = database.writer().await;
        let row = |table: OwnTable, fields: &[&str]| OwnRow {
            table,
            fields: fields.iter().map(|&field| field.to_owned()).collect(),
        };
        let rows = [row(OwnTable::Aliases, &["china", "PRC", "acronym", "desk"])];
        let mut storing = writer.begin().await.unwrap();
        storing.replace_own_rows(&rows, &registry()).await.unwrap();
        storing.commit(NOON).await.unwrap();
        let (changes, second) = since(&database, Some(&first)).await;
        assert_eq!(changes.len(), 1);
        assert_eq!(actors(&changes), [("china", ChangeMade::Replaced)]);
        drop(writer);
        let mut newer = record().clone();
        newer.version += 1;
        let last = newer.votes.pop().unwrap();
        newer.votes[0].title = Some("Another title".to_owned());
        drop(Writer::open_with(&database.path, &registry(), &newer, NOON).await.unwrap());
        let (mut changes, _) = since(&database, Some(&second)).await;
        let vote = |id: &str| (ChangeKind::Vote, id.to_owned());
        assert_eq!(changes.remove(&vote(&last.id)), Some(ChangeMade::Removed));
        assert_eq!(changes.remove(&vote(&newer.votes[0].id)), Some(ChangeMade::Replaced));
        assert!(changes.keys().all(|(kind, _)| *kind == ChangeKind::Article), "{changes:?}");
    }

    #[tokio::test]
    async fn what_is_joined_anew_is_told_where_it_differs() {
        let database = Database::of(&five()).await;
        let (_, first) = since(&database, None).await;
        let mut writer = database.writer().await;
        let mut tx = writer.transaction().await.unwrap();
        // As in a file whose statements another program has joined.
        let first_of = "SELECT statement FROM statement_quote ORDER BY statement LIMIT 1";
        let sql = format!(
            "SELECT count(DISTINCT article) FROM quote WHERE id IN (SELECT quote FROM statement_quote \
                           WHERE statement = ({first_of}))"
        );
        let (count,) = Sql::new(sql).first::<(i64,)>(&mut tx).await.unwrap().unwrap();
        let sql = format!("DELETE FROM statement_quote WHERE statement = ({first_of})");
        Sql::new(sql).run(&mut tx).await.unwrap();
        rejoin_all(&mut tx).await.unwrap();
        changed(&mut tx, NOON).await.unwrap();
        tx.commit().await.unwrap();
        let (changes, _) = since(&database, Some(&first)).await;
        assert!(count > 0 && changes.len() == usize::try_from(count).unwrap(), "{count}: {changes:?}");
        assert!(articles(&changes).iter().all(|made| *made == ChangeMade::Replaced), "{changes:?}");
    }

    #[tokio::test]
    async fn a_state_that_never_was_is_unknown() {
        let database = Database::empty().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for state in ["0000000000000000", "x", "' OR 1"] {
            let filter = ChangeFilter { since: Some(state.to_owned()), ..ChangeFilter::default() };
            let answer = snapshot.changes::<Change>(&filter, &Paging::default()).await;
            assert!(matches!(answer, Err(Error::UnknownState(_))), "{state}");
        }
    }
}
