//! The command line as operators write it.

use clap::CommandFactory;

use super::*;

#[test]
fn the_command_line_is_sound() {
    Config::command().debug_assert();
}

#[test]
fn replicas_are_of_a_server() {
    let parsed = |line: &str| match Config::try_parse_from(format!("communique {line}").split_whitespace()) {
        Ok(Config { command: Command::Serve(args), db, .. }) => args.replicas(&db.unwrap_or_default()),
        Ok(_) => panic!("{line}"),
        Err(error) => Err(error.to_string()),
    };
    let server = "--db postgres://a:b@c/d serve";
    assert!(parsed("serve").is_ok_and(|replicas| replicas.addresses.is_empty()));
    let replicas =
        parsed(&format!("{server} --read-db postgres://r/d --read-db postgresql://s/d --max-lag 0.5")).unwrap();
    assert_eq!(replicas.addresses, ["postgres://r/d", "postgresql://s/d"].map(PathBuf::from));
    assert_eq!(replicas.max_lag.as_millis(), 500);
    for (line, told) in [
        ("--db a.db serve --read-db postgres://r/d", "is the file a.db"),
        ("--db postgres://c/d serve --read-db a.db", "name a server as postgres://"),
        ("--db postgres://c/d serve --max-lag=-1", "a number of seconds"),
    ] {
        assert!(parsed(line).is_err_and(|error| error.contains(told)), "{line}");
    }
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
