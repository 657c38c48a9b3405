//! Looks at the databases that answers are read from: which of them can be read, and how far replicas lag.
//!
//! # Design
//!
//! A replica lags since the first commit of the primary that it does not show, by the primary's log of commits. The
//! server's own measures tell less: the age of the last transaction applied grows while nothing is written, and a replica
//! that is cut off has applied all that it received. While the primary cannot be read, a replica that showed its last known
//! commit does not lag, and the lag of any other grows.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use jiff::Timestamp;
use uuid::Uuid;

use super::commit::{Commit, Seen};
use super::connection::Connection;
use super::nodes::{Node, Nodes, Standing};
use crate::store::address::host;
use crate::store::sql::builder::Sql;
use crate::store::{Error, Result, Store};

/// The time between two looks.
const PERIOD: Duration = Duration::from_millis(500);

/// How long a database may take to answer one.
const PATIENCE: Duration = Duration::from_secs(1);

/// How it goes with one of several databases, for those who operate them.
#[derive(Clone, Debug)]
pub struct NodeStatus {
    /// Its host, port and name, without the rest of its address.
    pub name: String,
    /// Whether it is a replica, or the primary.
    pub is_replica: bool,
    /// Whether it answered the last look.
    pub is_readable: bool,
    /// How far it lags, or did when it was last read; nothing where that is not known.
    pub lag: Option<Duration>,
    /// Whether answers are read there now.
    pub is_chosen: bool,
}

impl Store {
    /// Looks at all databases twice a second, where there are several; never ends.
    pub async fn monitor(&self) {
        let mut looking: Vec<Option<Connection>> = self.nodes.all.iter().map(|_| None).collect();
        while self.nodes.len() > 1 {
            self.look(&mut looking).await;
            tokio::time::sleep(PERIOD).await;
        }
        std::future::pending::<()>().await;
    }

    /// Looks at them once, before anything is read.
    pub(super) async fn look_once(&self) {
        if self.nodes.len() > 1 {
            let mut looking: Vec<Option<Connection>> = self.nodes.all.iter().map(|_| None).collect();
            self.look(&mut looking).await;
        }
    }

    async fn look(&self, looking: &mut [Option<Connection>]) {
        let looks = self.nodes.all.iter().zip(looking.iter_mut()).map(|(node, conn)| commit_of(node, conn));
        let commits = join_all(looks).await;
        let [.., primary] = looking else { return };
        self.judge(commits, primary).await;
    }

    /// Notes what was found, and where answers are to be read from now on.
    async fn judge(&self, commits: Vec<Option<Commit>>, primary: &mut Option<Connection>) {
        let now = commits.last().cloned().flatten();
        let head = now.clone().or_else(|| self.nodes.all.last()?.seen()?.last);
        for (node, commit) in self.nodes.all.iter().zip(commits) {
            let lag = match (&commit, &head) {
                (Some(commit), Some(head)) => self.lag(node, commit, head, primary).await,
                _ => node.seen().and_then(|seen| seen.lag),
            };
            let standing = match &commit {
                None => Standing::Unreachable,
                Some(commit) if commit.database != self.uuid() => Standing::Another,
                Some(commit) if now.as_ref().is_some_and(|now| commit.has_parted(now)) => Standing::Another,
                // Without a primary ever seen, nothing newer is known.
                Some(_) if head.is_none() => Standing::Well,
                Some(_) => self.nodes.standing(lag),
            };
            node.set(standing);
            let last = commit.or_else(|| node.seen()?.last);
            node.note(Seen { at: Instant::now(), last, lag });
        }
    }

    /// How far a database lags that shows this commit.
    async fn lag(
        &self,
        node: &Node,
        commit: &Commit,
        head: &Commit,
        primary: &mut Option<Connection>,
    ) -> Option<Duration> {
        if commit.number >= head.number {
            return Some(Duration::ZERO);
        }
        if let Some(conn) = primary {
            match tokio::time::timeout(PATIENCE, age_of_next(conn, commit.number)).await {
                Ok(Ok(age)) => return age,
                _ => *primary = None,
            }
        }
        node.seen().and_then(|seen| Some(seen.lag? + seen.at.elapsed()))
    }

    /// How it goes with each of several databases; empty where there is one.
    #[must_use]
    pub fn nodes(&self) -> Vec<NodeStatus> {
        if self.nodes.len() < 2 {
            return Vec::new();
        }
        let (chosen, primary) = (self.nodes.chosen(), self.nodes.primary());
        let status = |node: &Node| {
            let seen = node.seen();
            NodeStatus {
                name: host(&node.readers.path),
                is_replica: !Arc::ptr_eq(&node.readers, primary),
                is_readable: node.is_readable(),
                lag: seen.and_then(|seen| seen.lag),
                is_chosen: Arc::ptr_eq(&node.readers, chosen),
            }
        };
        self.nodes.all.iter().map(status).collect()
    }
}

impl Nodes {
    fn standing(&self, lag: Option<Duration>) -> Standing {
        let milliseconds = |lag: Duration| u64::try_from(lag.as_millis()).unwrap_or(u64::MAX);
        match lag {
            Some(lag) if lag <= self.max_lag => Standing::Well,
            lag => Standing::Behind(lag.map_or(u64::MAX, milliseconds)),
        }
    }
}

/// The last commit that a database shows; nothing where it does not answer.
async fn commit_of(node: &Node, conn: &mut Option<Connection>) -> Option<Commit> {
    let looked = tokio::time::timeout(PATIENCE, async {
        if conn.is_none() {
            *conn = Some(node.readers.connect().await?.conn);
        }
        let Some(conn) = conn else { return Err(Error::Deadline) };
        let row: Option<(Uuid, i64, String)> =
            Sql::new("SELECT uuid, revision, state FROM dataset").first(conn).await?;
        Ok(row.map(|(database, number, state)| Commit { database, number, state }))
    });
    if let Ok(Ok(commit)) = looked.await {
        return commit;
    }
    *conn = None;
    None
}

/// How long ago the commit behind this one was made; nothing where the log does not tell.
async fn age_of_next(primary: &mut Connection, number: i64) -> Result<Option<Duration>> {
    let sql = "SELECT at, unixepoch() FROM dataset_commit WHERE number > ";
    let mut sql = Sql::new(sql);
    sql.bind(number).push(" ORDER BY number LIMIT 1");
    let row: Option<(String, i64)> = sql.first(primary).await?;
    Ok(row.and_then(|(at, now)| {
        let at: Timestamp = at.parse().ok()?;
        Some(Duration::from_secs(u64::try_from(now - at.as_second()).unwrap_or_default()))
    }))
}
