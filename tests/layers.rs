//! Rooms name only the rooms below them (`src/lib.rs`); a chain upward would make the database know its visitors.

use std::fs;
use std::path::Path;

/// What each room may name beside itself.
const MAY_NAME: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("council", &["domain"]),
    ("seeds", &["domain", "council"]),
    ("extract", &["domain", "council"]),
    ("store", &["domain", "council", "seeds"]),
    ("ingest", &["domain", "council", "seeds", "extract", "store"]),
    ("api", &["domain", "council", "seeds", "extract", "store"]),
];

#[test]
fn rooms_look_only_down() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut read = 0;
    for (room, allowed) in MAY_NAME {
        for (file, text) in files(&source.join(room)) {
            read += 1;
            for named in text.split("crate::").skip(1) {
                let named = named.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                assert!(named == room || allowed.contains(&named), "{file}: {room} may not name crate::{named}");
            }
        }
    }
    assert!(read >= MAY_NAME.len(), "every room has a file");
}

/// The rooms of the API from the lowest up: each may name those before it.
const API: [&str; 13] = [
    "config",
    "problem",
    "state",
    "extract",
    "response",
    "middleware",
    "openapi",
    "ops",
    "pages",
    "resources",
    "export",
    "application",
    "server",
];

#[test]
fn rooms_of_the_api_look_only_down() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let mut found = 0;
    for (file, text) in files(&source) {
        let inside = file.split("src/api/").last().unwrap_or_default();
        let room = inside.split(['/', '.']).next().unwrap_or_default();
        let Some(height) = API.iter().position(|name| *name == room) else { continue };
        found += 1;
        // From the first file of a room, `super` is the API itself.
        let first = [format!("{room}.rs"), format!("{room}/mod.rs")].iter().any(|name| name == inside);
        let path = if first { "super::" } else { "crate::api::" };
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for named in code.split("crate::api::").skip(1).chain(code.split(path).skip(1)) {
            let named = named.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            let above = API.iter().position(|name| *name == named).is_some_and(|other| other > height);
            assert!(!above, "{file}: {room} may not name {named}, which stands above it");
        }
    }
    assert!(found >= API.len(), "every room of the API has a file");
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the room is a folder") {
        let path = entry.expect("its files can be listed").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).expect("a file of Rust is text")));
        }
    }
    found
}
