//! The program: the allocator, and the command line of the library.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Extraction makes many small strings on all cores at once, where the system's allocator waits for itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    communique::cli::main()
}
