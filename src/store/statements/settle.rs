//! Settling: after quotes were added and taken out, the statements that change with them, and no others.
//!
//! # Design
//!
//! Which statement a quote is of depends on the quotes with its wording, and on those whose wording holds its own. So the
//! statements of these quotes may change: of the changed wordings, and of all that stand in one. They are joined
//! anew; all other quotes are where they were. Then the statements that lost or won a quote are written from their quotes,
//! and so are those with a quote in a report that has other copies than before.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::RangeInclusive;

use super::join::{Root, holders, join};
use super::quotes::{Selection, StatementQuote, read};
use super::rows::{Keys, StatementRows, delete};
use super::wording::Wording;
use crate::domain::ChangeKind;
use crate::store::Result;
use crate::store::sql::builder::{Numbers, Sql, list};
use crate::store::sql::changes::note_present;
use crate::store::sql::engine::Engine;

const BY_NUMBER: &str = "q.id IN (SELECT value FROM json_each(?))";
const BY_WORDING: &str =
    "q.id IN (SELECT quote FROM statement_quote WHERE wording IN (SELECT value FROM json_each(?)))";
const BY_STATEMENT: &str =
    "q.id IN (SELECT quote FROM statement_quote WHERE statement IN (SELECT value FROM json_each(?)))";

/// The quotes that a transaction adds and takes out.
#[derive(Debug, Default)]
pub(in crate::store) struct ChangedQuotes {
    added: Vec<i64>,
    taken: Vec<StatementQuote>,
    /// Articles that are copies of others than before, so that their quotes count otherwise.
    regrouped: Vec<i64>,
}

impl ChangedQuotes {
    /// Notes quotes that are new.
    pub fn add(&mut self, numbers: RangeInclusive<i64>) {
        self.added.extend(numbers);
    }

    /// Notes the quotes of articles that are about to be taken out.
    pub async fn take(&mut self, conn: &mut impl Engine, articles: &Numbers) -> Result<()> {
        self.taken.extend(read(conn, "q.article IN (SELECT value FROM json_each(?))", articles).await?);
        Ok(())
    }

    /// Notes articles whose copies are others than before.
    pub fn regroup(&mut self, articles: Vec<i64>) {
        self.regrouped.extend(articles);
    }

    /// Writes the statements as they are now.
    pub async fn settle(self, conn: &mut impl Engine) -> Result<()> {
        let none = self.added.is_empty() && self.taken.is_empty() && self.regrouped.is_empty();
        if none || super::are_deferred(conn).await? {
            return Ok(());
        }
        let added = read(conn, BY_NUMBER, &list(self.added)).await?;
        let changed = Selection::new(added.iter().chain(&self.taken).cloned().collect()).wordings;
        let (asked, all) = affected(conn, &changed).await?;
        let mut quotes = read(conn, BY_WORDING, &list(all)).await?;
        quotes.extend(added);
        let mut touched: BTreeSet<i64> = self.taken.iter().filter_map(|quote| quote.statement).collect();
        let sql = "SELECT DISTINCT j.statement FROM quote q CROSS JOIN statement_quote j ON j.quote = q.id \
                   WHERE q.article IN (SELECT value FROM json_each(?))";
        let recounted: Vec<(i64,)> = Sql::with(sql, list(self.regrouped)).all(conn).await?;
        touched.extend(recounted.into_iter().map(|(statement,)| statement));
        rejoin(conn, Selection::new(quotes), &asked, touched).await?;
        settle_keys(conn, changed).await
    }
}

/// The wordings whose quotes may be of other statements now, and with them all that decides it.
async fn affected(conn: &mut impl Engine, changed: &[Wording]) -> Result<(HashSet<i64>, HashSet<i64>)> {
    let mut near = changed.to_vec();
    near.extend(sharing(conn, changed).await?);
    let held = holders(&near, &vec![true; near.len()]);
    let mut asked: HashSet<i64> = changed.iter().map(|wording| wording.hash).collect();
    let mut all: HashSet<i64> = held[..changed.len()].iter().flatten().map(|&holder| near[holder].hash).collect();
    let held = held.into_iter().map(|holders| holders.iter().any(|&holder| holder < changed.len()));
    let mut parts: Vec<Wording> = near.into_iter().zip(held).filter_map(|(part, held)| held.then_some(part)).collect();
    parts.retain(|part| asked.insert(part.hash));
    let count = parts.len();
    let others = sharing(conn, &parts).await?;
    parts.extend(others);
    let wanted: Vec<bool> = (0..parts.len()).map(|place| place < count).collect();
    all.extend(holders(&parts, &wanted).iter().flatten().map(|&holder| parts[holder].hash));
    all.extend(&asked);
    Ok((asked, all))
}

