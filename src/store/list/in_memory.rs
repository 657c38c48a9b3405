//! Pages of aggregates held in memory (totals, agreement), which are not read row by row.
//!
//! They are short, so the whole is computed for each page; the cursor holds the name of the last row.

use super::cursor::Cursor;
use super::page::{Page, PageInfo, Paging};
use crate::store::sql::builder::Value;
use crate::store::{Error, Result};

/// A page of `rows`, which are sorted and have the unique `key`; cursors are bound to `list`.
pub(in crate::store) fn page_of<T>(
    rows: Vec<T>,
    key: impl Fn(&T) -> String,
    list: &str,
    paging: &Paging,
) -> Result<Page<T>> {
    let total = rows.len();
    let first = match paging.cursor.as_deref().map(|text| Cursor::read(text, list)).transpose()? {
        None => 0,
        Some(Cursor { keys, .. }) => {
            rows.iter().position(|row| keys == [Value::Text(key(row))]).ok_or(Error::BadCursor)? + 1
        }
    };
    let wanted = paging.limit.max(1) as usize;
    let items: Vec<T> = rows.into_iter().skip(first).take(wanted).collect();
    let more = first + items.len() < total;
    let end = items.last().filter(|_| more);
    let next_cursor = end.map(|row| Cursor { block: 0, keys: vec![Value::Text(key(row))] }.write(list));
    let total = paging.count.then(|| u64::try_from(total).unwrap_or(u64::MAX));
    Ok(Page { items, page: PageInfo { limit: paging.limit, next_cursor, total } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_join_to_the_whole() {
        let rows: Vec<u32> = (0..7).collect();
        let mut paging = Paging { limit: 3, count: true, ..Paging::default() };
        let mut seen = Vec::new();
        loop {
            let page = page_of(rows.clone(), u32::to_string, "numbers", &paging).unwrap();
            assert_eq!(page.page.total, Some(7));
            seen.extend(page.items.iter().copied());
            if !paging.follow(&page) {
                break;
            }
        }
        assert_eq!(seen, rows);
        let first =
            page_of(rows.clone(), u32::to_string, "numbers", &Paging { limit: 3, ..Paging::default() }).unwrap();
        let elsewhere = Paging { cursor: first.page.next_cursor, ..Paging::default() };
        assert!(matches!(page_of(rows, u32::to_string, "others", &elsewhere), Err(Error::BadCursor)));
    }
}
