//! The command line as operators write it.

use clap::CommandFactory;

use super::*;

#[test]
fn the_command_line_is_sound() {
    Config::command().debug_assert();
}

#[test]
fn what_is_corrected_is_said_once() {
    let parsed = |line: &str| {
        let line = format!("communique correct {line}");
        Config::try_parse_from(line.split_whitespace()).is_ok()
    };
    for line in [
        "--list",
        "--file a.csv",
        "--file a.csv --undo",
        "q --speaker ada",
        "--false q",
        "a --start 3 --actor china",
        "--undo q",
        "q --undo",
    ] {
        assert!(parsed(line), "{line}");
    }
    for line in
        ["", "q", "--start 3 --actor ada", "q --speaker ada --false", "q --file a.csv", "--list --undo", "q --list"]
    {
        assert!(!parsed(line), "{line}");
    }
}

#[test]
fn a_database_is_a_file_or_a_url_of_one() {
    for (given, path) in [("a.db", "a.db"), ("sqlite:a.db", "a.db"), ("sqlite:///srv/a.db?mode=ro", "/srv/a.db")] {
        assert_eq!(database(given), Ok(PathBuf::from(path)));
    }
    // A server's address is kept whole, with what stands behind a question mark.
    for given in ["postgres://host/name", "postgresql://user:secret@host:5432/name?sslmode=require"] {
        assert_eq!(database(given), Ok(PathBuf::from(given)));
    }
    assert!(database("mysql://host/name").is_err());
    assert!(database("").is_err());
}
