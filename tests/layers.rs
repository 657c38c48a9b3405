//! Rooms name only the rooms below them (`src/lib.rs`), and modules of a folder do not name each other in a circle: a
//! chain upward would make the database know its visitors.

use std::collections::{BTreeMap, BTreeSet};
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

/// The same of the rooms inside `store`: SQL that every engine shares, what is each engine's own, and
/// what stands on both.
const STORE_MAY_NAME: [(&str, &[&str]); 18] = [
    ("sql", &[]),
    ("sqlite", &["sql"]),
    ("postgres", &["sql", "sqlite"]),
    ("pool", &["sql", "sqlite", "postgres"]),
    ("writer", &["sql", "sqlite", "postgres", "pool"]),
    ("search", &["sql", "sqlite"]),
    ("list", &["sql", "sqlite", "pool", "search"]),
    ("copies", &["sql", "sqlite", "search"]),
    ("statements", &["sql"]),
    ("corrections", &["sql"]),
    ("load", &["sql", "sqlite", "writer", "search", "copies", "statements", "corrections"]),
    ("registry", &["sql", "sqlite", "search", "load"]),
    ("council", &["sql", "sqlite", "search", "load"]),
    ("timeline", &["sql", "sqlite", "pool", "list"]),
    ("resources", &["sql", "sqlite", "pool", "search", "list"]),
    ("check", &["sql", "sqlite", "pool", "search", "copies", "resources", "council", "statements", "corrections"]),
    ("transfer", &["sql", "sqlite", "postgres", "pool", "search"]),
    (
        "open",
        &[
            "sql",
            "sqlite",
            "postgres",
            "pool",
            "writer",
            "search",
            "copies",
            "load",
            "registry",
            "council",
            "statements",
        ],
    ),
];

/// A module: the names on its path below `src`.
type Module = Vec<String>;

#[test]
fn rooms_look_only_down() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (room, allowed) in MAY_NAME {
        let mut read = 0;
        for file in files(&source.join(room)) {
            read += 1;
            let text = fs::read_to_string(&file).expect("a file of Rust is text");
            for named in text.split("crate::").skip(1) {
                let named = named.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                assert!(named == room || allowed.contains(&named), "{file:?}: {room} may not name crate::{named}");
            }
        }
        assert!(read > 0, "{room} has no file");
    }
}

/// The rooms of the API from the lowest up: each may name those before it.
const API: [&str; 14] = [
    "config",
    "problem",
    "state",
    "extract",
    "response",
    "html",
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
    for path in files(&source) {
        let text = fs::read_to_string(&path).expect("a file of Rust is text");
        let file = path.display().to_string();
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

#[test]
fn rooms_of_the_store_look_only_down() {
    let edges = edges();
    for (room, allowed) in STORE_MAY_NAME {
        let mut of_room = edges.iter().filter(|(from, _)| from.len() > 1 && from[0] == "store" && from[1] == room);
        assert!(of_room.clone().next().is_some(), "store/{room} has no module that names another");
        let other = of_room.find_map(|(from, named)| {
            let inside = named.iter().filter(|to| to[0] == "store" && to.len() > 1);
            let other = inside.filter(|to| {
                let rooms = STORE_MAY_NAME.iter().any(|(other, _)| *other == to[1]);
                rooms && to[1] != room && !allowed.contains(&to[1].as_str())
            });
            other.map(|to| (from.clone(), to.clone())).next()
        });
        assert_eq!(other, None, "store/{room} looks up");
    }
}

#[test]
fn no_folder_has_a_circle() {
    let edges = edges();
    let folders: BTreeSet<&[String]> =
        edges.keys().flat_map(|module| (1..module.len()).map(move |depth| &module[..depth])).collect();
    assert!(folders.len() > 20, "{folders:?}");
    for folder in folders {
        let name = folder.join("/");
        let circle = circle(&within(&edges, folder));
        assert_eq!(circle, None, "modules of src/{name} name each other in a circle");
    }
}

/// Which modules of a folder name which others of it, in themselves or in what stands below them.
fn within(edges: &BTreeMap<Module, BTreeSet<Module>>, folder: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let depth = folder.len();
    let inside = |module: &Module| (module.len() > depth && module[..depth] == *folder).then(|| module[depth].clone());
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, named) in edges {
        let Some(from) = inside(from) else { continue };
        graph.entry(from.clone()).or_default().extend(named.iter().filter_map(inside).filter(|to| *to != from));
    }
    graph
}

/// A circle, if there is one: takes away what names nothing that is left, until nothing more goes.
fn circle(graph: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let mut left = graph.clone();
    loop {
        let ends: Vec<String> = left
            .iter()
            .filter(|(_, named)| !named.iter().any(|to| left.contains_key(to)))
            .map(|(from, _)| from.clone())
            .collect();
        if ends.is_empty() {
            break;
        }
        left.retain(|from, _| !ends.contains(from));
    }
    // What only leads to a circle is not in it.
    loop {
        let named: BTreeSet<String> = left.values().flatten().cloned().collect();
        let before = left.len();
        left.retain(|from, _| named.contains(from));
        if left.len() == before {
            return (before > 0).then(|| left.into_keys().collect());
        }
    }
}

/// Which modules each module names, tests left out.
fn edges() -> BTreeMap<Module, BTreeSet<Module>> {
    let source = source();
    let modules: BTreeSet<&Module> = source.iter().map(|(module, _)| module).collect();
    let mut edges: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (here, text) in &source {
        let mut named = BTreeSet::new();
        for mut path in paths(text, here) {
            while !path.is_empty() && !modules.contains(&path) {
                path.pop();
            }
            if !path.is_empty() && path != *here {
                named.insert(path);
            }
        }
        edges.insert(here.clone(), named);
    }
    edges
}

/// The paths that begin with `crate` or `super`, spelt from `src`.
fn paths(text: &str, here: &Module) -> Vec<Module> {
    let mut found = Vec::new();
    for (begin, base) in [("crate::", Vec::new()), ("super::", here[..here.len() - 1].to_vec())] {
        for (at, _) in text.match_indices(begin) {
            if !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                path(&text[at + begin.len()..], base.clone(), &mut found);
            }
        }
    }
    found
}

