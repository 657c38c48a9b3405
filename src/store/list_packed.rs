//! A page of a list as one value: its rows as JSON, which the engine writes and serde reads.
//!
//! # Design
//!
//! sqlx copies every value of every row for the way from the connection's thread, and each row may wake whoever waits
//! for it: a page of 20 quotes is 540 values. As one text it is one. What is given is the same to the bit, since JSON
//! tells integers exactly, and doubles are told as text; a test reads every kind of row both ways.

use serde::de::DeserializeOwned;

use super::at_once::Then;
use super::cursor::Cursor;
use super::list::{List, wanted};
use super::page::{Page, PageInfo, Paging};
use super::sql::{Sql, Value};
use super::{Error, Result, Snapshot};

/// The columns of a resource that are not as JSON would have them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kinds {
    /// Bytes, shown as a UUID.
    pub uuids: &'static [&'static str],
    /// 0 or 1, shown as false or true.
    pub flags: &'static [&'static str],
    /// JSON already.
    pub json: &'static [&'static str],
    /// Doubles, of which JSON functions tell 15 digits only; `quote` tells as many as it takes.
    pub reals: &'static [&'static str],
}

/// An expression for an array of the columns of a list of columns: `x.name`, or `… AS name`.
///
/// They are read in their order, which has to be that of the fields: names would be a third of the text.
pub(super) fn packed(columns: &str, kinds: Kinds) -> String {
    let members = parted(columns).into_iter().map(|column| {
        let (expression, name) = column.rsplit_once(" AS ").unwrap_or((column, column));
        let name = name.rsplit('.').next().unwrap_or(name).trim_matches('"');
        if kinds.uuids.contains(&name) {
            format!("hex({expression})")
        } else if kinds.flags.contains(&name) {
            format!("json(iif({expression}, 'true', 'false'))")
        } else if kinds.reals.contains(&name) {
            format!("quote({expression})")
        } else if kinds.json.contains(&name) {
            format!("json({expression})")
        } else {
            expression.to_owned()
        }
    });
    format!("json_array({})", members.collect::<Vec<_>>().join(", "))
}

