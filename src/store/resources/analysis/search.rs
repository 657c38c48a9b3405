//! Search across articles, quotes, actors and votes, the best matches first.
//!
//! Words in articles and quotes are ranked from segments ([`crate::store::search::segment`] says why), everything else by FTS5, which
//! scores alike.
//!
//! Each type has an index of its own, and so a scale of its own: scores compare well within one type, and
//! only roughly across them. Equal scores are ordered by type and id.

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use crate::domain::{HitType, SearchHit};
use crate::store::list::cursor::Cursor;
use crate::store::list::page::PageInfo;
use crate::store::search::bm25::ranked;
use crate::store::search::indexes::{INDEXES, Place, Row, order};
use crate::store::search::query_parser::{Expression, Query};
use crate::store::sql::builder::Value;
use crate::store::sqlite::blocking::run_blocking;
use crate::store::{Error, OneOf, Page, Paging, Result, Snapshot};

/// The query of a search, and its filter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct SearchFilter {
    /// What to find: all of the words, "a phrase", prefix*, -not, one OR another. Without a word to find, nothing is.
    #[param(required = true, example = "veto \"Security Council\"")]
    pub q: String,
    /// What to search: everything unless given.
    #[param(required = false, value_type = Vec<HitType>, style = Form, explode = false)]
    pub r#type: OneOf<HitType>,
}

impl Snapshot {
    /// What matches, the best first.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn search(&mut self, filter: &SearchFilter, paging: &Paging) -> Result<Page<SearchHit>> {
        let query = Query::parse(&filter.q)?;
        let list = format!("search {}", serde_json::to_string(filter).unwrap_or_default());
        let after = paging.cursor.as_deref().map(|text| place_of(&Cursor::read(text, &list)?)).transpose()?;
        let Expression::Match(expression) = query.expression() else {
            let total = paging.count.then_some(0);
            return Ok(Page { items: Vec::new(), page: PageInfo { limit: paging.limit, next_cursor: None, total } });
        };
        let wanted = paging.limit.max(1) as usize;
        let searched =
            || INDEXES.iter().filter(|index| filter.r#type.is_empty() || filter.r#type.0.contains(&index.kind));
        let mut found: Vec<(Place, Row)> = Vec::new();
        let mut total = paging.count.then_some(0);
        for index in searched() {
            let ranked = match index.ranked_by {
                Some(kind) => ranked(self, kind, &query).await?,
                None => None,
            };
            if let Some(total) = &mut total {
                *total += match &ranked {
                    Some(hits) => hits.len() as u64,
                    None => index.count(self.conn().await?, &expression).await?,
                };
            }
            let rows = match ranked {
                Some(hits) => index.best(self.conn().await?, hits, after.as_ref(), wanted + 1).await?,
                None => index.page(self.conn().await?, &expression, after.as_ref(), wanted + 1).await?,
            };
            found.extend(rows.into_iter().map(|row| ((row.rank, index.kind as u8, row.tie.clone()), row)));
        }
        found.sort_by(|(a, _), (b, _)| order(a, b));
        let next_cursor = (found.len() > wanted).then(|| {
            let (rank, kind, tie) = &found[wanted - 1].0;
            Cursor { block: 0, keys: vec![Value::Real(*rank), Value::Int((*kind).into()), tie.into()] }.write(&list)
        });
        found.truncate(wanted);
        let items =
            run_blocking(move || found.into_iter().map(|((_, kind, _), row)| row.hit(kind, &query)).collect()).await?;
        Ok(Page { items, page: PageInfo { limit: paging.limit, next_cursor, total } })
    }
}

fn place_of(cursor: &Cursor) -> Result<Place> {
    match &cursor.keys[..] {
        [Value::Real(rank), Value::Int(kind), Value::Text(tie)] => {
            Ok((*rank, u8::try_from(*kind).map_err(|_| Error::BadCursor)?, tie.clone()))
        }
        _ => Err(Error::BadCursor),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::{Database, five};

    #[tokio::test]
    async fn everything_is_searched_and_paged() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let filter = SearchFilter { q: "Syria OR vetoed OR Ada".into(), ..SearchFilter::default() };
        let whole = snapshot.search(&filter, &Paging { limit: 200, count: true, ..Paging::default() }).await.unwrap();
        assert_eq!(whole.page.total, Some(whole.items.len() as u64));
        for kind in [HitType::Article, HitType::Quote, HitType::Actor, HitType::Vote] {
            assert!(whole.items.iter().any(|hit| hit.kind == kind), "{kind:?}");
            let only = SearchFilter { r#type: kind.into(), ..filter.clone() };
            let page = snapshot.search(&only, &Paging { limit: 200, ..Paging::default() }).await.unwrap();
            assert_eq!(page.items, whole.items.iter().filter(|hit| hit.kind == kind).cloned().collect::<Vec<_>>());
        }
        let mut paging = Paging { limit: 3, ..Paging::default() };
        let mut seen = Vec::new();
        loop {
            let page = snapshot.search(&filter, &paging).await.unwrap();
            seen.extend(page.items.clone());
            if !paging.follow(&page) {
                break;
            }
        }
        assert_eq!(seen, whole.items);
        let quote = whole.items.iter().find(|hit| hit.kind == HitType::Quote).unwrap();
        assert_eq!(quote.excerpt, "both China and Russia vetoed the resolution,");
        assert_eq!(quote.highlights, [[22, 28]]);
    }

    #[tokio::test]
    async fn a_query_without_a_word_finds_nothing() {
        let database = Database::empty().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for q in ["", "-veto", "* (\""] {
            let filter = SearchFilter { q: q.into(), ..SearchFilter::default() };
            let paging = Paging { count: true, ..Paging::default() };
            let found = snapshot.search(&filter, &paging).await.unwrap();
            assert_eq!((found.items.len(), found.page.total), (0, Some(0)), "{q}");
        }
        for q in [
            "'; DROP TABLE quote; --",
            "a AND NOT b",
            "NEAR(a b, 2)",
            "title : x",
            "a^2 + {b}",
            "\"\"\"",
            "\0",
            "%",
            "😀 a",
        ] {
            let filter = SearchFilter { q: q.into(), ..SearchFilter::default() };
            let found = snapshot.search(&filter, &Paging::default()).await;
            assert!(matches!(found, Ok(_) | Err(Error::BadFilter { .. })), "{q}: {found:?}");
        }
    }
}
