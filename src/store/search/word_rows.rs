//! Rows for a full-text index, of whichever engine: four texts for FTS5, vectors for PostgreSQL.

use super::analysis::fields::Fields;
use crate::store::Result;
use crate::store::sql::builder::Insert;
use crate::store::sql::engine::Engine;
use crate::store::sqlite::full_text::FullText;

/// Rows that wait to be entered.
#[derive(Debug)]
pub(in crate::store) struct WordRows {
    #[cfg_attr(not(feature = "postgres"), expect(dead_code, reason = "FTS5's rows name their index"))]
    index: FullText,
    rows: Insert,
}

impl WordRows {
    pub fn new(index: FullText) -> Self {
        Self { index, rows: index.insert() }
    }

    pub fn add(&mut self, number: i64, fields: &Fields) {
        enter(&mut self.rows, number, fields);
    }

    /// Enters them.
    pub async fn run(self, conn: &mut impl Engine) -> Result<()> {
        #[cfg(feature = "postgres")]
        if conn.is_postgres() {
            return self.vectors().run(conn).await;
        }
        self.rows.run(conn).await
    }
}

/// Adds a row to those of an index of FTS5.
pub(in crate::store) fn enter(rows: &mut Insert, number: i64, fields: &Fields) {
    let [title, text, title_stems, text_stems] = fields.weighed().map(|(text, _)| text.into());
    rows.row([number.into(), title, text, title_stems, text_stems]);
}

#[cfg(feature = "postgres")]
mod of_postgres {
    use super::{Fields, FullText, Insert, WordRows};
    use crate::store::search::analysis::vectors::vectors;
    use crate::store::sql::builder::Value;

    impl WordRows {
        /// The same as rows of PostgreSQL's table. Of names and votes, which no segments rank, the words are kept as well.
        pub fn vectors(self) -> Insert {
            let (_, _, mut values) = self.rows.parts();
            let mut insert = Insert::new(columns(self.index));
            for row in values.chunks_exact_mut(5) {
                let [Value::Int(number), texts @ ..] = row else { continue };
                let mut texts = texts.iter_mut().map(|text| match text {
                    Value::Text(text) => std::mem::take(text),
                    _ => String::new(),
                });
                let mut next = || texts.next().unwrap_or_default();
                let fields = Fields { title: next(), text: next(), title_stems: next(), text_stems: next() };
                for (part, vector) in (0i64..).zip(vectors(&fields)) {
                    let found = [(*number).into(), part.into(), vector.into()];
                    if matches!(self.index, FullText::Actor | FullText::Vote) {
                        let [title, text, title_stems, text_stems] = fields.weighed().map(|(text, _)| text.into());
                        let [number, part, vector] = found;
                        insert.row([number, part, vector, title, text, title_stems, text_stems, count(&fields)]);
                    } else {
                        insert.row(found);
                    }
                }
            }
            insert
        }
    }

    /// How many words a row has.
    fn count(fields: &Fields) -> Value {
        let words = fields.weighed().iter().map(|(text, _)| text.split_ascii_whitespace().count()).sum::<usize>();
        Value::Int(i64::try_from(words).unwrap_or(i64::MAX))
    }

    /// The table of an index with its columns.
    pub fn columns(index: FullText) -> &'static str {
        match index {
            FullText::Article => "article_fts (rowid, part, words)",
            FullText::Quote => "quote_fts (rowid, part, words)",
            FullText::Claim => "claim_fts (rowid, part, words)",
            FullText::Actor => "actor_fts (rowid, part, words, title, text, title_stems, text_stems, word_count)",
            FullText::Vote => "vote_fts (rowid, part, words, title, text, title_stems, text_stems, word_count)",
        }
    }
}
