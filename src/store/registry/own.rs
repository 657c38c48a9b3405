//! The operator's own rows: kept beside the registry, and laid over whatever is bundled.

use std::collections::BTreeSet;

use super::load::load;
use crate::domain::{OwnRow, OwnTable, Registry};
use crate::store::search::matches::articles_with;
use crate::store::sql::builder::{Insert, Sql};
use crate::store::sql::engine::Engine;
use crate::store::{Error, Result, Storing, Writer};

impl Writer {
    /// The operator's own rows, in the order in which they came.
    ///
    /// # Errors
    ///
    /// As [`crate::store::Snapshot::quotes`].
    pub async fn own_rows(&mut self) -> Result<Vec<OwnRow>> {
        own_rows(&mut self.conn).await
    }
}

impl Storing<'_> {
    /// The operator's own rows as the transaction sees them.
    ///
    /// # Errors
    ///
    /// As [`crate::store::Snapshot::quotes`].
    pub async fn own_rows(&mut self) -> Result<Vec<OwnRow>> {
        own_rows(&mut self.tx).await
    }

    /// Replaces the operator's own rows, and lays them over the `bundled` registry. Findings stay as they are: the
    /// articles of [`Storing::articles_naming`] are to be searched again.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Writer::put`] lists.
    pub async fn replace_own_rows(&mut self, rows: &[OwnRow], bundled: &Registry) -> Result<()> {
        self.tx.defer_foreign_keys().await?;
        Sql::new("DELETE FROM own_registry").run(&mut self.tx).await?;
        let mut insert = Insert::new("own_registry (place, kind, fields)");
        for (place, row) in (0i64..).zip(rows) {
            let fields = serde_json::to_string(&row.fields).unwrap_or_default();
            insert.row([place.into(), row.table.name().into(), fields.into()]);
        }
        insert.run(&mut self.tx).await?;
        load(&mut self.tx, &bundled.clone().with(rows)).await?;
        self.changed = true;
        Ok(())
    }

    /// The numbers of the articles that name one of these actors, have one of these names in their text, or an address at
    /// one of these domains.
    ///
    /// # Errors
    ///
    /// As [`crate::store::Snapshot::quotes`].
    pub async fn articles_naming(
        &mut self,
        actors: &BTreeSet<String>,
        names: &BTreeSet<String>,
        domains: &BTreeSet<String>,
    ) -> Result<BTreeSet<i64>> {
        let mut articles = BTreeSet::new();
        let mut add = |rows: Vec<(i64,)>| articles.extend(rows.into_iter().map(|(article,)| article));
        let sql = "SELECT m.article FROM json_each(?) j CROSS JOIN actor s ON s.slug = j.value \
                   CROSS JOIN article_actor m ON m.actor = s.id";
        add(Sql::with(sql, serde_json::to_string(actors).unwrap_or_default()).all(&mut self.tx).await?);
        for name in names {
            add(articles_with(&mut self.tx, name).await?.into_iter().map(|article| (article,)).collect());
        }
        for domain in domains {
            let sql = "SELECT id FROM article WHERE instr(lower(url), ?)";
            add(Sql::with(sql, domain.to_lowercase()).all(&mut self.tx).await?);
        }
        Ok(articles)
    }
}

pub(in crate::store) async fn own_rows(conn: &mut impl Engine) -> Result<Vec<OwnRow>> {
    let rows: Vec<(String, String)> =
        Sql::new("SELECT kind, fields FROM own_registry ORDER BY place").all(conn).await?;
    let row = |(kind, fields): (String, String)| {
        let table = OwnTable::ALL.into_iter().find(|table| table.name() == kind);
        let table = table.ok_or_else(|| Error::Unreadable(format!("a row of the table {kind}")))?;
        Ok(OwnRow { table, fields: serde_json::from_str(&fields)? })
    };
    rows.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::{Database, NOON, Sample, five, record, registry};

    fn row(table: OwnTable, fields: &[&str]) -> OwnRow {
        OwnRow { table, fields: fields.iter().map(|&field| field.to_owned()).collect() }
    }

    async fn replace(writer: &mut Writer, rows: &[OwnRow]) {
        let mut storing = writer.begin().await.unwrap();
        storing.replace_own_rows(rows, &registry()).await.unwrap();
        storing.commit(NOON).await.unwrap();
    }

    #[tokio::test]
    async fn own_rows_outlast_a_newer_registry() {
        let database = Database::of(&five()).await;
        let rows = [
            row(OwnTable::Actors, &["zoe-envoy", "person", "Zoë Envoy", "f", "CHN", "", "an envoy", "desk"]),
            row(OwnTable::Aliases, &["china", "PRC", "acronym", "desk"]),
        ];
        let mut writer = database.writer().await;
        replace(&mut writer, &rows).await;
        assert_eq!(writer.own_rows().await.unwrap(), rows);
        drop(writer);
        let newer = Registry { version: 2, ..registry() };
        drop(Writer::open_with(&database.path, &newer, record(), NOON).await.unwrap());
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let known = snapshot.registry().await.unwrap();
        let mut expected = newer.with(&rows);
        expected.actors.sort_by(|a, b| a.id.cmp(&b.id));
        assert_eq!(known, expected);
        let zoe = snapshot.actor("zoe-envoy").await.unwrap().unwrap();
        assert!(zoe.in_registry && zoe.article_count == 1);
        assert_eq!(snapshot.check().await.unwrap().faults, []);

        let mut writer = Writer::open_with(&database.path, &registry(), record(), NOON).await.unwrap();
        replace(&mut writer, &[]).await;
        drop(writer);
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let zoe = snapshot.actor("zoe-envoy").await.unwrap().unwrap();
        assert!(!zoe.in_registry && zoe.description.as_deref() == Some("an envoy"));
        assert_eq!(snapshot.check().await.unwrap().faults, []);
    }

    #[tokio::test]
    async fn articles_are_found_by_actor_name_and_domain() {
        let database = Database::of(&[
            Sample::new("https://a.example/1", "", "", "China spoke.").mention("china", "China").report(),
            Sample::new("https://a.example/2", "", "", "Zoë Envoy spoke.").report(),
            Sample::new("https://www.B.example/3", "", "", "Nobody spoke, and Zoë was no envoy.").report(),
        ])
        .await;
        let mut writer = database.writer().await;
        let mut storing = writer.begin().await.unwrap();
        let set = |text: &str| text.split_terminator(',').map(str::to_owned).collect::<BTreeSet<_>>();
        for (actors, names, domains, expected) in [
            ("china", "", "", vec![1]),
            ("", "zoe envoy", "", vec![2]),
            ("", "", "b.example", vec![3]),
            ("nobody", "Nemo,!", "c.example", vec![]),
            ("china", "Zoë Envoy", "b.example", vec![1, 2, 3]),
        ] {
            let found = storing.articles_naming(&set(actors), &set(names), &set(domains)).await.unwrap();
            assert_eq!(found.into_iter().collect::<Vec<_>>(), expected, "{actors} {names} {domains}");
        }
    }
}
