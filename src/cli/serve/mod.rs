//! `serve`: binds the port, then creates or migrates the database, then serves requests.

use std::io::{self, Write};
use std::net::TcpListener;
use std::path::Path;

use crate::api;
use crate::cli::args::ServeArgs;
use crate::domain::{DatasetCounts, DatasetState};
use crate::extract::Extractor;
use crate::ingest::source::{Options, Reader};
use crate::seeds;
use crate::store::{self, FileState, Store, Writer};

use crate::cli::{Exit, Failure, now};

/// Serves requests until a signal stops it.
pub async fn serve(db: &Path, args: ServeArgs) -> Result<Exit, Failure> {
    let replicas = args.replicas(db).map_err(Failure::Usage)?;
    let options = args.options;
    let listener = TcpListener::bind(options.listen)
        .map_err(|error| Failure::Usage(format!("{} cannot be listened on: {error}", options.listen)))?;
    let address = listener.local_addr()?;
    let opening = async {
        // A current file needs no write, so that a read-only one can be served.
        if store::file_state(db).await? != FileState::Current {
            prepare(db, !args.no_demo).await?;
        }
        // Reading is bound by the processor; two connections a core measured best, and one worker for two cores.
        let connections = options.workers.max(1) * 4;
        let store = Store::open_replicas(db, &replicas, connections, options.deadline).await?;
        store.snapshot().await?.refuse_first_load().await?;
        Ok::<_, Failure>(store)
    };
    // Printed last: a client that reads the address may ask at once.
    let opened = async |store: &Store| announce(db, store, &format!("http://{address}")).await;
    Box::pin(api::serve(listener, options.clone(), opening, opened)).await?;
    Ok(Exit::Done)
}

/// Makes the file or brings it up to date; a new one gets the demo articles.
async fn prepare(db: &Path, with_demo: bool) -> Result<(), Failure> {
    let mut writer = Writer::open(db, now()).await?;
    if writer.opened().created && with_demo {
        let reader = Reader::new(Options::default(), &seeds::registry());
        let extractor = Extractor::new(&crate::seeds::registry(), crate::seeds::record());
        let articles = reader.bundled(seeds::articles());
        let reports: Vec<_> = articles.into_iter().map(|raw| extractor.report(raw)).collect();
        writer.put(&reports, now()).await?;
    }
    writer.close().await?;
    Ok(())
}

/// Says what is served, and where its documentation stands.
async fn announce(db: &Path, store: &Store, address: &str) -> Result<(), Failure> {
    let DatasetState { counts, record_to, .. } = store.snapshot().await?.dataset().await?;
    let mut out = io::stdout().lock();
    writeln!(out, "{} holds", store::shown(db))?;
    let DatasetCounts { official_veto_count: official, wide_veto_count: wide, .. } = counts;
    let up_to = record_to.map(|day| format!(" up to {day}")).unwrap_or_default();
    writeln!(out, "  {} votes of the Security Council{up_to}", counts.vote_count)?;
    writeln!(out, "  {official} cast vetoes by the official convention, {wide} by the wide one")?;
    writeln!(out, "  {} articles with {} quotes", counts.article_count, counts.quote_count)?;
    writeln!(out, "  {} claims about votes", counts.claim_count)?;
    writeln!(out, "  {} actors, named {} times", counts.actor_count, counts.mention_count)?;
    writeln!(out, "It is served at {address}")?;
    writeln!(out, "Its documentation stands at {address}/docs")?;
    Ok(out.flush()?)
}
