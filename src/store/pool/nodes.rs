//! The databases that answers are read from: a file, or a server with replicas of it.
//!
//! # Design
//!
//! Answers are read from the first database that is well: replicas in the order in which they were named, the primary
//! behind them. Not from all of them in turn: each is at another state while something is loaded, and a client who pages
//! would see the corpus swing to and fro between them, and no kept answer would fit the next request. Servers of this
//! program share the load when each names another replica first.
//!
//! A database that does not answer is asked last until the next look at it ([`super::monitor`]). One that lags too much
//! is still asked before nothing is answered: where the primary is gone, no newer state can be read anywhere.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::commit::Seen;
use super::readers::{Reader, Readers};
use crate::store::{Error, Result};

/// The databases, of which the last is the primary.
#[derive(Debug)]
pub(super) struct Nodes {
    pub(super) all: Vec<Node>,
    /// One for each connection that may be lent out, of whichever database.
    pub(super) permits: Arc<Semaphore>,
    /// What a replica may lag before it is left out.
    pub(super) max_lag: Duration,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) readers: Arc<Readers>,
    /// The rank of its standing.
    standing: AtomicU64,
    seen: Mutex<Option<Seen>>,
}

/// Ranks behind all that can be read.
const UNREACHABLE: u64 = u64::MAX - 1;
const ANOTHER: u64 = u64::MAX;

/// How well it goes with a database, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Well,
    /// Behind by so many milliseconds, which is too much.
    Behind(u64),
    Unreachable,
    /// It holds another database: nothing may be read there.
    Another,
}

impl Node {
    fn new(readers: Readers) -> Self {
        Self { readers: Arc::new(readers), standing: AtomicU64::new(0), seen: Mutex::default() }
    }

    /// The less, the sooner it is asked; nothing where it may not be.
    fn rank(&self) -> Option<u64> {
        Some(self.standing.load(Ordering::Relaxed)).filter(|rank| *rank != ANOTHER)
    }

    /// Whether it answered when it was last asked.
    pub(super) fn is_readable(&self) -> bool {
        self.standing.load(Ordering::Relaxed) < UNREACHABLE
    }

    /// What the last look found.
    pub(super) fn seen(&self) -> Option<Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn note(&self, seen: Seen) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
    }

    pub(super) fn set(&self, standing: Standing) {
        let rank = match standing {
            Standing::Well => 0,
            Standing::Behind(milliseconds) => milliseconds.clamp(1, UNREACHABLE - 1),
            Standing::Unreachable => UNREACHABLE,
            Standing::Another => ANOTHER,
        };
        if self.standing.swap(rank, Ordering::Relaxed) != rank && rank >= UNREACHABLE {
            self.readers.forget_idle();
        }
    }

    /// A connection at rest, if one is as good as a new one and there is any.
    async fn connect(&self, is_new: bool) -> Result<Reader> {
        match if is_new { None } else { self.readers.idle() } {
            Some(reader) => Ok(reader),
            None => self.readers.connect().await,
        }
    }
}

impl Nodes {
    /// Replicas, and the primary or the file.
    pub(super) fn new(replicas: Vec<Readers>, primary: Readers, connections: usize, max_lag: Duration) -> Self {
        let all = replicas.into_iter().chain([primary]).map(Node::new).collect();
        Self { all, permits: Arc::new(Semaphore::new(connections.max(1))), max_lag }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The pool of the primary, or of the file.
    pub(super) fn primary(&self) -> &Arc<Readers> {
        let [.., primary] = self.all.as_slice() else { unreachable!("it is made with one") };
        &primary.readers
    }

    /// In the order in which they are to be asked.
    fn ordered(&self) -> Vec<&Node> {
        let mut ordered: Vec<(u64, &Node)> = self.all.iter().filter_map(|node| Some((node.rank()?, node))).collect();
        ordered.sort_by_key(|(rank, _)| *rank);
        ordered.into_iter().map(|(_, node)| node).collect()
    }

    /// The one that is asked first.
    pub(super) fn chosen(&self) -> &Arc<Readers> {
        self.ordered().first().map_or_else(|| self.primary(), |node| &node.readers)
    }

    /// A connection to the first that gives one.
    pub(super) async fn reader(&self) -> Result<(Arc<Readers>, Reader)> {
        self.first(false).await
    }

    /// The same, newly made.
    pub(super) async fn connect(&self) -> Result<(Arc<Readers>, Reader)> {
        self.first(true).await
    }

    async fn first(&self, is_new: bool) -> Result<(Arc<Readers>, Reader)> {
        if let [only] = self.all.as_slice() {
            return Ok((Arc::clone(&only.readers), only.connect(is_new).await?));
        }
        let mut failed = Error::Unreachable("none of them".to_owned());
        for node in self.ordered() {
            match node.connect(is_new).await {
                Ok(reader) => return Ok((Arc::clone(&node.readers), reader)),
                Err(error) => {
                    node.set(Standing::Unreachable);
                    failed = error;
                }
            }
        }
        Err(failed)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Standing::{Another, Behind, Unreachable, Well};
    use super::*;

    #[test]
    fn the_first_that_is_well_is_chosen() {
        let readers = |name: &str| Readers::new(Path::new(name), Duration::from_secs(1));
        let nodes = Nodes::new(vec![readers("a"), readers("b")], readers("primary"), 2, Duration::from_secs(1));
        let set = |standings: [Standing; 3]| {
            nodes.all.iter().zip(standings).for_each(|(node, standing)| node.set(standing));
            let ordered: Vec<_> = nodes.ordered().iter().map(|node| node.readers.path.display().to_string()).collect();
            assert_eq!(nodes.chosen().path.display().to_string(), ordered[0]);
            ordered.join(" ")
        };
        assert_eq!(set([Well, Well, Well]), "a b primary");
        assert_eq!(set([Unreachable, Well, Well]), "b primary a");
        assert_eq!(set([Behind(5_000), Behind(2_000), Well]), "primary b a");
        assert_eq!(set([Behind(5_000), Behind(2_000), Unreachable]), "b a primary");
        assert_eq!(set([Another, Behind(0), Well]), "primary b");
    }
}
