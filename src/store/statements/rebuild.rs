//! Rebuilding: all statements from all quotes, speaker by speaker.

use std::collections::HashMap;

use super::join::{Root, join};
use super::quotes::{Selection, StatementQuote, read};
use super::rows::{Keys, StatementRows};
use crate::domain::ChangeKind;
use crate::store::Result;
use crate::store::sql::builder::{Sql, list};
use crate::store::sql::changes::{differing, note_present, told};
use crate::store::sql::engine::Engine;

/// Quotes that are joined together, if no speaker has more.
const QUOTES: i64 = 8_192;
/// Quotes whose rows are written together: one speaker may have many times as many.
const ROWS: usize = 4_096;
/// Keys that are sorted together: 16 MiB.
const KEYS: usize = 1 << 20;

/// Joins all quotes, whatever statements there were.
pub(in crate::store) async fn join_all(conn: &mut impl Engine) -> Result<()> {
    for table in ["statement", "statement_quote", "statement_key"] {
        Sql::new(format!("DELETE FROM {table}")).run(conn).await?;
    }
    let mut keys = Keys::default();
    for speakers in speakers(conn).await? {
        let selection = of_speakers(conn, speakers).await?;
        let (mut rows, mut held) = (StatementRows::new(), 0);
        for group in groups(&selection) {
            if held >= ROWS {
                std::mem::replace(&mut rows, StatementRows::new()).run(conn).await?;
                held = 0;
            }
            held += group.len();
            let quotes = group.iter().map(|&place| &selection.quotes[place]).collect();
            let (first, _) = rows.add(quotes);
            for &place in &group {
                rows.add_quote(&selection.quotes[place], first, selection.wording(place));
            }
        }
        rows.run(conn).await?;
        for wording in &selection.wordings {
            keys.add(wording);
        }
        if keys.len() >= KEYS {
            std::mem::take(&mut keys).run(conn).await?;
        }
    }
    keys.run(conn).await
}

/// The statements of each article's quotes, by its id.
const JOINED: &str = "SELECT article_uuid, json_group_array(uuid) FROM (SELECT q.article_uuid, j.uuid FROM statement_quote j \
     CROSS JOIN quote q ON q.id = j.quote ORDER BY j.quote) GROUP BY article_uuid";

/// Joins all quotes of a file that others may have read before, and notes the articles whose quotes are of other statements.
pub(in crate::store) async fn rejoin_all(conn: &mut impl Engine) -> Result<()> {
    let before = told(conn, JOINED).await?;
    join_all(conn).await?;
    let changed = differing(&before, &told(conn, JOINED).await?);
    note_present(conn, ChangeKind::Article, &changed).await
}

/// All speakers, in groups that do not have too many quotes.
pub(in crate::store) async fn speakers(conn: &mut impl Engine) -> Result<Vec<Vec<i64>>> {
    let sql = "SELECT id, quote_count FROM actor WHERE quote_count > 0 ORDER BY id";
    let speakers: Vec<(i64, i64)> = Sql::new(sql).all(conn).await?;
    let (mut groups, mut room) = (Vec::<Vec<i64>>::new(), 0);
    for (speaker, quotes) in speakers {
        if let Some(group) = groups.last_mut().filter(|_| quotes <= room) {
            group.push(speaker);
        } else {
            groups.push(vec![speaker]);
            room = QUOTES;
        }
        room -= quotes;
    }
    Ok(groups)
}

/// The quotes of these speakers.
pub(in crate::store) async fn of_speakers(conn: &mut impl Engine, speakers: Vec<i64>) -> Result<Selection> {
    let quotes: Vec<StatementQuote> =
        read(conn, "q.speaker IN (SELECT value FROM json_each(?))", &list(speakers)).await?;
    Ok(Selection::new(quotes))
}

/// Quotes by statement, as places in the selection.
pub(in crate::store) fn groups(selection: &Selection) -> Vec<Vec<usize>> {
    let roots = join(&selection.wordings, &selection.candidates, &vec![true; selection.wordings.len()]);
    let (mut groups, mut places) = (Vec::<Vec<usize>>::new(), HashMap::<Root, usize>::new());
    for (quote, root) in roots.into_iter().enumerate() {
        let place = *places.entry(root).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(quote);
    }
    groups
}
