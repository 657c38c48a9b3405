//! Search across articles, quotes, actors and votes, the best matches first.
//!
//! Words in articles and quotes are ranked from segments ([`crate::store::search::segment`] says why), everything else by FTS5, which
//! scores alike.
//!
//! Each type has an index of its own, and so a scale of its own: scores compare well within one type, and
//! only roughly across them. Equal scores are ordered by type and id. What a query names outright, a vote by a symbol or an
//! actor by a name, comes before all else.

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use crate::domain::{Day, HitType, SearchHit};
use crate::store::list::access_path::{actor_number, publisher_number};
use crate::store::list::conditions::{any_of, at_most};
use crate::store::list::cursor::Cursor;
use crate::store::list::keyset::KeyRange;
use crate::store::list::known_values::look_up;
use crate::store::list::page::PageInfo;
use crate::store::resources::record::vote::numbers_named;
use crate::store::search::direct;
use crate::store::search::expression::Expression;
use crate::store::search::hits::{Place, Row, order};
use crate::store::search::indexes::{INDEXES, Index};
use crate::store::search::matches::ranked;
use crate::store::search::query_parser::Query;
use crate::store::sql::builder::{Sql, Value, list};
use crate::store::sqlite::blocking::run_blocking;
use crate::store::{Error, OneOf, Page, Paging, Result, Snapshot};

/// The query of a search, and its filter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct SearchFilter {
    /// What to find: all of the words, in any of their forms; "a phrase", to the letter; prefix*; -not or NOT; one OR another.
    /// A symbol of a vote or an actor's name finds that first.
    #[param(required = true, example = "veto \"Security Council\"")]
    pub q: String,
    /// What to search: everything unless given.
    #[param(required = false, value_type = Vec<HitType>, style = Form, explode = false)]
    pub r#type: OneOf<HitType>,
    /// The publisher of the article; case, accents and punctuation are ignored. Leaves articles and quotes alone.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["The Jerusalem Post"]))]
    pub publisher: OneOf<String>,
    /// Who says the quote, or is quoted in the article, by the actor's id; a state also by its ISO 3166 alpha-3 code. Leaves
    /// articles and quotes alone.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["liu-weimin"]))]
    pub speaker: OneOf<String>,
    /// The first day of publication. Leaves articles and quotes alone.
    #[param(required = false)]
    pub published_from: Option<Day>,
    /// The last day of publication. Leaves articles and quotes alone.
    #[param(required = false)]
    pub published_to: Option<Day>,
}

impl SearchFilter {
    /// The conditions on the rows of an index, each behind an `AND`; none where it has no such rows.
    fn conditions(&self, kind: HitType) -> Option<Sql> {
        let days = KeyRange::of_days(self.published_from, self.published_to, None);
        let (publisher, speaker) = match kind {
            HitType::Article => (
                "+w.publisher_id IN",
                "EXISTS (SELECT 1 FROM article_actor WHERE article = w.id AND quote_count > 0 AND actor IN",
            ),
            HitType::Quote => ("+w.publisher IN", "+w.speaker IN"),
            HitType::Actor | HitType::Vote => {
                let any = days.is_bounded() || !self.publisher.is_empty() || !self.speaker.is_empty();
                return (!any).then(Sql::default);
            }
        };
        let mut all: Vec<Sql> = days.checks("w.age").collect();
        if kind == HitType::Quote {
            all.push(Sql::new("w.asserted"));
        }
        if !self.publisher.is_empty() {
            all.push(any_of(publisher, self.publisher.0.iter().map(|name| publisher_number(name))));
        }
        if !self.speaker.is_empty() {
            all.push(any_of(speaker, self.speaker.0.iter().map(|id| actor_number(id))));
        }
        let mut sql = Sql::default();
        for condition in &all {
            sql.push(" AND ").append(condition);
        }
        Some(sql)
    }

    /// Whether all matches of an index are asked for.
    fn is_whole(&self) -> bool {
        let Self { publisher, speaker, published_from, published_to, .. } = self;
        publisher.is_empty() && speaker.is_empty() && published_from.is_none() && published_to.is_none()
    }
}

/// What is found of one type: the best rows, and how many match.
#[derive(Default)]
struct Found {
    rows: Vec<Row>,
    total: u64,
}

