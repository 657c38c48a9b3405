//! Terms in the Council: who sat when, in which capacity.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::domain::{Day, MemberRole};
use crate::store::list::access_path::{AccessPaths, Resource};
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, Order};
use crate::store::list::validate::{known_members, together};
use crate::store::sql::builder::{Sql, word};
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// The filter of the list of terms.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct MemberFilter {
    /// The day on which they sat; without it all terms since 1946.
    #[param(required = false, example = "2012-02-04")]
    pub on: Option<Day>,
    /// The states, by their ISO 3166 alpha-3 codes; `SUN` is the Soviet Union.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["DEU"]))]
    pub iso3: OneOf<String>,
    /// The permanent seats, by the codes of who holds them today: `RUS` is the Soviet Union's too.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["RUS"]))]
    pub seat: OneOf<String>,
    /// Permanent or elected members alone.
    #[param(required = false)]
    pub role: Option<MemberRole>,
    /// The sort order of the terms.
    #[param(required = false, inline)]
    pub sort: MemberSort,
}

/// The order of terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum MemberSort {
    /// Permanent members first, then by name and time.
    #[default]
    #[serde(rename = "role")]
    Role,
    /// The earliest terms first.
    #[serde(rename = "from")]
    Earliest,
    /// The latest terms first.
    #[serde(rename = "-from")]
    Latest,
}

const COLUMNS: &str = r#"t.iso3, m.name, m.seat, t.role, t.regional_group, t."from", t."to", t.sat_as, t.note"#;

/// The columns of a term's JSON row.
static ROW: LazyLock<JsonRow> = LazyLock::new(|| JsonRow::new(COLUMNS, ColumnTypes::default()));

impl Snapshot {
    /// Terms in the Council, by default permanent members first, then by name.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownValues`](crate::store::Error::UnknownValues) for codes that are not in the record,
    /// [`Error::BadCursor`](crate::store::Error::BadCursor).
    pub async fn members<T: DeserializeOwned>(&mut self, filter: &MemberFilter, paging: &Paging) -> Result<Page<T>> {
        let order = match filter.sort {
            MemberSort::Role => Order { keys: &["w.pk"], reverse: false, blocks: ALL },
            MemberSort::Earliest => Order { keys: &["w.\"from\"", "w.pk"], reverse: false, blocks: ALL },
            MemberSort::Latest => Order { keys: &["w.\"from\"", "w.pk"], reverse: true, blocks: ALL },
        };
        let tables = "term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3";
        let resource = Resource::new("members", filter, &ROW, tables);
        let mut list = AccessPaths::default().into_list(IndexScan::all("term w", "w", "w.pk"), resource, order);
        if let Some(on) = filter.on {
            list.only(Sql::with("w.\"from\" <= ?", on));
            list.only(Sql::with("coalesce(w.\"to\", '9999') >= ?", on));
        }
        let [states, seats] = together([
            known_members(self, "iso3", &filter.iso3).await,
            known_members(self, "seat", &filter.seat).await,
        ])?;
        list.only_in("w.iso3", states);
        if !seats.is_empty() {
            let mut sql = Sql::new("w.iso3 IN (SELECT iso3 FROM member WHERE seat IN ");
            sql.tuple(seats).push(")");
            list.only(sql);
        }
        list.only_in("w.role", filter.role.map(word));
        list.page(self, paging).await
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::Member;
    use serde_json::{Value, json};

    use super::*;
    use crate::council::Term;
    use crate::store::council::fixture::{filter, snapshot};

    const EVERYTHING: Paging = Paging { limit: u32::MAX - 1, cursor: None, count: false };

    #[tokio::test]
    async fn every_filter_finds_what_the_tables_say() {
        type Predicate = fn(&Term) -> bool;
        let cases: [(Value, Predicate); 6] = [
            (json!({}), |_| true),
            (json!({"on": "2012-02-04"}), |term| {
                let day = "2012-02-04".parse().unwrap();
                term.from <= day && term.to.is_none_or(|to| to >= day)
            }),
            (json!({"iso3": "cod"}), |term| term.iso3 == "COD"),
            (json!({"seat": "RUS"}), |term| term.iso3 == "SUN" || term.iso3 == "RUS"),
            (json!({"role": "permanent"}), |term| term.role == MemberRole::Permanent),
            (json!({"role": "elected", "sort": "-from"}), |term| term.role == MemberRole::Elected),
        ];
        let (_folder, mut snapshot) = snapshot().await;
        let record = crate::seeds::record();
        for (fields, predicate) in cases {
            let found = snapshot.members::<Member>(&filter(fields.clone()), &EVERYTHING).await.unwrap().items;
            let mut found: Vec<_> = found.into_iter().map(|term| (term.iso3, term.from, term.to)).collect();
            let mut expected: Vec<_> = record
                .terms
                .iter()
                .filter(|term| predicate(term))
                .map(|term| (term.iso3.clone(), term.from, term.to))
                .collect();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{fields}");
        }
    }

    #[tokio::test]
    async fn permanent_members_come_first_then_names() {
        let (_folder, mut snapshot) = snapshot().await;
        let members =
            snapshot.members::<Member>(&filter(json!({"on": "1990-01-01"})), &EVERYTHING).await.unwrap().items;
        let names: Vec<_> = members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names[..5], ["China", "France", "Soviet Union", "United Kingdom", "United States"]);
        assert!(names.len() == 15 && names[5..].is_sorted());
        let zaire = members.iter().find(|member| member.iso3 == "COD").unwrap();
        assert_eq!((zaire.sat_as.as_deref(), zaire.seat.as_deref()), (Some("Zaire"), None));
        let soviet = members.iter().find(|member| member.iso3 == "SUN").unwrap();
        assert_eq!((soviet.seat.as_deref(), soviet.role), (Some("RUS"), MemberRole::Permanent));
        for (sort, first) in [("from", "1946-01-17"), ("-from", "2027-01-01")] {
            let members = snapshot.members::<Member>(&filter(json!({"sort": sort})), &EVERYTHING).await.unwrap().items;
            assert_eq!(members[0].from.to_string(), first);
        }
    }
}
