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
        Ok(mut url) if is_server(path) && url.password().is_some() => {
            let _ = url.set_password(Some("***"));
            url.to_string()
        }
        _ => text,
    }
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
