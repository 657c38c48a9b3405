//! Corrections: that findings are as they say, and that nothing else is called corrected.

use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::Checked;
use crate::domain::{CorrectedFinding, CorrectedPart, Correction, Mention, Span};
use crate::store::Result;
use crate::store::corrections::place::Squeezed;
use crate::store::corrections::rows::of_articles;
use crate::store::resources::corpus::article;
use crate::store::sql::builder::{Sql, word};
use crate::store::sql::codec::unpack_mentions;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;

/// A finding as far as a correction goes.
struct Found {
    start: u32,
    end: u32,
    kind: String,
    actor: Option<String>,
    corrected: bool,
}

from_row!(Found { start, end, kind, actor, corrected });

struct Article {
    id: i64,
    uuid: Hyphenated,
    text: String,
    mentions: Vec<u8>,
}

from_row!(Article { id, uuid, text, mentions });

/// Checks the articles that have corrections, and that no others have corrected findings.
pub(in crate::store) async fn check(conn: &mut impl Engine, checked: &mut Checked) -> Result<()> {
    let sql = "SELECT a.id, a.uuid, t.text, t.mentions FROM (SELECT DISTINCT article FROM finding_correction) c \
               CROSS JOIN article a ON a.uuid = c.article CROSS JOIN article_text t ON t.article = a.id ORDER BY a.id";
    for found in Sql::new(sql).all::<Article>(conn).await? {
        let id = found.uuid.into_uuid();
        let text = Squeezed::new(&found.text);
        for correction in of_articles(conn, std::iter::once(id)).await?.remove(&id).unwrap_or_default() {
            let findings = findings(conn, &found, correction.finding).await?;
            if correction.placed && !holds(&correction, text.place(&correction), &findings) {
                checked.fault(id, format!("its findings are not as correction {} has them", correction.number));
            }
        }
    }
    for (table, finding) in [("quote", "quote"), ("claim", "claim")] {
        let sql = format!(
            "SELECT f.id FROM {table} f CROSS JOIN article a ON a.id = f.article WHERE f.corrected = 1 AND NOT EXISTS \
             (SELECT 1 FROM finding_correction c WHERE c.article = a.uuid AND c.finding = '{finding}')"
        );
        for (row,) in Sql::new(sql).all::<(i64,)>(conn).await? {
            checked.fault(format!("{table} row {row}"), "nothing corrects it");
        }
    }
    Ok(())
}

/// The findings of a kind in an article.
async fn findings(conn: &mut impl Engine, of: &Article, finding: CorrectedFinding) -> Result<Vec<Found>> {
    let table = match finding {
        CorrectedFinding::Mention => return mentions(conn, of.uuid.into_uuid(), of).await,
        CorrectedFinding::Quote => "quote",
        CorrectedFinding::Claim => "claim",
    };
    let sql = format!(
        "SELECT f.start, f.\"end\", f.kind, s.slug AS actor, f.corrected FROM {table} f LEFT JOIN actor s \
         ON s.id = f.speaker WHERE f.article = ?"
    );
    Sql::with(sql, of.id).all(conn).await
}

async fn mentions(conn: &mut impl Engine, id: Uuid, of: &Article) -> Result<Vec<Found>> {
    let actors = article::names(&conn.rows(article::actors_of(id)).await?)?;
    let found = |Mention { start, end, kind, actor_id, corrected, .. }: Mention| Found {
        start,
        end,
        kind: word(kind),
        actor: actor_id.map(|id| id.to_string()),
        corrected,
    };
    Ok(unpack_mentions(&of.mentions, &actors, &of.text).into_iter().map(found).collect())
}

/// Whether the findings at a place are as a correction has them.
fn holds(correction: &Correction, place: Option<Span>, findings: &[Found]) -> bool {
    let Some(place) = place else { return false };
    let meets =
        |found: &&Found| place.overlaps(Span { start: found.start, end: found.end }) && correction.fits(&found.kind);
    let mut there = findings.iter().filter(meets);
    match correction.change {
        CorrectedPart::False => there.next().is_none(),
        CorrectedPart::Speaker | CorrectedPart::Actor => {
            there.any(|found| found.corrected && found.actor == correction.actor_id)
        }
    }
}
