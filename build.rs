//! Names this build: a hash of everything the program is made of, so that an `ETag` of one build never
//! speaks for the answers of another.

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let mut files = Vec::new();
    for root in ["Cargo.lock", "migrations", "seeds", "src"] {
        println!("cargo:rerun-if-changed={root}");
        gather(Path::new(root), &mut files);
    }
    files.sort();
    // FNV-1a, because it is five lines and the same on every machine.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        for byte in fs::read(file).unwrap_or_default() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=COMMUNIQUE_BUILD={hash:016x}");
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| gather(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