impl Snapshot {
    /// What matches, the best first.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn search(&mut self, filter: &SearchFilter, paging: &Paging) -> Result<Page<SearchHit>> {
        let query = Query::parse_search(&filter.q)?;
        at_most("publisher", filter.publisher.0.len())?;
        at_most("speaker", filter.speaker.0.len())?;
        let list = format!("search {}", serde_json::to_string(filter).unwrap_or_default());
        let after = paging.cursor.as_deref().map(|text| place_of(&Cursor::read(text, &list)?)).transpose()?;
        self.require_known(look_up(&[("speaker", &filter.speaker), ("publisher", &filter.publisher)])).await?;
        let wanted = paging.limit.max(1) as usize;
        let mut found: Vec<(Place, usize, Row)> = Vec::new();
        let mut total = paging.count.then_some(0);
        for (number, index) in INDEXES.iter().enumerate() {
            if !filter.r#type.is_empty() && !filter.r#type.0.contains(&index.kind) {
                continue;
            }
            let of_type = self.search_in(index, filter, &query, after.as_ref(), paging).await?;
            total = total.map(|total| total + of_type.total);
            found.extend(of_type.rows.into_iter().map(|row| (index.place(&row), number, row)));
        }
        found.sort_by(|(a, ..), (b, ..)| order(a, b));
        let next_cursor = (found.len() > wanted).then(|| {
            let (rank, kind, tie) = &found[wanted - 1].0;
            Cursor { block: 0, keys: vec![Value::Real(*rank), Value::Int((*kind).into()), tie.into()] }.write(&list)
        });
        found.truncate(wanted);
        let items = run_blocking(move || {
            found.into_iter().map(|(_, number, row)| row.hit(INDEXES[number].kind, &query)).collect()
        })
        .await?;
        Ok(Page { items, page: PageInfo { limit: paging.limit, next_cursor, total } })
    }

    /// The best matches of one type behind a place, one more than the page has.
    async fn search_in(
        &mut self,
        index: &Index,
        filter: &SearchFilter,
        query: &Query,
        after: Option<&Place>,
        paging: &Paging,
    ) -> Result<Found> {
        let Some(only) = filter.conditions(index.kind) else { return Ok(Found::default()) };
        let limit = paging.limit.max(1) as usize + 1;
        let ranked = match index.ranked_by {
            Some(kind) => ranked(self, kind, query, index.scope()).await?,
            None => None,
        };
        let Some(hits) = ranked else { return self.search_names(index, filter, query, after, paging).await };
        let conn = self.conn().await?;
        let total = match paging.count {
            false => 0,
            // All that is ranked was said.
            true if filter.is_whole() => hits.len() as u64,
            true => index.count_among(conn, &hits, &only).await?,
        };
        Ok(Found { rows: index.best(conn, hits, &only, after, limit).await?, total })
    }

    /// The same of actors and votes, which FTS5 ranks: what the query names outright, then all else.
    async fn search_names(
        &mut self,
        index: &Index,
        filter: &SearchFilter,
        query: &Query,
        after: Option<&Place>,
        paging: &Paging,
    ) -> Result<Found> {
        let direct = self.named_outright(index.kind, &filter.q, query).await?;
        let conn = self.conn().await?;
        let mut rows = index.direct(conn, &direct).await?;
        rows.retain(|row| after.is_none_or(|after| order(&index.place(row), after).is_gt()));
        let Expression::Match(expression) = query.expression(index.scope()) else {
            return Ok(Found { rows, total: 0 });
        };
        let mut only = Sql::default();
        if !direct.is_empty() {
            only.push(&format!(" AND w.{} NOT IN (SELECT value FROM json_each(", index.matches.number));
            only.bind(list(direct.iter().copied())).push("))");
        }
        let mut total = 0;
        if paging.count {
            total = direct.len() as u64 + index.count(conn, &expression, &only).await?;
        }
        rows.extend(index.page(conn, &expression, &only, after, paging.limit.max(1) as usize + 1).await?);
        Ok(Found { rows, total })
    }

    /// The numbers of what a query names outright.
    async fn named_outright(&mut self, kind: HitType, q: &str, query: &Query) -> Result<Vec<i64>> {
        match kind {
            HitType::Actor => direct::actors(self.conn().await?, query).await,
            HitType::Vote => {
                for symbol in direct::symbols(q) {
                    let numbers = numbers_named(self.conn().await?, &symbol).await?;
                    if !numbers.is_empty() {
                        return Ok(numbers);
                    }
                }
                Ok(Vec::new())
            }
            HitType::Article | HitType::Quote => Ok(Vec::new()),
        }
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