/// Follows one path; braces hold several. What is left of the text comes back.
fn path<'t>(text: &'t str, mut base: Module, found: &mut Vec<Module>) -> &'t str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = path(rest, base.clone(), found).trim_start();
            match rest.strip_prefix(',') {
                Some(next) => rest = next,
                None => return rest.strip_prefix('}').unwrap_or(rest),
            }
        }
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    match word {
        "super" => drop(base.pop()),
        "self" | "" => {}
        word => base.push(word.to_owned()),
    }
    if let Some(rest) = rest.strip_prefix("::") {
        path(rest, base, found)
    } else {
        found.push(base);
        rest
    }
}

/// Every module with its text, without comments and tests.
fn source() -> Vec<(Module, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in files(&root) {
        let name = path.strip_prefix(&root).expect("files are below the root").with_extension("");
        let mut module: Module = name.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        if is_tests(&root, &module) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a file of Rust is text");
        found.push((module, without_tests(&text)));
    }
    found
}

/// Whether a module is compiled for tests alone, itself or one that it stands in: such a one may name what it needs, as tests
/// within a file may.
fn is_tests(root: &Path, module: &[String]) -> bool {
    (1..=module.len()).any(|depth| {
        let (name, parent) = module[..depth].split_last().expect("a module has a name");
        let folder = parent.iter().fold(root.to_owned(), |folder, name| folder.join(name));
        let declared = [folder.join("mod.rs"), folder.with_extension("rs"), folder.join("lib.rs")];
        declared.iter().filter_map(|file| fs::read_to_string(file).ok()).any(|text| declares_tests(&text, name))
    })
}

/// Whether a text declares a module of this name under `#[cfg(test)]`.
fn declares_tests(text: &str, name: &str) -> bool {
    let declaration = format!("mod {name};");
    text.split("#[cfg(test)]\n").skip(1).any(|behind| {
        let line = behind.lines().next().unwrap_or_default();
        line == declaration || (line.starts_with("pub") && line.ends_with(&format!(" {declaration}")))
    })
}

/// Leaves out comments and what is compiled for tests alone.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        if !line.trim_start().starts_with("#[cfg(test)]") {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        let Some(head) = lines.by_ref().find(|line| !line.trim_start().starts_with("#[")) else { break };
        let indent = &head[..head.len() - head.trim_start().len()];
        if !head.trim_end().ends_with(';') {
            let end = format!("{indent}}}");
            lines.by_ref().find(|line| line.trim_end() == end);
        }
    }
    kept
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its files can be listed").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn modules_of_tests_are_known_by_their_declaration() {
    let text =
        "#[cfg(test)]\nmod tests;\nmod list;\n#[cfg(test)]\npub(crate) mod fixtures;\n#[cfg(test)]\nuse list::List;";
    assert_eq!(["tests", "fixtures", "list"].map(|name| declares_tests(text, name)), [true, true, false]);
}

#[test]
fn paths_are_read_with_their_braces() {
    let here = ["store", "list", "keyset"].map(str::to_owned).to_vec();
    let text = "use super::cursor::Cursor;\nuse crate::store::{Error, sql::{builder::Sql, codec}};\nsuper::super::load::run();";
    let mut found: Vec<String> = paths(text, &here).iter().map(|path| path.join("::")).collect();
    found.sort();
    let expected = [
        "store::Error",
        "store::list::cursor::Cursor",
        "store::load::run",
        "store::sql::builder::Sql",
        "store::sql::codec",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_circle_is_found_and_a_chain_is_not() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in edges {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
            graph.entry((*to).to_owned()).or_default();
        }
        graph
    };
    assert_eq!(circle(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])), None);
    let found = circle(&graph(&[("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]));
    assert_eq!(found, Some(vec!["b".to_owned(), "c".to_owned()]));
}
