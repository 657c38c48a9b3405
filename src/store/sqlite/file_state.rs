//! File state before opening: missing, older, current, or foreign.

use std::path::Path;

use super::connect::{connect_reader, has_log};
use super::schema::{FileState, schema_state};
use super::{deferred_indexes, full_text};
use crate::store::{Error, Result};

/// What state the file is in, without writing to it.
///
/// # Errors
///
/// [`Error::Newer`], [`Error::Foreign`], [`Error::Corrupt`] and [`Error::Denied`] for files that cannot be used.
pub async fn file_state(path: &Path) -> Result<FileState> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(FileState::Missing),
        Err(_) => return Err(Error::Denied),
        Ok(file) if file.len() == 0 && !has_log(path) => return Ok(FileState::Missing),
        Ok(_) => {}
    }
    let mut conn = connect_reader(path).await?;
    let state = schema_state(&mut conn).await?;
    if state != FileState::Current {
        return Ok(state);
    }
    if deferred_indexes::are_missing(&mut conn).await? || full_text::next_rebuild(&mut conn).await?.is_some() {
        return Ok(FileState::Older);
    }
    let loaded: Option<(Option<u32>, Option<u32>)> =
        sqlx::query_as("SELECT registry_version, record_version FROM dataset").fetch_optional(&mut conn).await?;
    let (registry, record) = loaded.unwrap_or_default();
    let fresh = registry >= Some(crate::seeds::REGISTRY_VERSION) && record >= Some(crate::seeds::RECORD_VERSION);
    Ok(if fresh { FileState::Current } else { FileState::Older })
}