/// The columns of a list of columns; commas inside brackets do not part them.
fn parted(columns: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0);
    for (at, byte) in columns.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(columns[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(columns[from..].trim());
    parts
}

/// A row: its sort keys, and the thing it is.
pub(super) type Packed<T> = (Vec<serde_json::Value>, T);

impl List {
    /// Reads one page of things that `object` packs.
    pub async fn page_of_packed<T: DeserializeOwned>(
        &self,
        snapshot: &mut Snapshot,
        object: &str,
        paging: &Paging,
    ) -> Result<Page<T>> {
        let mut cursor = self.read_cursor(paging)?;
        let wanted = wanted(paging);
        let first = cursor.as_ref().map_or(0, |cursor| usize::from(cursor.block));
        let mut asked: Vec<Sql> = paging.count.then(|| self.count()).into_iter().collect();
        let (mut rows, mut total) = (Vec::new(), None);
        for (number, block) in (0u8..).zip(self.order.blocks).skip(first) {
            // One more than wanted tells whether anything follows.
            let more = wanted + 1 - rows.len();
            asked.push(self.select_as(&self.packs(object), *block, cursor.take().as_ref(), more));
            let last = usize::from(number) + 1 == self.order.blocks.len();
            let then = if last { Then::Nothing } else { Then::More };
            let counts = asked.len() > 1;
            let answered = snapshot.scalars(std::mem::take(&mut asked), then).await?;
            let found = unpacked::<T>(answered.last(0)?)?;
            rows.extend(found.into_iter().map(|(keys, thing)| (number, keys, thing)));
            if counts {
                total = answered.last::<i64>(1)?.and_then(|total| u64::try_from(total).ok());
            }
            if rows.len() > wanted {
                break;
            }
        }
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let end = rows.last().filter(|_| more);
        let next_cursor = end.map(|(block, keys, _)| self.cursor_at(*block, keys)).transpose()?;
        let items = rows.into_iter().map(|(.., thing)| thing).collect();
        Ok(Page { items, page: PageInfo { limit: paging.limit, next_cursor, total } })
    }

    /// What is selected: all rows as one array.
    fn packs(&self, object: &str) -> String {
        let keys: Vec<String> = (0..self.order.keys.len()).map(|i| format!("k.k{i}")).collect();
        format!("json_group_array(json_array(json_array({}), {object}))", keys.join(", "))
    }

    fn cursor_at(&self, block: u8, keys: &[serde_json::Value]) -> Result<String> {
        let keys = keys.iter().map(|key| match key {
            serde_json::Value::String(text) => Ok(Value::from(text)),
            key => match (key.as_i64(), key.as_f64()) {
                (Some(number), _) => Ok(Value::Int(number)),
                (None, Some(number)) => Ok(Value::Real(number)),
                (None, None) => Err(Error::Unreadable("a sort key".to_owned())),
            },
        });
        Ok(Cursor { block, keys: keys.collect::<Result<_>>()? }.write(&self.binding()))
    }
}

/// The rows that a value holds.
pub(super) fn unpacked<T: DeserializeOwned>(rows: Option<&str>) -> Result<Vec<Packed<T>>> {
    let Some(rows) = rows else { return Ok(Vec::new()) };
    serde_json::from_str(rows).map_err(|error| Error::Unreadable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use sqlx::FromRow;
    use sqlx::sqlite::SqliteRow;
    use utoipa::PartialSchema;
    use utoipa::openapi::{RefOr, Schema};

    use super::super::sample::{Database, five};
    use super::super::{ActorFilter, ArticleFilter, ClaimFilter, QuoteFilter, actor, article, claim, quote};
    use super::*;
    use crate::domain::{Actor, Article, Claim, Quote};

    #[test]
    fn columns_become_an_array() {
        let kinds = Kinds { uuids: &["id"], flags: &["b"], json: &["j"], reals: &["r"] };
        let columns = "a.uuid AS id, a.b, coalesce(a.\"end\", 1) AS c, a.\"end\", a.j, a.r";
        let array = "json_array(hex(a.uuid), json(iif(a.b, 'true', 'false')), coalesce(a.\"end\", 1), a.\"end\", \
                     json(a.j), quote(a.r))";
        assert_eq!(packed(columns, kinds), array);
    }

    async fn both<T>(snapshot: &mut Snapshot, list: &List, object: &str)
    where
        T: DeserializeOwned + Serialize + PartialSchema + PartialEq + std::fmt::Debug + for<'r> FromRow<'r, SqliteRow>,
    {
        // Their order is all that tells packed columns apart.
        let RefOr::T(Schema::Object(schema)) = T::schema() else { panic!("{} is no object", list.name) };
        let fields: Vec<&str> = schema.properties.keys().map(String::as_str).collect();
        let named = |column: &str| column.rsplit([' ', '.']).next().unwrap_or_default().replace('"', "");
        let columns: Vec<String> = parted(list.columns).into_iter().map(named).collect();
        assert_eq!(columns, fields, "{}", list.name);
        for limit in [1, 200] {
            let mut paging = Paging { limit, count: true, ..Paging::default() };
            loop {
                let plain: Page<T> = list.page(snapshot, &paging).await.unwrap();
                let packed = list.page_of_packed(snapshot, object, &paging).await.unwrap();
                assert_eq!(packed, plain, "{}", list.name);
                assert!(!plain.items.is_empty());
                if !paging.follow(&plain) {
                    break;
                }
            }
        }
    }

    #[tokio::test]
    async fn doubles_are_told_exactly() {
        let database = Database::empty().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let mut state = 1u64;
        for _ in 0..2_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            #[expect(clippy::cast_precision_loss, reason = "any double will do")]
            let number = (state >> 11) as f64 / (1u64 << 53) as f64;
            let told: (String,) =
                Sql::with("SELECT quote(?)", number).first(snapshot.conn().await.unwrap()).await.unwrap().unwrap();
            assert_eq!(told.0.parse::<f64>().unwrap().to_bits(), number.to_bits(), "{told:?}");
        }
    }

    #[tokio::test]
    async fn rows_are_the_same_both_ways() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        both::<Quote>(&mut snapshot, &QuoteFilter::default().list().unwrap(), &quote::PACKED).await;
        both::<Claim>(&mut snapshot, &ClaimFilter::default().list().unwrap(), &claim::PACKED).await;
        both::<Actor>(&mut snapshot, &ActorFilter::default().list(None).unwrap(), &actor::PACKED).await;
        both::<Article>(&mut snapshot, &ArticleFilter::default().list(false).unwrap(), &article::PACKED).await;
    }
}
