//! Renewal of findings: stored articles are searched again, in the transaction of what makes them be found otherwise.

use std::sync::Arc;

use jiff::Timestamp;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::pipeline::ARTICLES;
use super::source::Reader;
use crate::domain::Registry;
use crate::extract::Extractor;
use crate::store::{Prepared, Put, Result, Stored, Storing};

/// What findings are renewed with: what makes readers and extractors of a registry, and the clock.
#[derive(Clone, Copy)]
pub struct Renewal<'a> {
    /// Reader and extractor of a registry.
    pub tools: &'a dyn Fn(&Registry) -> (Reader, Extractor),
    /// What tells the time of commits.
    pub clock: fn() -> Timestamp,
}

impl std::fmt::Debug for Renewal<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Renewal").finish_non_exhaustive()
    }
}

impl Renewal<'_> {
    /// Searches the articles with these numbers again.
    pub(super) async fn renew(self, storing: &mut Storing<'_>, articles: &[i64], registry: &Registry) -> Result<Put> {
        let mut put = Put::default();
        if articles.is_empty() {
            return Ok(put);
        }
        let (reader, extractor) = (self.tools)(registry);
        let find = Arc::new(move |stored: Stored| Prepared::new(extractor.report(reader.infer(stored.raw))));
        for articles in articles.chunks(ARTICLES as usize) {
            let stored = storing.stored_of(articles).await?;
            let find = Arc::clone(&find);
            let search = move || stored.into_par_iter().map(|stored| find(stored)).collect::<Vec<_>>();
            let found = tokio::task::spawn_blocking(search).await;
            let found = found.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()));
            put += storing.put(&found, (self.clock)()).await?;
        }
        Ok(put)
    }
}
