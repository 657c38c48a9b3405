//! Targets of corrections: the finding that an id, or an article and a place, name.

use uuid::Uuid;
use uuid::fmt::Hyphenated;

use crate::domain::{AskedCorrection, CodePoints, CorrectedFinding, CorrectedPart, Correction, Mention, Span};
use crate::store::Result;
use crate::store::sql::builder::{Sql, word};
use crate::store::sql::codec::{Names, unpack_mentions};
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;

/// A finding as a correction that says nothing yet; else what is wrong.
type Target = std::result::Result<Correction, String>;

/// A quote or claim.
struct Row {
    article: Hyphenated,
    kind: String,
    start: u32,
    end: u32,
    old_value: Option<String>,
    text: String,
}

from_row!(Row { article, kind, start, end, old_value, text });

/// The text and the packed mentions of an article.
struct Article {
    text: String,
    mentions: Vec<u8>,
}

from_row!(Article { text, mentions });

/// The finding that is asked for.
pub(in crate::store) async fn target(conn: &mut impl Engine, asked: &AskedCorrection) -> Result<Target> {
    if let Some(anchor) = &asked.anchor {
        return Ok(Ok(anchor.clone()));
    }
    let Ok(id) = asked.id.trim().parse::<Uuid>() else {
        return Ok(Err(format!(
            "{:?} is no id: quotes, claims and articles have ids such as {}",
            asked.id,
            Uuid::nil()
        )));
    };
    if let Some(start) = asked.start {
        return mention(conn, id, start).await;
    }
    for (finding, table) in [(CorrectedFinding::Quote, "quote"), (CorrectedFinding::Claim, "claim")] {
        if let Some(found) = row(conn, id, finding, table).await? {
            return Ok(Ok(found));
        }
    }
    let is_article = article(conn, id).await?.is_some();
    Ok(Err(if is_article {
        format!("{id} is an article: a mention in it is named with --start, the offset at which it begins")
    } else {
        format!("no quote or claim has the id {id}: the lists /v1/quotes?modality=all and /v1/claims give ids")
    }))
}

/// The quote or claim with this id.
async fn row(conn: &mut impl Engine, id: Uuid, finding: CorrectedFinding, table: &str) -> Result<Option<Correction>> {
    let sql = format!(
        "SELECT a.uuid AS article, f.kind, f.start, f.\"end\", coalesce(s.slug, f.speaker_name) AS old_value, t.text \
         FROM {table} f CROSS JOIN article a ON a.id = f.article CROSS JOIN article_text t ON t.article = a.id \
         LEFT JOIN actor s ON s.id = f.speaker WHERE f.uuid = ?"
    );
    let Some(row) = Sql::with(sql, id).first::<Row>(conn).await? else { return Ok(None) };
    let span = Span { start: row.start, end: row.end };
    let anchored = anchored(row.article.into_uuid(), &CodePoints::new(&row.text), span);
    Ok(Some(Correction { id: Some(id), finding, kind: row.kind, old_value: row.old_value, ..anchored }))
}

async fn article(conn: &mut impl Engine, id: Uuid) -> Result<Option<Article>> {
    let sql = "SELECT t.text, t.mentions FROM article a CROSS JOIN article_text t ON t.article = a.id WHERE a.uuid = ?";
    Sql::with(sql, id).first(conn).await
}

/// The text of a stored article.
pub(in crate::store) async fn text(conn: &mut impl Engine, id: Uuid) -> Result<Option<String>> {
    Ok(article(conn, id).await?.map(|article| article.text))
}

async fn mention(conn: &mut impl Engine, id: Uuid, start: u32) -> Result<std::result::Result<Correction, String>> {
    let Some(Article { text, mentions }) = article(conn, id).await? else {
        return Ok(Err(format!("no article has the id {id}: --start goes with the id of the article")));
    };
    let sql = "SELECT s.id, s.slug, s.name FROM article a CROSS JOIN article_actor m ON m.article = a.id \
               CROSS JOIN actor s ON s.id = m.actor WHERE a.uuid = ?";
    let actors: Vec<(i64, String, String)> = Sql::with(sql, id).all(conn).await?;
    let actors: Names = actors.into_iter().map(|(number, id, name)| (number, (id.into(), name.into()))).collect();
    let mentions = unpack_mentions(&mentions, &actors, &text);
    if let Some(found) = mentions.iter().find(|mention| mention.start == start) {
        let old = found.actor_id.as_ref().or(found.actor_name.as_ref()).map(ToString::to_string);
        let span = Span { start: found.start, end: found.end };
        let anchored = anchored(id, &CodePoints::new(&text), span);
        return Ok(Ok(Correction { kind: word(found.kind), old_value: old, ..anchored }));
    }
    let near = mentions.iter().min_by_key(|mention| mention.start.abs_diff(start));
    let told = |near: &Mention| format!("; the nearest is {:?} at {}", near.text, near.start);
    Ok(Err(format!("no mention begins at {start} in {id}{}", near.map(told).unwrap_or_default())))
}

/// A correction of what stands at a place of a text.
pub(super) fn anchored(article_id: Uuid, points: &CodePoints<'_>, span: Span) -> Correction {
    let [prefix, suffix] = points.context(span).map(str::to_owned);
    Correction {
        number: 0,
        id: None,
        article_id,
        finding: CorrectedFinding::Mention,
        kind: String::new(),
        start: span.start,
        text: points.slice(span).to_owned(),
        prefix,
        suffix,
        change: CorrectedPart::False,
        actor_id: None,
        actor_name: None,
        actor_kind: None,
        old_value: None,
        corrected_at: String::new(),
        placed: false,
    }
}
