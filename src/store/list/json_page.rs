//! A page of a list as one value: its rows as JSON, which the engine writes and [`Items`] reads.
//!
//! # Design
//!
//! sqlx copies every value of every row for the way from the connection's thread, and each row may wake whoever waits
//! for it: a page of 20 quotes is 540 values. As one text it is one. What is given is the same to the bit, since JSON
//! tells integers exactly, and doubles are told as text; a test reads every kind of row both ways.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::cursor::Cursor;
use super::json_rows::Items;
use super::keyset::{List, wanted};
use super::page::{PageInfo, Paging};
use crate::domain::real::PARTS;
use crate::store::sql::builder::{Sql, Value};
use crate::store::sqlite::batch::Then;
use crate::store::{Error, Result, Snapshot};

/// The columns of a resource that are not as JSON would have them.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::store) struct Kinds {
    /// Bytes, shown as a UUID.
    pub uuids: &'static [&'static str],
    /// 0 or 1, shown as false or true.
    pub flags: &'static [&'static str],
    /// JSON already.
    pub json: &'static [&'static str],
    /// Doubles, of which JSON functions tell 15 digits only; see [`crate::domain::real`].
    pub reals: &'static [&'static str],
}

/// How the rows of a resource are told.
#[derive(Debug)]
pub(in crate::store) struct Packed {
    /// An expression for the array of a row's columns.
    pub array: String,
    /// Their names, as they stand in an object, and their forms.
    pub members: Vec<(String, Form)>,
}

/// How a column is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Form {
    /// As JSON shows it.
    Plain,
    /// Hexadecimal digits of a UUID, as text.
    Uuid,
    /// A double, as text.
    Real,
}

impl Packed {
    /// Packs the columns of a list of columns: `x.name`, or `… AS name`.
    ///
    /// They are read in their order, which has to be that of the fields: names would be a third of the text.
    pub fn new(columns: &str, kinds: Kinds) -> Self {
        let (mut shown, mut members) = (Vec::new(), Vec::new());
        for column in parted(columns) {
            let (expression, name) = column.rsplit_once(" AS ").unwrap_or((column, column));
            let name = name.rsplit('.').next().unwrap_or(name).trim_matches('"');
            let (sql, form) = if kinds.uuids.contains(&name) {
                (format!("hex({expression})"), Form::Uuid)
            } else if kinds.flags.contains(&name) {
                (format!("json(iif({expression}, 'true', 'false'))"), Form::Plain)
            } else if kinds.reals.contains(&name) {
                (real(expression), Form::Real)
            } else if kinds.json.contains(&name) {
                (format!("json({expression})"), Form::Plain)
            } else {
                (expression.to_owned(), Form::Plain)
            };
            shown.push(sql);
            let before = if members.is_empty() { '{' } else { ',' };
            members.push((format!("{before}\"{name}\":"), form));
        }
        Self { array: format!("json_array({})", shown.join(", ")), members }
    }
}

