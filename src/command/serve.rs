//! The server: bound first, then the database is made or brought up to date, then it answers.

use std::io::{self, Write};
use std::net::TcpListener;
use std::path::Path;

use communique::api;
use communique::config::ServeArgs;
use communique::ingest::Extractor;
use communique::ingest::source::{Options, Reader};
use communique::seeds;
use communique::store::{self, State, Store, Writer};

use super::{Exit, Failure, now};

/// Answers until told to stop.
pub async fn serve(db: &Path, args: ServeArgs) -> Result<Exit, Failure> {
    let options = args.options;
    let listener = TcpListener::bind(options.listen)
        .map_err(|error| Failure::Usage(format!("{} cannot be listened on: {error}", options.listen)))?;
    let address = listener.local_addr()?;
    let opening = async {
        // A current file needs no write, so that a read-only one can be served.
        if store::state(db).await? != State::Current {
            prepare(db, !args.no_demo).await?;
        }
        let store = Store::open(db).await?;
        announce(db, &store, &format!("http://{address}")).await?;
        Ok::<_, Failure>(store)
    };
    api::serve(listener, options.clone(), opening).await?;
    Ok(Exit::Done)
}

/// Makes the file or brings it up to date; a new one gets the demo articles.
async fn prepare(db: &Path, with_demo: bool) -> Result<(), Failure> {
    let mut writer = Writer::open(db, now()).await?;
    if writer.opened().created && with_demo {
        let reader = Reader::new(Options::default(), &seeds::registry());
        let extractor = Extractor::bundled();
        let articles = reader.bundled(seeds::articles());
        let reports: Vec<_> = articles.into_iter().map(|raw| extractor.report(raw)).collect();
        writer.put(&reports, now()).await?;
    }
    writer.close().await?;
    Ok(())
}

/// Says what is served, and where its documentation stands.
async fn announce(db: &Path, store: &Store, address: &str) -> Result<(), Failure> {
    let _ = store;
    let mut out = io::stdout().lock();
    writeln!(out, "{} is served at {address}", db.display())?;
    writeln!(out, "documentation: {address}/docs")?;
    Ok(out.flush()?)
}
