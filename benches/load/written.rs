//! Work that is measured once from end to end: loading a corpus, and all quotes as CSV beside SQLite's own shell.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use super::corpus::Corpus;
use super::peers::QUOTES;
use super::process::{Server, output};
use super::table::{Target, median};
use super::{http, mebibytes};

/// Loads a database with so many articles.
pub fn load(folder: &Path, articles: u64) -> Result<PathBuf, String> {
    let (lines, db) = (folder.join("articles.jsonl"), folder.join("loaded.db"));
    let corpus = Corpus::new(1, &communique::seeds::registry(), &communique::seeds::record());
    let write = || -> std::io::Result<()> {
        let mut out = BufWriter::new(std::fs::File::create(&lines)?);
        for number in 0..articles {
            serde_json::to_writer(&mut out, &corpus.article(number))?;
            out.write_all(b"\n")?;
        }
        out.flush()
    };
    write().map_err(|error| format!("{}: {error}", lines.display()))?;
    let since = Instant::now();
    let mut ingest = Command::new(env!("CARGO_BIN_EXE_communique"));
    output(ingest.arg("ingest").arg("--db").arg(&db).arg(&lines))?;
    println!("loaded {articles} articles in {:.1} s", since.elapsed().as_secs_f64());
    Ok(db)
}

/// One transfer of all quotes.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    ours: f64,
    shell: f64,
    megabytes: f64,
    /// Anonymous memory more than before, in MiB.
    grown: f64,
}

/// Has the server send all quotes as CSV, and the shell print them.
pub fn compare(server: &Server, db: &Path) -> Result<Written, String> {
    let before = server.memory().anonymous;
    let watch = server.watch();
    let since = Instant::now();
    let bytes = http::drain(server.port, "/v1/quotes?format=csv").map_err(|error| format!("CSV: {error}"))?;
    let ours = since.elapsed().as_secs_f64();
    let grown = mebibytes(watch.most().anonymous.saturating_sub(before));
    let sql = format!("{QUOTES} ORDER BY q.age, q.article_key, q.start");
    let mut shell = Command::new("sqlite3");
    shell.args(["-readonly", "-batch", "-cmd", ".mode csv", "-cmd", ".headers on", "-cmd", ".output /dev/null"]);
    let since = Instant::now();
    output(shell.arg(db).arg(sql))?;
    Ok(Written { ours, shell: since.elapsed().as_secs_f64(), megabytes: mebibytes(bytes), grown })
}

/// What they show.
pub fn targets(written: &[Written]) -> Vec<Target> {
    let of = |part: fn(&Written) -> f64| median(written.iter().map(part));
    if written.is_empty() {
        return Vec::new();
    }
    println!(
        "\nW7: {:.1} MiB of CSV in {:.2} s, the shell in {:.2} s",
        of(|written| written.megabytes),
        of(|written| written.ours),
        of(|written| written.shell)
    );
    vec![
        Target::most("W7", "CSV of all quotes, × the time of sqlite3's shell", of(|one| one.ours / one.shell), 2.6),
        Target::most("W7", "anonymous MiB more", of(|one| one.grown), 25.0),
    ]
}