/// The text that tells a double to [`Real`](crate::domain::real::Real).
fn real(expression: &str) -> String {
    let parts = format!("CAST({expression} * {PARTS:.1} AS INTEGER)");
    format!("iif({expression} * {PARTS:.1} = {parts}, CAST({parts} AS TEXT), quote({expression}))")
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

impl List {
    /// Reads one page of packed things.
    pub async fn fill<T: DeserializeOwned + Serialize>(
        &self,
        snapshot: &mut Snapshot,
        packed: &Packed,
        paging: &Paging,
        mut items: Items<'_, T>,
    ) -> Result<PageInfo> {
        let mut cursor = self.read_cursor(paging)?;
        let first = cursor.as_ref().map_or(0, |cursor| usize::from(cursor.block));
        let mut asked: Vec<Sql> = paging.count.then(|| self.count()).into_iter().collect();
        let (mut room, mut end, mut more, mut total) = (wanted(paging), None, false, None);
        for (number, block) in (0u8..).zip(self.order.blocks).skip(first) {
            // One more than wanted tells whether anything follows.
            asked.push(self.select_as(&self.packs(packed), *block, cursor.take().as_ref(), room + 1));
            let last = usize::from(number) + 1 == self.order.blocks.len();
            let then = if last { Then::Nothing } else { Then::More };
            let counts = asked.len() > 1;
            let answered = snapshot.scalars(std::mem::take(&mut asked), then).await?;
            let taken = items.take(answered.last(0)?, packed, room)?;
            room -= taken.count;
            end = taken.end.map(|keys| (number, keys)).or(end);
            if counts {
                total = answered.last::<i64>(1)?.and_then(|total| u64::try_from(total).ok());
            }
            more = taken.more;
            if more {
                break;
            }
        }
        let next_cursor = end.filter(|_| more).map(|(block, keys)| self.cursor_at(block, &keys)).transpose()?;
        Ok(PageInfo { limit: paging.limit, next_cursor, total })
    }

    /// What is selected: all rows as one array.
    fn packs(&self, packed: &Packed) -> String {
        let keys: Vec<String> = (0..self.order.keys.len()).map(|i| format!("k.k{i}")).collect();
        format!("json_group_array(json_array(json_array({}), {}))", keys.join(", "), packed.array)
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

#[cfg(test)]
mod tests {
    use sqlx::FromRow;
    use sqlx::sqlite::SqliteRow;
    use utoipa::PartialSchema;
    use utoipa::openapi::{RefOr, Schema};

    use super::*;
    use crate::domain::real::Real;
    use crate::domain::{Actor, Article, Claim, Quote};
    use crate::store::fixtures::{Database, five};
    use crate::store::list::page::Page;
    use crate::store::resources::corpus::{actor, article};
    use crate::store::resources::findings::{claim, quote};
    use crate::store::{ActorFilter, ArticleFilter, ClaimFilter, QuoteFilter};

    #[test]
    fn columns_become_an_array() {
        let kinds = Kinds { uuids: &["id"], flags: &["b"], json: &["j"], reals: &["r"] };
        let columns = "a.uuid AS id, a.b, coalesce(a.\"end\", 1) AS c, a.\"end\", a.j";
        let array = "json_array(hex(a.uuid), json(iif(a.b, 'true', 'false')), coalesce(a.\"end\", 1), a.\"end\", \
                     json(a.j))";
        let packed = Packed::new(columns, kinds);
        assert_eq!(packed.array, array);
        let [id, .., end, _] = &packed.members[..] else { panic!("{packed:?}") };
        assert_eq!((id, end), (&("{\"id\":".to_owned(), Form::Uuid), &(",\"end\":".to_owned(), Form::Plain)));
    }

    async fn both<T>(snapshot: &mut Snapshot, list: &List, packed: &Packed)
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
                let (mut items, mut json) = (Vec::new(), Vec::new());
                let page = list.fill(snapshot, packed, &paging, Items::Made(&mut items)).await.unwrap();
                assert_eq!(Page { items, page }, plain, "{}", list.name);
                let page = list.fill(snapshot, packed, &paging, Items::<T>::Written(&mut json)).await.unwrap();
                assert_eq!(page, plain.page, "{}", list.name);
                let items = serde_json::to_string(&plain.items).unwrap();
                assert_eq!(format!("[{}]", String::from_utf8(json).unwrap()), items, "{}", list.name);
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
            #[expect(clippy::cast_possible_truncation, reason = "a number of single precision is wanted")]
            let single = f64::from(number as f32);
            for number in [number, single, 0.97, 0.0, 1.0, -single, number * 1e30, number / 1e30] {
                let sql = format!("SELECT {} FROM (SELECT ? AS r)", real("r"));
                let text: (String,) =
                    Sql::with(sql, number).first(snapshot.conn().await.unwrap()).await.unwrap().unwrap();
                let Real(read) = serde_json::from_value(text.0.clone().into()).unwrap();
                assert_eq!(read.to_bits(), number.to_bits(), "{text:?}");
            }
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
