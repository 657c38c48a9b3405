//! Bulk export: whole lists in files, all from one snapshot, for `communique export`.
//!
//! The rows are those of the API's lists to the byte, since both are made in one place; what differs
//! is that all files show the database at one moment, which a stream over HTTP does not promise.

use std::error::Error;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::PartialSchema;

use super::extract::list_query::RowOptions;
use super::extract::negotiation::Format;
use super::response::rows::{begin, rows};
use crate::domain::{Actor, Article, Claim, Member, MemberVote, Quote, Statement, Topic, Veto, Vote};
use crate::store::{
    self, ActorFilter, ArticleFilter, BATCH, ClaimFilter, MemberFilter, MemberVoteFilter, Page, Paging, QuoteFilter,
    Snapshot, StatementFilter, TopicFilter, VetoFilter, VoteFilter,
};

/// The list of a bulk file: each list of the API without filters, and every member's every ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Bulk {
    /// As `/v1/articles`.
    Articles,
    /// As `/v1/actors`.
    Actors,
    /// As `/v1/quotes`.
    Quotes,
    /// As `/v1/statements`.
    Statements,
    /// As `/v1/claims`.
    Claims,
    /// As `/v1/votes`.
    Votes,
    /// As `/v1/actors/{id}/votes`, of every state that ever sat.
    Ballots,
    /// As `/v1/vetoes`, the official convention's.
    Vetoes,
    /// As `/v1/members`.
    Members,
    /// As `/v1/topics`.
    Topics,
    /// The operator's corrections of findings, which `communique correct --file` reads.
    Corrections,
}

/// The format of bulk files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BulkFormat {
    /// CSV with a header, or a line of JSON a row.
    pub csv: bool,
    /// In CSV, leave text as it is that a spreadsheet would take for a formula.
    pub raw: bool,
}

/// Why a bulk file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The file could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A row could not be serialized; that is a fault of this program.
    #[error("a row cannot be written: {0}")]
    Row(Box<dyn Error>),
}

/// Writes one whole list; returns the number of its rows.
///
/// # Errors
///
/// Where the database cannot be read or the file cannot be written.
pub async fn bulk(
    snapshot: &mut Snapshot,
    what: Bulk,
    format: BulkFormat,
    out: &mut impl Write,
) -> Result<u64, BulkError> {
    let mut out = RowWriter { format, out, count: 0, begun: false };
    match what {
        Bulk::Articles => {
            out.list::<Article, _>(snapshot, async |s, paging| s.articles(&ArticleFilter::default(), paging).await)
                .await?;
        }
        Bulk::Actors => {
            out.list::<Actor, _>(snapshot, async |s, paging| s.actors(&ActorFilter::default(), paging).await).await?;
        }
        Bulk::Quotes => {
            out.list::<Quote, _>(snapshot, async |s, paging| s.quotes(&QuoteFilter::default(), paging).await).await?;
        }
        Bulk::Statements => {
            let filter = StatementFilter::default();
            out.list::<Statement, _>(snapshot, async |s, paging| s.statements(&filter, paging).await).await?;
        }
        Bulk::Claims => {
            out.list::<Claim, _>(snapshot, async |s, paging| s.claims(&ClaimFilter::default(), paging).await).await?;
        }
        Bulk::Votes => {
            out.list::<Vote, _>(snapshot, async |s, paging| s.votes(&VoteFilter::default(), paging).await).await?;
        }
        Bulk::Vetoes => {
            out.list::<Veto, _>(snapshot, async |s, paging| s.vetoes(&VetoFilter::default(), paging).await).await?;
        }
        Bulk::Members => {
            out.list::<Member, _>(snapshot, async |s, paging| s.members(&MemberFilter::default(), paging).await)
                .await?;
        }
        Bulk::Topics => {
            out.list::<Topic, _>(snapshot, async |s, paging| s.topics(&TopicFilter::default(), paging).await).await?;
        }
        Bulk::Corrections => out.whole(&snapshot.corrections().await?)?,
        Bulk::Ballots => {
            for code in snapshot.member_codes().await? {
                let filter = MemberVoteFilter::default();
                out.list::<MemberVote, _>(snapshot, async |s, paging| s.member_votes(&code, &filter, paging).await)
                    .await?;
            }
        }
    }
    Ok(out.count)
}

struct RowWriter<'w, W> {
    format: BulkFormat,
    out: &'w mut W,
    count: u64,
    begun: bool,
}

impl<W: Write> RowWriter<'_, W> {
    /// Writes rows that are no list of the API's, behind the header.
    fn whole<T: PartialSchema + Serialize>(&mut self, items: &[T]) -> Result<(), BulkError> {
        let raw: serde_json::Result<Vec<Box<RawValue>>> = items.iter().map(serde_json::value::to_raw_value).collect();
        let raw = raw.map_err(|error| BulkError::Row(error.into()))?;
        let format = if self.format.csv { Format::Csv } else { Format::Ndjson };
        let options = RowOptions { raw: self.format.raw, ..RowOptions::default() };
        let mut text = String::new();
        begin::<T>(format, &options, &mut text);
        rows(&raw, format, &options, &mut text).map_err(BulkError::Row)?;
        self.out.write_all(text.as_bytes())?;
        self.count += items.len() as u64;
        Ok(())
    }

    /// Writes every row that `read` finds, batch by batch, behind the header.
    async fn list<T, R>(&mut self, snapshot: &mut Snapshot, read: R) -> Result<(), BulkError>
    where
        T: PartialSchema,
        R: AsyncFn(&mut Snapshot, &Paging) -> store::Result<Page<Box<RawValue>>>,
    {
        let format = if self.format.csv { Format::Csv } else { Format::Ndjson };
        let options = RowOptions { raw: self.format.raw, ..RowOptions::default() };
        let mut paging = Paging { limit: BATCH, cursor: None, count: false };
        let mut text = String::new();
        if !std::mem::replace(&mut self.begun, true) {
            begin::<T>(format, &options, &mut text);
        }
        loop {
            let page = read(snapshot, &paging).await?;
            rows(&page.items, format, &options, &mut text).map_err(BulkError::Row)?;
            self.out.write_all(text.as_bytes())?;
            text.clear();
            self.count += page.items.len() as u64;
            if !paging.follow(&page) {
                return Ok(());
            }
        }
    }
}
