//! Values of filters that only the database knows: codes of members, topics, kinds of votes.
//!
//! They are open, so that the document cannot list them for good; but a misspelt one must not look like
//! an empty answer, so it is refused with what would be right.

use std::collections::HashSet;

use sqlx::SqliteConnection;

use super::filter::MAX_VALUES;
use super::{Error, OneOf, Result};

/// The codes given, in capitals.
pub(super) async fn known_members(
    conn: &mut SqliteConnection,
    parameter: &'static str,
    given: &OneOf<String>,
) -> Result<Vec<String>> {
    let given = given.0.iter().map(|code| code.to_ascii_uppercase()).collect();
    let hint = "is the code of no member; members are known by ISO 3166 alpha-3 codes such as CHN, and SUN";
    known(conn, parameter, "SELECT iso3 FROM member", given, hint).await
}

/// The topics given, in lower case.
pub(super) async fn known_topics(
    conn: &mut SqliteConnection,
    parameter: &'static str,
    given: &OneOf<String>,
) -> Result<Vec<String>> {
    let given = given.0.iter().map(|slug| slug.to_ascii_lowercase()).collect();
    known(conn, parameter, "SELECT slug FROM topic", given, "is no topic; /v1/topics lists them").await
}

/// The kinds of votes given.
pub(super) async fn known_vote_kinds(
    conn: &mut SqliteConnection,
    parameter: &'static str,
    given: &OneOf<String>,
) -> Result<Vec<String>> {
    let hint = "is no kind of vote; known are draft_resolution, recommendation, paragraph, amendment, procedural and \
                preliminary_question";
    known(conn, parameter, "SELECT DISTINCT vote_kind FROM vote", given.0.clone(), hint).await
}

async fn known(
    conn: &mut SqliteConnection,
    parameter: &'static str,
    all: &'static str,
    given: Vec<String>,
    hint: &str,
) -> Result<Vec<String>> {
    if given.is_empty() {
        return Ok(given);
    }
    if given.len() > MAX_VALUES {
        return Err(Error::BadFilter { parameter, detail: format!("takes at most {MAX_VALUES} values") });
    }
    let all: HashSet<String> = sqlx::query_scalar(all).fetch_all(conn).await?.into_iter().collect();
    match given.iter().find(|value| !all.contains(*value)) {
        Some(unknown) => Err(Error::BadFilter { parameter, detail: format!("`{unknown}` {hint}") }),
        None => Ok(given),
    }
}
