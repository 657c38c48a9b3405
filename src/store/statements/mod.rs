//! Statements: which quotes are the same words by the same speaker, in step with the quotes.
//!
//! # Design
//!
//! What a statement is follows from the quotes alone ([`join`]), so that no order of loading, replacing and removing
//! shows. A transaction that changes quotes settles the statements that change with them ([`settle`]). A first load
//! leaves them out until its rows are there, as it does with indexes, and joins all at its end ([`rebuild`]).

mod join;
mod quotes;
pub(in crate::store) mod rebuild;
mod rows;
pub(in crate::store) mod settle;
#[cfg(test)]
mod tests;
mod wording;

use crate::store::Result;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;

/// Whether a first load goes on, which joins all quotes at its end: then this index is left out, without which no
/// statement can be settled.
pub(in crate::store) async fn are_deferred(conn: &mut impl Engine) -> Result<bool> {
    let sql = "SELECT 1 FROM deferred_index WHERE name = 'statement_quote_wording'";
    Ok(Sql::new(sql).first::<(i64,)>(conn).await?.is_some())
}

/// What is not as it must be: quotes that are of another statement than they should be, and statements that are not
/// those of their quotes. Each with its words.
pub(in crate::store) async fn faults(conn: &mut impl Engine) -> Result<Vec<(i64, &'static str)>> {
    let mut faults = Vec::new();
    let mut count = 0;
    for speakers in rebuild::speakers(conn).await? {
        let selection = rebuild::of_speakers(conn, speakers).await?;
        count += selection.quotes.len();
        for group in rebuild::groups(&selection) {
            let mut quotes: Vec<_> = group.iter().map(|&place| &selection.quotes[place]).collect();
            quotes.sort_by_key(|quote| quote.order());
            let is = Some((quotes[0].number, quotes[0].own_statement()));
            let other = quotes.iter().filter(|quote| quote.joined() != is);
            faults.extend(other.map(|quote| (quote.number, "it is not of its statement")));
        }
    }
    let rows: Option<(i64,)> = Sql::new("SELECT count(*) FROM statement_quote").first(conn).await?;
    if rows.is_none_or(|(rows,)| usize::try_from(rows).ok() != Some(count)) {
        faults.push((0, "there are more statements than quotes have"));
    }
    Ok(faults)
}
