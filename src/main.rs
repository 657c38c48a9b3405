//! The program: reads the command line, sets up the log, and calls the room that does the work.

mod command;

use std::io;
use std::process::ExitCode;

use clap::Parser;
use command::Exit;
use communique::config::{Config, LogFormat};
use mimalloc::MiMalloc;
use tracing_subscriber::EnvFilter;

/// Extraction makes many small strings on all cores at once, where the system's allocator waits for itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let config = Config::parse();
    if let Err(problem) = log(&config) {
        eprintln!("communique: --log {}: {problem}", config.log);
        return Exit::Unusable.into();
    }
    let exit = actix_web::rt::System::new().block_on(command::run(config)).unwrap_or_else(|failure| {
        eprintln!("communique: {failure}");
        Exit::Unusable
    });
    exit.into()
}

/// Sends the log to standard error, so that standard output holds what was asked for alone.
fn log(config: &Config) -> Result<(), tracing_subscriber::filter::ParseError> {
    let lines = tracing_subscriber::fmt().with_writer(io::stderr).with_env_filter(EnvFilter::try_new(&config.log)?);
    match config.log_format {
        LogFormat::Text => lines.with_ansi(false).init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
    Ok(())
}
