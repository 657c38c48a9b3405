//! Validation of filter values that only the database knows: codes of members, topics, kinds of votes.
//!
//! They are open, so that a new one breaks no client; but a misspelt one must not look like an empty answer, so it is
//! refused, with all that may have been meant.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::conditions::MAX_VALUES;
use crate::domain::VOTE_KINDS;
use crate::store::error::UnknownValue;
use crate::store::sql::builder::Sql;
use crate::store::{Error, OneOf, Result, Snapshot};

/// Where the values of a filter stand.
struct Values {
    all: &'static str,
    /// What people write, and the value that stands for it.
    meant: &'static str,
    /// What an unknown one is not.
    detail: &'static str,
}

/// A state is known by its names and short names in the registry, too: `Russia`, `UK`.
const MEMBERS: Values = Values {
    all: "SELECT iso3 FROM member",
    meant: "SELECT iso3, iso3 FROM member UNION ALL SELECT name, iso3 FROM member \
            UNION ALL SELECT a.name, m.iso3 FROM actor a JOIN member m ON m.iso3 = a.iso3 \
            UNION ALL SELECT n.name, m.iso3 FROM actor_alias n JOIN actor a ON a.id = n.actor \
              JOIN member m ON m.iso3 = a.iso3 WHERE n.kind <> 'capital'",
    detail: "is the code of no member; members are known by ISO 3166 alpha-3 codes such as CHN, and SUN",
};
const TOPICS: Values = Values {
    all: "SELECT slug FROM topic",
    meant: "SELECT slug, slug FROM topic UNION ALL SELECT label, slug FROM topic",
    detail: "is no topic; /v1/topics lists them",
};
static VOTE_KIND_VALUES: LazyLock<Values> = LazyLock::new(|| Values {
    all: "SELECT DISTINCT vote_kind FROM vote",
    meant: "SELECT DISTINCT vote_kind, vote_kind FROM vote",
    detail: format!("is no kind of vote; known are {}", VOTE_KINDS.join(", ")).leak(),
});

/// The codes given, in capitals.
pub(in crate::store) async fn known_members(
    snapshot: &mut Snapshot,
    parameter: &'static str,
    given: &OneOf<String>,
) -> Result<Vec<String>> {
    known(snapshot, parameter, &MEMBERS, given, str::to_ascii_uppercase).await
}

/// The topics given, in lower case.
pub(in crate::store) async fn known_topics(
    snapshot: &mut Snapshot,
    parameter: &'static str,
    given: &OneOf<String>,
) -> Result<Vec<String>> {
    known(snapshot, parameter, &TOPICS, given, str::to_ascii_lowercase).await
}

/// The kinds of votes given.
pub(in crate::store) async fn known_vote_kinds(
    snapshot: &mut Snapshot,
    parameter: &'static str,
    given: &OneOf<String>,
) -> Result<Vec<String>> {
    known(snapshot, parameter, &VOTE_KIND_VALUES, given, str::to_owned).await
}

async fn known(
    snapshot: &mut Snapshot,
    parameter: &'static str,
    values: &Values,
    given: &OneOf<String>,
    spelt: fn(&str) -> String,
) -> Result<Vec<String>> {
    if given.is_empty() {
        return Ok(Vec::new());
    }
    if given.0.len() > MAX_VALUES {
        return Err(Error::BadFilter { parameter, detail: format!("takes at most {MAX_VALUES} values") });
    }
    let all: Vec<(String,)> = Sql::new(values.all).all(snapshot.conn().await?).await?;
    let all: HashSet<String> = all.into_iter().map(|(value,)| value).collect();
    let unknown: Vec<&String> = given.0.iter().filter(|value| !all.contains(&spelt(value))).collect();
    if unknown.is_empty() {
        return Ok(given.0.iter().map(|value| spelt(value)).collect());
    }
    let meant: Vec<(String, String)> = Sql::new(values.meant).all(snapshot.conn().await?).await?;
    let unknown = unknown.into_iter().map(|given| UnknownValue {
        parameter,
        given: given.clone(),
        detail: values.detail,
        meant: meant.clone(),
    });
    Err(Error::UnknownValues(unknown.collect()))
}

/// The values of several parameters, or what is unknown in any of them.
pub(in crate::store) fn together<const N: usize>(looked_up: [Result<Vec<String>>; N]) -> Result<[Vec<String>; N]> {
    let mut unknown = Vec::new();
    let mut found = [const { Vec::new() }; N];
    for (values, place) in looked_up.into_iter().zip(&mut found) {
        match values {
            Ok(values) => *place = values,
            Err(Error::UnknownValues(more)) => unknown.extend(more),
            Err(other) => return Err(other),
        }
    }
    if unknown.is_empty() { Ok(found) } else { Err(Error::UnknownValues(unknown)) }
}
