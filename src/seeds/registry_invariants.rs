//! Invariants between the rows of the bundled registry, beyond what reading them shows.
//!
//! Names that a text could take for something else, and dates that contradict each other, do their harm
//! silently: a wrong mention, a wrong office. So they are rules here, and the exceptions are named.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::registry;
use crate::domain::{ActorKind, AliasKind, RegistryOffice};

/// Words in titles of posts that several hold at once; so do those whose title ends in "Leader".
const HELD_BY_SEVERAL: [&str; 15] = [
    "Spokes",
    "Deputy",
    "Minister of State",
    "Vice Minister",
    "Special Rapporteur",
    "Member",
    "Judge",
    "Assistant",
    "Adviser",
    "Aide",
    "Founder",
    "Press Sec",
    "National Security Council",
    "Special Envoy on the Middle East",
    "Ambassador to Syria",
];

/// Terms that overlap another's rightly: presidents who were suspended while another acted, and
/// Syria's two vice-presidents.
const OVERLAP: [(&str, &str); 5] = [
    ("dilma-rousseff", "BRA"),
    ("park-geun-hye", "KOR"),
    ("yoon-suk-yeol", "KOR"),
    ("traian-basescu", "ROU"),
    ("*", "Vice President of SYR"),
];

/// How long two terms may overlap: dates of sources differ by days, and of handovers by weeks.
const OVERLAP_DAYS: i32 = 31;

#[test]
fn an_actor_is_described_and_has_a_wikidata_id_of_its_own() {
    let registry = registry();
    let mut ids = HashSet::new();
    for actor in &registry.actors {
        let words = actor.description.as_deref().unwrap_or_default().split_whitespace().count();
        assert!(words <= 8, "{}: a long description", actor.id);
        match actor.kind {
            ActorKind::Person => {
                assert!(matches!(actor.gender, Some('m' | 'f')), "{}", actor.id);
                assert!(words > 0 || !actor.offices.is_empty(), "{}: neither office nor description", actor.id);
            }
            _ => assert!(words > 0, "{} has no description", actor.id),
        }
        if let Some(id) = &actor.wikidata {
            assert!(id.strip_prefix('Q').is_some_and(|number| number.parse::<u32>().is_ok()), "{id}");
            assert!(ids.insert(id), "{id} twice");
        }
    }
}

#[test]
fn an_actor_has_an_alias_once_and_its_name_only_where_that_is_unsafe() {
    for actor in &registry().actors {
        let mut names = HashSet::new();
        for alias in &actor.aliases {
            assert!(names.insert(&alias.name), "{}: {} twice", actor.id, alias.name);
            assert!(alias.name != actor.name || alias.kind == AliasKind::Short, "{}: its name again", actor.id);
        }
    }
}

#[test]
fn no_safe_name_is_a_state_s() {
    let registry = registry();
    let mut of_states = HashSet::new();
    for state in &registry.states {
        of_states.extend([&state.name, &state.full_name].map(|name| name.to_lowercase()));
        of_states.extend(state.demonyms.iter().chain(&state.capitals).map(|name| name.to_lowercase()));
    }
    for actor in &registry.actors {
        let unsafe_name = actor.aliases.iter().any(|alias| alias.kind == AliasKind::Short && alias.name == actor.name);
        assert!(unsafe_name || !of_states.contains(&actor.name.to_lowercase()), "{}", actor.name);
        for alias in actor.aliases.iter().filter(|alias| alias.kind != AliasKind::Short) {
            assert!(!of_states.contains(&alias.name.to_lowercase()), "{}: {}", actor.id, alias.name);
        }
    }
}

#[test]
fn terms_of_one_post_do_not_overlap() {
    let registry = registry();
    let mut posts: HashMap<(&str, &str), Vec<(&str, &RegistryOffice)>> = HashMap::new();
    for actor in &registry.actors {
        for office in &actor.offices {
            let title = ["Acting ", "Caretaker ", "Interim "]
                .iter()
                .find_map(|word| office.title.strip_prefix(word))
                .unwrap_or(&office.title);
            let several = HELD_BY_SEVERAL.iter().any(|word| office.title.contains(word));
            if !several && !office.title.ends_with("Leader") {
                posts.entry((title, &office.of)).or_default().push((&actor.id, office));
            }
        }
    }
    for ((title, of), terms) in posts {
        let post = format!("{title} of {of}");
        for (at, (who, term)) in terms.iter().enumerate() {
            let others = terms[at + 1..].iter().filter(|(other, _)| other != who);
            for (other, next) in others.filter(|(_, next)| overlap(term, next) > OVERLAP_DAYS) {
                let excused = |id: &str| OVERLAP.contains(&(id, of));
                let right = excused(who) || excused(other) || OVERLAP.contains(&("*", &post));
                assert!(right, "{post}: {who} {term:?}, {other} {next:?}");
            }
        }
    }
}

/// For how many days two terms overlap at least: an imprecise date is taken as parts them best.
fn overlap(one: &RegistryOffice, other: &RegistryOffice) -> i32 {
    let from = last_day(&one.from).max(last_day(&other.from));
    let to = [one, other].map(|term| if term.to.is_empty() { Date::MAX } else { first_day(&term.to) });
    (to[0].min(to[1]) - from).get_days()
}

/// The first day that `2012`, `2012-07` or `2012-07-19` can mean.
fn first_day(text: &str) -> Date {
    let filled = format!("{text}{}", &"0000-01-01"[text.len()..]);
    filled.parse().unwrap_or_else(|_| panic!("{text:?} is no date"))
}

/// The last such day.
fn last_day(text: &str) -> Date {
    match text.len() {
        4 => first_day(text).last_of_year(),
        7 => first_day(text).last_of_month(),
        _ => first_day(text),
    }
}
