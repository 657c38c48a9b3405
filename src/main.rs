//! The program: reads the command line, sets up the log, and calls the room that does the work.

use std::process::ExitCode;

use clap::Parser;
use communique::cli::args::Config;
use communique::cli::{self, Exit, log};
use mimalloc::MiMalloc;

/// Extraction makes many small strings on all cores at once, where the system's allocator waits for itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let config = Config::parse();
    let guard = match log::init(&config) {
        Ok(guard) => guard,
        Err(problem) => {
            eprintln!("communique: --log {}: {problem}", config.log);
            return Exit::Unusable.into();
        }
    };
    let exit = actix_web::rt::System::new().block_on(cli::run(config));
    drop(guard);
    let exit = exit.unwrap_or_else(|failure| {
        eprintln!("communique: {failure}");
        Exit::Unusable
    });
    exit.into()
}
