//! The actor that an unknown id may stand for.

use strsim::osa_distance;

use crate::domain::slug;
use crate::store::Result;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;

/// An actor that is meant.
pub(in crate::store) struct MeantActor {
    pub slug: String,
    pub name: String,
    pub kind: String,
}

from_row!(MeantActor { slug, name, kind });

/// The actor of this id or code of a state.
pub(in crate::store) async fn actor(conn: &mut impl Engine, given: &str) -> Result<Option<MeantActor>> {
    let is_code = given.len() == 3 && given.bytes().all(|byte| byte.is_ascii_uppercase());
    let column = if is_code { "iso3" } else { "slug" };
    Sql::with(format!("SELECT slug, name, kind FROM actor WHERE {column} = ?"), given).first(conn).await
}

/// The id that is nearest to an unknown one: by its words, or among all ids of the registry by its letters.
pub(in crate::store) async fn nearest(conn: &mut impl Engine, given: &str) -> Result<Option<String>> {
    let given = slug(given);
    let words: Vec<String> = given.split('-').filter(|word| word.len() > 2).map(|word| format!("\"{word}\"")).collect();
    let mut known: Vec<(String,)> = Vec::new();
    if !words.is_empty() {
        let sql = "SELECT s.slug FROM (SELECT rowid FROM actor_fts WHERE actor_fts MATCH ? ORDER BY rank LIMIT 100) f \
                   CROSS JOIN actor s ON s.id = f.rowid";
        known.extend(Sql::with(sql, words.join(" OR ")).all::<(String,)>(conn).await?);
    }
    known.extend(Sql::new("SELECT slug FROM actor WHERE in_registry = 1").all::<(String,)>(conn).await?);
    let distance = |id: &str| osa_distance(&given, id);
    let contained = |id: &str| given.len() > 3 && id.split('-').any(|word| given.split('-').any(|own| own == word));
    let near = known.into_iter().map(|(id,)| (distance(&id), id)).min();
    Ok(near
        .filter(|(distance, id)| *distance <= id.len().max(given.len()).div_ceil(3) || contained(id))
        .map(|(_, id)| id))
}
