//! Texts by their bodies: read again where a pair has to be compared, and kept for the next one.

use std::collections::HashMap;
use std::sync::Arc;

use super::shingles::{Shingles, may_be_copies};
use crate::store::Result;
use crate::store::sql::builder::Sql;
use crate::store::sql::codec::unpack_segments;
use crate::store::sql::engine::Engine;

/// Texts whose shingles are held in memory: 4 kB each for a usual report.
const HELD: usize = 4_096;

/// A text among likely copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Member {
    pub body: i64,
    /// An article that has it.
    pub article: i64,
    pub shingle_count: usize,
}

/// Compares texts.
#[derive(Debug, Default)]
pub(in crate::store) struct Texts(HashMap<i64, Arc<Shingles>>);

impl Texts {
    /// Whether two texts are copies.
    pub async fn are_copies(&mut self, conn: &mut impl Engine, a: Member, b: Member) -> Result<bool> {
        if !may_be_copies(a.shingle_count, b.shingle_count) {
            return Ok(false);
        }
        let (one, two) = (self.shingles(conn, a).await?, self.shingles(conn, b).await?);
        Ok(one.are_of_copies(&two))
    }

    async fn shingles(&mut self, conn: &mut impl Engine, member: Member) -> Result<Arc<Shingles>> {
        if let Some(shingles) = self.0.get(&member.body) {
            return Ok(Arc::clone(shingles));
        }
        let sql = "SELECT text, segments FROM article_text WHERE article = ?";
        let row: Option<(String, Vec<u8>)> = Sql::with(sql, member.article).first(conn).await?;
        let of = |(text, segments): (String, Vec<u8>)| Shingles::of(&text, &unpack_segments(&segments));
        let shingles = Arc::new(row.map(of).unwrap_or_default());
        if self.0.len() == HELD {
            self.0.clear();
        }
        self.0.insert(member.body, Arc::clone(&shingles));
        Ok(shingles)
    }
}
