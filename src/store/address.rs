//! What `--db` names: a file, or a server.

use std::path::{Path, PathBuf};

/// The schemes of a server's address.
const SERVERS: [&str; 2] = ["postgres://", "postgresql://"];

/// Whether this is no file but the address of a server.
#[must_use]
pub fn is_server(path: &Path) -> bool {
    path.to_str().is_some_and(|address| SERVERS.iter().any(|scheme| address.starts_with(scheme)))
}

/// The name of a database as it may be shown: without the password that an address may hold.
#[must_use]
pub fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    match url::Url::parse(&text) {
        Ok(mut url) if is_server(path) => {
            let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
            let is_in_query = pairs.iter().any(|(name, _)| name == PASSWORD);
            if url.password().is_none() && !is_in_query {
                return text;
            }
            if url.password().is_some() {
                let _ = url.set_password(Some(HIDDEN));
            }
            if is_in_query {
                let hidden = pairs.iter().map(|(name, value)| (name, if name == PASSWORD { HIDDEN } else { value }));
                url.query_pairs_mut().clear().extend_pairs(hidden);
            }
            url.to_string()
        }
        // What cannot be read may hold one anywhere.
        Err(_) if is_server(path) => text.split_once("://").map_or(HIDDEN, |(scheme, _)| scheme).to_owned() + "://***",
        _ => text,
    }
}

/// The name of the parameter that may hold a password, too.
const PASSWORD: &str = "password";

/// What stands in the place of one.
const HIDDEN: &str = "***";

/// Host, port and database of a server's address, and nothing else of it: for those who may not know its users.
#[must_use]
pub fn host(path: &Path) -> String {
    let Ok(url) = url::Url::parse(&path.to_string_lossy()) else { return String::new() };
    let given = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let host = given("host").or_else(|| url.host_str().map(str::to_owned)).unwrap_or_default();
    let port = given("port").or_else(|| url.port().map(|port| port.to_string())).unwrap_or_else(|| "5432".to_owned());
    let database = given("dbname").unwrap_or_else(|| url.path().trim_start_matches('/').to_owned());
    format!("{host}:{port}/{database}")
}

/// The database behind `--db` or `DATABASE_URL`: a file, with `sqlite:` or `sqlite://` in front or without, or the address
/// of a PostgreSQL server as it is given.
#[must_use]
pub fn path(given: &str) -> PathBuf {
    if is_server(Path::new(given)) {
        return given.into();
    }
    let bare = given.strip_prefix("sqlite://").or_else(|| given.strip_prefix("sqlite:")).unwrap_or(given);
    PathBuf::from(bare.split_once('?').map_or(bare, |(path, _)| path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_shown() {
        for (given, told, name) in [
            ("postgres://a:secret@db:6432/news", "postgres://a:***@db:6432/news", "db:6432/news"),
            ("postgresql://a@db/news?sslmode=require", "postgresql://a@db/news?sslmode=require", "db:5432/news"),
            ("postgres://db/news?password=secret&user=a", "postgres://db/news?password=***&user=a", "db:5432/news"),
            ("postgres:///news?host=/run/pg&port=1", "postgres:///news?host=/run/pg&port=1", "/run/pg:1/news"),
            ("postgres://a:secret@db:x/news", "postgres://***", ""),
        ] {
            assert_eq!((shown(Path::new(given)), host(Path::new(given))), (told.to_owned(), name.to_owned()));
        }
        assert_eq!(shown(Path::new("folder/a:b@c.db")), "folder/a:b@c.db");
    }
}
