//! Open enumerations: parameters that take members, topics, kinds and symbols of votes.
//!
//! They are strings, so that a member or topic of a later record breaks no client; but an unknown value is refused,
//! and the document states that by a pattern: of the bundled record's codes and slugs, and of the spellings of
//! symbols.

use serde_json::{Value, json};

use super::visit::{operations, parameters, schemas};
use crate::domain::VOTE_KINDS;
use crate::seeds;

/// Parameters, and the schema of one value of theirs.
const PARAMETERS: [(&str, &str); 8] = [
    ("iso3", "MemberCode"),
    ("member", "MemberCode"),
    ("members", "MemberCode"),
    ("seat", "MemberCode"),
    ("symbol", "VoteSymbol"),
    ("topic", "TopicSlug"),
    ("vetoed_by", "MemberCode"),
    ("vote_kind", "VoteKind"),
];

/// Spellings of documents (`S/2012/77`, `s-4733-rev.1`, `S/PV.6711`), and of resolutions by number, with or without
/// words before it and the year behind.
const SYMBOL: &str = r"^(?:[Ss](?:[/-](?:[0-9]{1,9}|(?:PV|Rev|Corr|Add|PRST|pv|rev|corr|add|prst)\.[0-9]{1,9})){1,4}|(?:[Ss][/-](?:RES|res)[/-]|(?:(?:UN|[Uu]nited|[Nn]ations|[Ss]ecurity|[Cc]ouncil|UNSC|UNSCR|SC|SCR|[Rr]esolutions?|[Rr]es\.?|[Nn]o\.?) ){0,6})[1-9][0-9]{0,3}(?:[ -][12][0-9]{3}| ?\([12][0-9]{3}\))?)$";

/// Names the sets, and has their parameters refer to them.
pub(super) fn name_open_values(document: &mut Value) {
    for parameter in operations(document).flat_map(parameters) {
        let known = PARAMETERS.iter().find(|(name, _)| parameter["name"] == *name);
        let Some((name, schema)) = known.filter(|_| parameter["schema"]["type"] == "array") else { continue };
        parameter["schema"]["items"] = json!({"$ref": format!("#/components/schemas/{schema}")});
        if *name == "members" {
            parameter["schema"]["minItems"] = json!(2);
        }
    }
    let Some(schemas) = schemas(document) else { return };
    let members = "A member of the Council, now or once, by its ISO 3166 alpha-3 code; `SUN` is the Soviet Union.";
    for (name, description, pattern, example) in [
        ("MemberCode", members, one_of(seeds::member_codes()), "CHN"),
        ("TopicSlug", "A topic, by its slug; `/v1/topics` lists them.", one_of(seeds::topic_slugs()), "syria"),
        ("VoteKind", "What was voted on.", one_of(VOTE_KINDS), "draft_resolution"),
        ("VoteSymbol", "A resolution, draft or meeting, in any usual spelling.", SYMBOL.to_owned(), "S/2012/77"),
    ] {
        let schema = json!({"type": "string", "description": description, "pattern": pattern, "examples": [example]});
        schemas.insert(name.to_owned(), schema);
    }
    schemas.sort_keys();
}

fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    format!("^(?:{})$", words.into_iter().collect::<Vec<_>>().join("|"))
}
