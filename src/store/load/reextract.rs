//! Re-extraction: stored articles as they were read, for finding everything in them anew.

use uuid::Uuid;
use uuid::fmt::Hyphenated;

use crate::domain::{Basis, Day, Metadata, RawArticle, Stated, url_id};
use crate::store::sql::builder::{Sql, list};
use crate::store::sql::codec::unpack_segments;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::{Result, Writer};

/// A stored article, as a reader would hand it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its id, after which the next ones are asked for.
    pub id: Uuid,
    /// The article. Of its metadata, what the operator or the page's markup said; what was found in the text or
    /// concluded is left out, to be found again. The URL stays in any case: the article's id rests on it.
    pub raw: RawArticle,
}

struct Row {
    uuid: Hyphenated,
    text: String,
    labelled: Vec<u8>,
    source_format: String,
    title: Option<String>,
    title_basis: Basis,
    publisher: Option<String>,
    publisher_basis: Basis,
    published_on: Option<Day>,
    published_on_basis: Basis,
    byline: Option<String>,
    byline_basis: Basis,
    url: Option<String>,
    url_basis: Basis,
    language: Option<String>,
    language_basis: Basis,
}

from_row!(Row {
    uuid,
    text,
    labelled,
    source_format,
    title,
    title_basis,
    publisher,
    publisher_basis,
    published_on,
    published_on_basis,
    byline,
    byline_basis,
    url,
    url_basis,
    language,
    language_basis
});

const COLUMNS: &str = "a.uuid, t.text, t.labelled, a.source_format, a.title, a.title_basis, a.publisher, \
     a.publisher_basis, a.published_on, a.published_on_basis, a.byline, a.byline_basis, a.url, a.url_basis, \
     a.language, a.language_basis";

/// What articles are read from; what is no word of ours is taken for the plainest.
const FORMATS: [&str; 6] = ["txt", "html", "json", "csv", "feed", "extract"];

impl Writer {
    /// Stored articles in the order of their ids, `after` one of them; none at the end.
    ///
    /// # Errors
    ///
    /// As [`crate::store::Snapshot::quotes`].
    pub async fn stored(&mut self, after: Option<Uuid>, limit: u32) -> Result<Vec<Stored>> {
        let mut sql = Sql::with(
            format!(
                "SELECT {COLUMNS} FROM article a CROSS JOIN article_text t ON t.article = a.id WHERE a.uuid > ? \
                 ORDER BY a.uuid LIMIT "
            ),
            after.unwrap_or_else(Uuid::nil),
        );
        sql.bind(limit);
        let rows: Vec<Row> = sql.all(&mut self.conn).await?;
        Ok(rows.into_iter().map(Row::stored).collect())
    }

    /// The id of a stored article, given by its id or its URL.
    ///
    /// # Errors
    ///
    /// As [`crate::store::Snapshot::quotes`].
    pub async fn find(&mut self, id_or_url: &str) -> Result<Option<Uuid>> {
        let id = id_or_url.trim().parse().unwrap_or_else(|_| url_id(id_or_url));
        let row: Option<(Hyphenated,)> =
            Sql::with("SELECT uuid FROM article WHERE uuid = ?", id).first(&mut self.conn).await?;
        Ok(row.map(|(id,)| id.into_uuid()))
    }
}

/// The stored articles with these numbers.
pub(in crate::store) async fn stored_of(conn: &mut impl Engine, articles: &[i64]) -> Result<Vec<Stored>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM json_each(?) j CROSS JOIN article a ON a.id = j.value \
         CROSS JOIN article_text t ON t.article = a.id"
    );
    let rows: Vec<Row> = Sql::with(sql, list(articles.iter().copied())).all(conn).await?;
    Ok(rows.into_iter().map(Row::stored).collect())
}

impl Row {
    fn stored(self) -> Stored {
        fn given<T>(value: Option<T>, basis: Basis) -> Stated<T> {
            let kept = matches!(basis, Basis::Manifest | Basis::Markup);
            Stated::new(value.filter(|_| kept), basis)
        }
        let metadata = Metadata {
            url: Stated::new(self.url, self.url_basis),
            title: given(self.title, self.title_basis),
            publisher: given(self.publisher, self.publisher_basis),
            published_on: given(self.published_on, self.published_on_basis),
            byline: given(self.byline, self.byline_basis),
            language: given(self.language, self.language_basis),
        };
        let source_format = FORMATS.into_iter().find(|&format| format == self.source_format).unwrap_or(FORMATS[0]);
        let segments = unpack_segments(&self.labelled);
        let raw = RawArticle { source_format, text: self.text, metadata, segments, ..RawArticle::default() };
        Stored { id: self.uuid.into_uuid(), raw }
    }
}
