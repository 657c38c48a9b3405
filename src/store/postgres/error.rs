//! Errors of the server, distinguished by what the caller can do about them.

use std::borrow::Cow;
use std::io::ErrorKind;

use crate::store::Error;

/// What the server's errors mean for the caller: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
pub(super) fn error(error: sqlx::Error) -> Error {
    let code = match &error {
        sqlx::Error::Database(inner) => inner.code().map(Cow::into_owned).unwrap_or_default(),
        sqlx::Error::Tls(inner) => return Error::Untrusted(inner.to_string()),
        // A certificate that is refused ends the handshake in the middle of reading.
        sqlx::Error::Io(inner) if inner.kind() == ErrorKind::InvalidData => return Error::Untrusted(inner.to_string()),
        sqlx::Error::Io(_) => return Error::Unreachable(error.to_string()),
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => return Error::Unreadable(error.to_string()),
        _ => return Error::Other(error),
    };
    match code.get(..2) {
        _ if code == "57014" => Error::Deadline,
        _ if code == "25006" || code == "42501" => Error::MayNot(error.to_string()),
        _ if code == "53100" => Error::Full,
        Some("28" | "3D") => Error::Refused(error.to_string()),
        Some("08" | "57" | "53") => Error::Unreachable(error.to_string()),
        Some("40") => Error::Conflict,
        Some("55") => Error::Busy,
        Some("XX") => Error::Corrupt(error.to_string()),
        _ => Error::Other(error),
    }
}
