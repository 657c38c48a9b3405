//! The server under load, beside what it is compared with: `cargo bench --bench load -- --articles 100000`.
//!
//! Loads a database of so many articles, or takes one (`--db FILE`); starts the release server, the same without its
//! cache, a bare actix-web server that sends the same bytes from memory, and one that makes the same page by sqlx's
//! `query_as`; and has `wrk` ask them all in turn, round after round, so that the machine's other load falls on
//! all alike. Prints medians and ratios, and which targets are reached. Needs `wrk` and `sqlite3` (both are Debian
//! packages of that name). `--quick` takes a minute and proves that it all works; its figures mean little.

mod http;
mod peers;
mod process;
mod table;
mod works;
mod written;
mod wrk;

#[path = "../corpus/mod.rs"]
mod corpus;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use clap::{Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};

use process::{Memory, Server};
use table::{Row, Target};
use works::{Asking, DIFFERENT, Who};

/// Drives the server and its peers, and prints the ratios. Needs the Debian packages wrk and sqlite3.
#[derive(Clone, Debug, Parser)]
struct Args {
    /// Take this database instead of loading one.
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
    /// Load so many articles of the corpus.
    #[arg(long, default_value_t = 10_000)]
    articles: u64,
    /// How long each server is asked each question in each round.
    #[arg(long, default_value_t = 4)]
    seconds: u32,
    /// How often everything is repeated; the report has the medians.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Only these works: W1,W5
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Two thousand articles, one round of a second each.
    #[arg(long)]
    quick: bool,
    /// What cargo passes to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
    #[command(subcommand)]
    peer: Option<Peer>,
}

/// What this program also is: the servers that ours is compared with.
#[derive(Clone, Debug, Subcommand)]
#[command(hide = true)]
enum Peer {
    Bare { port: u16, folder: PathBuf },
    Queries { port: u16, db: PathBuf },
}

fn main() -> ExitCode {
    let mut args = Args::parse();
    if args.quick {
        (args.articles, args.seconds, args.rounds) = (2_000, 1, 1);
    }
    let ended = actix_web::rt::System::new().block_on(async {
        match args.peer.take() {
            Some(Peer::Bare { port, folder }) => peers::bytes(port, &folder).await.map_err(|error| error.to_string()),
            Some(Peer::Queries { port, db }) => peers::queries(port, &db).await.map_err(|error| error.to_string()),
            None => {
                let mut terminated = signal(SignalKind::terminate()).map_err(|error| error.to_string())?;
                tokio::select! {
                    ended = tokio::task::spawn_blocking(move || drive(&args)) => ended.map_err(|error| error.to_string())?,
                    _ = tokio::signal::ctrl_c() => Err("interrupted".to_owned()),
                    _ = terminated.recv() => Err("terminated".to_owned()),
                }
            }
        }
    });
    process::end_all();
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("load: {problem}");
            // Not by returning: the thread that drives may still wait for what has just been ended.
            std::process::exit(1)
        }
    }
}

fn drive(args: &Args) -> Result<(), String> {
    // Before the minutes of loading that come first.
    process::require(&["wrk", "sqlite3"])?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = folder.path();
    std::fs::create_dir(folder.join("bytes")).map_err(|error| error.to_string())?;
    let db = args.db.clone().map_or_else(|| written::load(folder, args.articles), Ok)?;
    let (ours, mut targets) = started(folder, &db)?;
    let watch = ours.watch();
    let uncached = Server::start(|port| serve(&db, port, &["--cache", "0"]), "/health/ready")?;
    let queries = Server::start(|port| peer("queries", port, &db), "/search")?;
    let mut asking = Asking { server: &ours, queries: &queries, folder, asked: Vec::new() };
    asking.draw()?;
    let asked = asking.asked;
    let bare = Server::start(|port| peer("bare", port, &folder.join("bytes")), "/W1")?;
    let server = |who| match who {
        Who::Ours => &ours,
        Who::Uncached => &uncached,
        Who::Bare => &bare,
        Who::Queries => &queries,
    };
    let wanted = |work: &str| args.only.is_empty() || args.only.iter().any(|only| only == work);
    // The page of W1 is also what others are compared with.
    let mut rows: Vec<Row> = asked
        .into_iter()
        .filter(|asked| wanted(asked.work) || asked.work == "W1" && asked.who == Who::Bare)
        .map(|asked| Row { asked, runs: Vec::new() })
        .collect();
    let mut written = Vec::new();
    for round in 0..args.rounds {
        for row in &mut rows {
            let from = round * DIFFERENT / args.rounds;
            let server = server(row.asked.who);
            row.runs.push(wrk::run(server, &row.asked.script, args.seconds, from)?);
            server.settle();
        }
        if wanted("W7") {
            written.push(written::compare(&ours, &db)?);
        }
    }
    table::print(&rows);
    targets.extend(table::targets(&rows));
    targets.extend(written::targets(&written));
    let Memory { resident, anonymous } = watch.most();
    println!(
        "\nthe most memory under load: {:.0} MiB resident, of it {:.1} anonymous",
        mebibytes(resident),
        mebibytes(anonymous)
    );
    targets.push(Target::most("memory", "under load, anonymous MiB", mebibytes(anonymous), 150.0));
    table::judge(&targets);
    Ok(())
}

/// Our server on the database, and what it prints at its start.
fn started(folder: &Path, db: &Path) -> Result<(Server, Vec<Target>), String> {
    let mut targets = Vec::new();
    let fresh = folder.join("fresh.db");
    let since = Instant::now();
    drop(Server::start(|port| serve(&fresh, port, &[]), "/health/ready")?);
    targets.push(Target::most("start", "a new file with all seeds, seconds", since.elapsed().as_secs_f64(), 3.0));
    let since = Instant::now();
    let ours = Server::start(|port| serve(db, port, &[]), "/health/ready")?;
    targets.push(Target::most("start", "a file that is there, seconds", since.elapsed().as_secs_f64(), 0.2));
    let idle = ours.memory();
    targets.push(Target::most("memory", "idle, anonymous MiB", mebibytes(idle.anonymous), 25.0));
    let counts = &works::json(&ours, "/v1/dataset")?["counts"];
    let size = mebibytes(std::fs::metadata(db).map_or(0, |file| file.len()));
    println!("{} articles, {} quotes, a file of {size:.0} MiB\n", counts["article_count"], counts["quote_count"]);
    Ok((ours, targets))
}

fn mebibytes(bytes: u64) -> f64 {
    // No database is so large that this would lose a digit that is printed.
    #[expect(clippy::cast_precision_loss)]
    let bytes = bytes as f64;
    bytes / f64::from(1 << 20)
}

/// `communique serve`, for one client who asks without end.
fn serve(db: &Path, port: u16, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_communique"));
    command.arg("serve").arg("--db").arg(db).args(["--rate", "off", "--listen"]);
    command.arg(format!("127.0.0.1:{port}")).args(more).stderr(Stdio::null());
    command
}

fn peer(which: &str, port: u16, input: &Path) -> Command {
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("load"));
    let mut command = Command::new(program);
    command.arg(which).arg(port.to_string()).arg(input);
    command
}
