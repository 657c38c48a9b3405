//! One article with everything that was found in it.

use sqlx::SqliteConnection;
use uuid::Uuid;

use super::pack::{unpack_mentions, unpack_segments};
use super::sql::Sql;
use super::{ClaimFilter, QuoteFilter, Result, Snapshot, article};
use crate::domain::{ArticleDetail, Claim, Mention, Quote, Segment};

/// An article's text, and what stands in it, as it is kept.
#[derive(sqlx::FromRow)]
pub(super) struct Packed {
    pub text: String,
    pub segments: Vec<u8>,
    pub mentions: Vec<u8>,
}

impl Snapshot {
    /// One article with its text, segments, quotes, mentions and claims.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn article_detail(&mut self, id: Uuid) -> Result<Option<ArticleDetail>> {
        let Some(article) = self.article(id).await? else { return Ok(None) };
        let Some((packed, mentions)) = packed(self.conn(), id).await? else { return Ok(None) };
        let quotes: Vec<Quote> =
            QuoteFilter { article: id.into(), ..QuoteFilter::default() }.list()?.all(self.conn()).await?;
        let claims: Vec<Claim> =
            ClaimFilter { article: id.into(), ..ClaimFilter::default() }.list()?.all(self.conn()).await?;
        let segments = unpack_segments(&packed.segments);
        Ok(Some(ArticleDetail { article, text: Some(packed.text), segments, quotes, mentions, claims }))
    }

    /// The labelled stretches of one article, in the order of the text.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn segments(&mut self, id: Uuid) -> Result<Option<Vec<Segment>>> {
        let sql = "SELECT t.segments FROM article a CROSS JOIN article_text t ON t.article = a.id WHERE a.uuid = ?";
        let row: Option<(Vec<u8>,)> = Sql::with(sql, id).first(self.conn()).await?;
        Ok(row.map(|(bytes,)| unpack_segments(&bytes)))
    }

    /// Where one article names actors, in the order of the text.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn mentions(&mut self, id: Uuid) -> Result<Option<Vec<Mention>>> {
        Ok(packed(self.conn(), id).await?.map(|(_, mentions)| mentions))
    }
}

async fn packed(conn: &mut SqliteConnection, id: Uuid) -> Result<Option<(Packed, Vec<Mention>)>> {
    let sql = "SELECT t.text, t.segments, t.mentions FROM article a CROSS JOIN article_text t ON t.article = a.id \
               WHERE a.uuid = ?";
    let Some(packed) = Sql::with(sql, id).first::<Packed>(&mut *conn).await? else { return Ok(None) };
    let actors = article::actors_of(conn, id).await?;
    let mentions = unpack_mentions(&packed.mentions, &actors, &packed.text);
    Ok(Some((packed, mentions)))
}