/// The stored wordings that have a key of these, themselves left out.
async fn sharing(conn: &mut impl Engine, wordings: &[Wording]) -> Result<Vec<Wording>> {
    let keys = list(wordings.iter().flat_map(|wording| wording.keys.iter().copied()));
    let sql = "SELECT DISTINCT wording FROM statement_key WHERE key IN (SELECT value FROM json_each(?))";
    let found: Vec<(i64,)> = Sql::with(sql, keys).all(conn).await?;
    let known: HashSet<i64> = wordings.iter().map(|wording| wording.hash).collect();
    let found = list(found.into_iter().map(|(wording,)| wording).filter(|wording| !known.contains(wording)));
    let sql = "SELECT q.speaker, q.text FROM (SELECT min(quote) AS quote FROM statement_quote \
               WHERE wording IN (SELECT value FROM json_each(?)) GROUP BY wording) r CROSS JOIN quote q ON q.id = r.quote";
    let texts: Vec<(i64, String)> = Sql::with(sql, found).all(conn).await?;
    Ok(texts.into_iter().map(|(speaker, text)| Wording::new(speaker, &text)).collect())
}

/// Joins the quotes of these wordings anew, and writes the statements that they were and are of.
async fn rejoin(
    conn: &mut impl Engine,
    selection: Selection,
    asked: &HashSet<i64>,
    mut touched: BTreeSet<i64>,
) -> Result<()> {
    let wanted: Vec<bool> = selection.wordings.iter().map(|wording| asked.contains(&wording.hash)).collect();
    let roots = join(&selection.wordings, &selection.candidates, &wanted);
    let mut joined: HashMap<i64, Root> = HashMap::new();
    let mut quotes = Vec::new();
    for ((quote, candidate), root) in selection.quotes.into_iter().zip(&selection.candidates).zip(roots) {
        if wanted[candidate.wording] {
            touched.extend(quote.statement);
            if let Root::Stored(statement) = root {
                touched.insert(statement);
            }
            joined.insert(quote.number, root);
            quotes.push(quote);
        }
    }
    let others = read(conn, BY_STATEMENT, &list(touched.iter().copied())).await?;
    quotes.extend(others.into_iter().filter(|quote| !joined.contains_key(&quote.number)));
    let mut groups: BTreeMap<Root, Vec<&StatementQuote>> = BTreeMap::new();
    for quote in &quotes {
        let root = joined.get(&quote.number).copied();
        groups.entry(root.unwrap_or(Root::Stored(quote.statement.unwrap_or_default()))).or_default().push(quote);
    }
    delete(conn, touched.into_iter()).await?;
    write(conn, groups.into_values()).await
}

/// Writes statements, and links their quotes with them where they are not.
async fn write(conn: &mut impl Engine, groups: impl Iterator<Item = Vec<&StatementQuote>>) -> Result<()> {
    let (mut rows, mut moved, mut articles) = (StatementRows::new(), Vec::new(), BTreeSet::new());
    for quotes in groups {
        let (first, quotes) = rows.add(quotes);
        for quote in quotes {
            moved.push(quote.number);
            // An article that was there already shows another statement of one of its quotes.
            if quote.joined().is_some_and(|(_, before)| before != first.own_statement()) {
                articles.insert(quote.article.to_string());
            }
            rows.add_quote(quote, first, &Wording::new(quote.speaker, &quote.text));
        }
    }
    let sql = "DELETE FROM statement_quote WHERE quote IN (SELECT value FROM json_each(?))";
    Sql::with(sql, list(moved)).run(conn).await?;
    note_present(conn, ChangeKind::Article, &articles.into_iter().collect::<Vec<_>>()).await?;
    rows.run(conn).await
}

/// Notes the keys of changed wordings, and deletes those of wordings that nothing has any more.
async fn settle_keys(conn: &mut impl Engine, changed: Vec<Wording>) -> Result<()> {
    let sql = "SELECT DISTINCT wording FROM statement_quote WHERE wording IN (SELECT value FROM json_each(?))";
    let there: Vec<(i64,)> = Sql::with(sql, list(changed.iter().map(|wording| wording.hash))).all(conn).await?;
    let there: HashSet<i64> = there.into_iter().map(|(wording,)| wording).collect();
    let (there, gone): (Vec<Wording>, Vec<Wording>) =
        changed.into_iter().partition(|wording| there.contains(&wording.hash));
    let mut keys = Keys::default();
    for wording in &there {
        keys.add(wording);
    }
    keys.run(conn).await?;
    let keys = list(gone.iter().flat_map(|wording| wording.keys.iter().copied()));
    let mut sql = Sql::with("DELETE FROM statement_key WHERE key IN (SELECT value FROM json_each(?))", keys);
    sql.push(" AND wording IN (SELECT value FROM json_each(").bind(list(gone.iter().map(|wording| wording.hash)));
    sql.push("))");
    sql.run(conn).await?;
    Ok(())
}
