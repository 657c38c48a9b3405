//! One article with everything that was found in it.

use uuid::Uuid;

use super::article;
use crate::domain::{ArticleDetail, Mention, Segment};
use crate::store::list::keyset::leading_of;
use crate::store::pool::batch::Then;
use crate::store::sql::builder::Sql;
use crate::store::sql::codec::{unpack_mentions, unpack_segments};
use crate::store::sql::from_row::from_row;
use crate::store::sql::row::FromRow;
use crate::store::{AskedModality, ClaimFilter, QuoteFilter, Result, Snapshot};

/// An article's text, and what stands in it, as it is kept.
pub(in crate::store) struct Packed {
    pub text: String,
    pub segments: Vec<u8>,
    pub mentions: Vec<u8>,
}

from_row!(Packed { text, segments, mentions });

impl Snapshot {
    /// One article with its text, segments, quotes, mentions and claims.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn article_detail(&mut self, id: Uuid) -> Result<Option<ArticleDetail>> {
        // All of them: the text has them, whether they were said or not.
        let modality = AskedModality::All.into();
        let quotes = QuoteFilter { article: id.into(), modality, ..QuoteFilter::default() }.list()?;
        let claims = ClaimFilter { article: id.into(), ..ClaimFilter::default() }.list()?;
        let [packed, actors] = packed(id);
        let asked = vec![article::by_id(id), packed, actors, quotes.leading(usize::MAX), claims.leading(usize::MAX)];
        let answered = self.run_batch(asked, Then::Nothing).await?;
        let [article, packed, actors, quotes, claims] = &answered[..] else { return Ok(None) };
        let (Some(article), Some(packed)) = (article.first(), packed.first()) else { return Ok(None) };
        let packed = Packed::from_row(packed)?;
        Ok(Some(ArticleDetail {
            article: serde_json::from_str(article.try_get(0)?)?,
            segments: unpack_segments(&packed.segments),
            mentions: unpack_mentions(&packed.mentions, &article::names(actors)?, &packed.text),
            text: Some(packed.text),
            quotes: leading_of(quotes)?,
            claims: leading_of(claims)?,
        }))
    }

    /// The labelled stretches of one article, in the order of the text.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn segments(&mut self, id: Uuid) -> Result<Option<Vec<Segment>>> {
        let sql = "SELECT t.segments FROM article a CROSS JOIN article_text t ON t.article = a.id WHERE a.uuid = ?";
        let row: Option<(Vec<u8>,)> = self.one(Sql::with(sql, id)).await?;
        Ok(row.map(|(bytes,)| unpack_segments(&bytes)))
    }

    /// Where one article names actors, in the order of the text.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn mentions(&mut self, id: Uuid) -> Result<Option<Vec<Mention>>> {
        let answered = self.run_batch(packed(id).into(), Then::Nothing).await?;
        let [packed, actors] = &answered[..] else { return Ok(None) };
        let Some(packed) = packed.first() else { return Ok(None) };
        let packed = Packed::from_row(packed)?;
        Ok(Some(unpack_mentions(&packed.mentions, &article::names(actors)?, &packed.text)))
    }
}

/// The statements for an article's [`Packed`] and for the names of its actors.
fn packed(id: Uuid) -> [Sql; 2] {
    let sql = "SELECT t.text, t.segments, t.mentions FROM article a CROSS JOIN article_text t ON t.article = a.id \
               WHERE a.uuid = ?";
    [Sql::with(sql, id), article::actors_of(id)]
}
