//! Groups as they are stored: each article of a group carries the id of the earliest.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use uuid::fmt::Hyphenated;

use crate::store::Result;
use crate::store::sql::builder::{Sql, list};
use crate::store::sql::changes::note_articles;
use crate::store::sql::day_key::UNDATED;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;

/// Texts that are copies of each other, and groups that they join as a whole.
#[derive(Debug, Default)]
pub(in crate::store) struct Component {
    pub bodies: Vec<i64>,
    pub groups: BTreeSet<Hyphenated>,
}

/// An article as far as its group goes.
#[derive(Clone, Copy, Debug)]
struct Row {
    body: Option<i64>,
    id: i64,
    uuid: Hyphenated,
    age: i64,
    copy_group: Option<Hyphenated>,
}

from_row!(Row { body, id, uuid, age, copy_group });

/// The group that an article is of from now on.
#[derive(Serialize)]
struct Change {
    id: i64,
    copy_group: Option<String>,
}

impl Row {
    /// The order of the members of a group: by day, the undated last, then by id.
    fn place(&self) -> (i64, Hyphenated) {
        (if self.age < UNDATED { -self.age } else { UNDATED }, self.uuid)
    }
}

/// The group of each article of these components; null where it stands alone.
pub(in crate::store) async fn groups(
    conn: &mut impl Engine,
    components: &[Component],
) -> Result<BTreeMap<i64, Option<Hyphenated>>> {
    Ok(members(conn, components).await?.into_iter().map(|(row, group)| (row.id, group)).collect())
}

/// Writes the groups of these components; returns the articles that are of another one than before.
pub(in crate::store) async fn assign(conn: &mut impl Engine, components: &[Component]) -> Result<Vec<i64>> {
    let members = members(conn, components).await?.into_iter();
    let other = members.filter(|(row, group)| row.copy_group != *group);
    let changes: Vec<Change> =
        other.map(|(row, group)| Change { id: row.id, copy_group: group.map(|group| group.to_string()) }).collect();
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    note_articles(conn, &list(changes.iter().map(|change| change.id))).await?;
    // All in one statement: there are as many groups as texts that have copies.
    let sql = "UPDATE article SET copy_group = d.value ->> 'copy_group' FROM json_each(?) d \
               WHERE article.id = CAST(d.value ->> 'id' AS INTEGER)";
    Sql::with(sql, serde_json::to_string(&changes).unwrap_or_default()).run(conn).await?;
    Ok(changes.into_iter().map(|change| change.id).collect())
}

/// Every article of these components with the group that it is of.
async fn members(conn: &mut impl Engine, components: &[Component]) -> Result<Vec<(Row, Option<Hyphenated>)>> {
    let (mut of_body, mut of_group) = (BTreeMap::new(), BTreeMap::new());
    for (place, component) in components.iter().enumerate() {
        of_body.extend(component.bodies.iter().map(|&body| (body, place)));
        of_group.extend(component.groups.iter().map(|&group| (group, place)));
    }
    let sql = "SELECT s.body, a.id, a.uuid, a.age, a.copy_group FROM copy_sketch s CROSS JOIN article a \
               ON a.id = s.article WHERE s.body IN (SELECT value FROM json_each(?))";
    let mut rows: Vec<Row> = Sql::with(sql, list(of_body.keys().copied())).all(conn).await?;
    for groups in of_group.keys().copied().collect::<Vec<_>>().chunks(512) {
        let mut sql = Sql::new("SELECT NULL AS body, id, uuid, age, copy_group FROM article WHERE copy_group IN ");
        sql.tuple(groups.iter().copied());
        rows.extend(sql.all::<Row>(conn).await?);
    }
    let mut members: Vec<BTreeMap<i64, Row>> = vec![BTreeMap::new(); components.len()];
    for row in rows {
        let by_group = || row.copy_group.and_then(|group| of_group.get(&group));
        if let Some(&place) = row.body.and_then(|body| of_body.get(&body)).or_else(by_group) {
            members[place].insert(row.id, row);
        }
    }
    let grouped = members.into_iter().flat_map(|members| {
        let earliest = members.values().min_by_key(|row| row.place()).map(|row| row.uuid);
        let group = earliest.filter(|_| members.len() > 1);
        members.into_values().map(move |row| (row, group))
    });
    Ok(grouped.collect())
}
