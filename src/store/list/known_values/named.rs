//! What the values of filters name, and how each is looked up.

use crate::council::Symbol;
use crate::domain::slug;

/// What the values of a parameter name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Actors, by id or by a state's code.
    Actor,
    State,
    Publisher,
    /// Outlets that words are taken from.
    Via,
    Vote,
}

impl Named {
    /// The condition that a value, `j.value ->> 1`, is known.
    pub(super) fn known(self) -> &'static str {
        match self {
            Self::Actor => {
                "EXISTS (SELECT 1 FROM actor WHERE slug = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM actor WHERE iso3 = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM known_value WHERE kind = 'actor' AND value = j.value ->> 1)"
            }
            Self::State => {
                "EXISTS (SELECT 1 FROM actor WHERE iso3 = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM actor WHERE state = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM member WHERE iso3 = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM quote WHERE speaker_state = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM known_value WHERE kind = 'state' AND value = j.value ->> 1)"
            }
            // Rows of publishers stay when their articles go.
            Self::Publisher => {
                "EXISTS (SELECT 1 FROM publisher WHERE slug = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM actor WHERE name_key = j.value ->> 1 AND is_outlet)"
            }
            Self::Via => {
                "EXISTS (SELECT 1 FROM quote WHERE via_key = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM claim WHERE via_key = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM publisher WHERE slug = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM actor WHERE slug = j.value ->> 1 AND is_outlet) \
                 OR EXISTS (SELECT 1 FROM actor WHERE name_key = j.value ->> 1 AND is_outlet) \
                 OR EXISTS (SELECT 1 FROM known_value WHERE kind = 'via' AND value = j.value ->> 1)"
            }
            Self::Vote => {
                "EXISTS (SELECT 1 FROM vote WHERE id = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM claim_vote WHERE vote = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM known_value WHERE kind = 'vote' AND value = j.value ->> 1)"
            }
        }
    }

    /// A value as rows have it.
    pub(super) fn key(self, given: &str) -> String {
        match self {
            Self::Publisher | Self::Via => slug(given),
            Self::Actor | Self::State | Self::Vote => given.to_owned(),
        }
    }

    /// What an unknown value is not.
    pub(super) fn detail(self) -> &'static str {
        match self {
            Self::Actor => "is the id of no actor here; /v1/actors?q= finds ids by name",
            Self::State => "is the code of no state here; states have ISO 3166 alpha-3 codes such as CHN",
            Self::Publisher => "is no outlet that published anything here",
            Self::Via => "is no outlet that words here are taken from",
            Self::Vote => "is the id of no vote; /v1/votes?symbol= finds ids by symbol",
        }
    }

    /// Names that may have been meant, each with its value: those of [`Named::Actor`] depend on what was given.
    pub(super) fn candidates(self) -> &'static str {
        match self {
            Self::Actor => {
                "SELECT s.slug, s.slug FROM (SELECT rowid FROM actor_fts WHERE actor_fts MATCH ? LIMIT 1000) f \
                 CROSS JOIN actor s ON s.id = f.rowid"
            }
            Self::State => {
                "SELECT iso3, iso3 FROM member UNION ALL SELECT name, iso3 FROM member \
                 UNION ALL SELECT iso3, iso3 FROM actor WHERE iso3 IS NOT NULL \
                 UNION ALL SELECT name, iso3 FROM actor WHERE iso3 IS NOT NULL \
                 UNION ALL SELECT slug, iso3 FROM actor WHERE iso3 IS NOT NULL \
                 UNION ALL SELECT n.name, a.iso3 FROM actor a JOIN actor_alias n ON n.actor = a.id \
                   WHERE a.iso3 IS NOT NULL AND n.kind <> 'capital'"
            }
            Self::Publisher => "SELECT slug, slug FROM publisher LIMIT 5000",
            // Outlets that words are taken from need publish nothing here.
            Self::Via => {
                "SELECT k.via_key, k.via_key FROM (SELECT DISTINCT via_key FROM quote WHERE via_key IS NOT NULL LIMIT 5000) k \
                 UNION ALL SELECT p.slug, p.slug FROM (SELECT slug FROM publisher LIMIT 5000) p"
            }
            Self::Vote => {
                "SELECT id, id FROM vote UNION ALL SELECT symbol, id FROM vote WHERE symbol IS NOT NULL \
                 UNION ALL SELECT draft_symbol, id FROM vote WHERE draft_symbol IS NOT NULL"
            }
        }
    }
}

/// The vote whose symbol was given in another spelling, or without its year; none where it is no symbol or names several.
pub(super) fn by_symbol(given: &str, votes: &[(String, String)]) -> Option<String> {
    let given = Symbol::parse(given)?;
    let is_meant = |written: &str| match (&given, Symbol::parse(written)) {
        (Symbol::Resolution { number, year }, Some(Symbol::Resolution { number: other, year: when })) => {
            *number == other && (year.is_none() || *year == when)
        }
        (given, Some(symbol)) => *given == symbol,
        (_, None) => false,
    };
    let mut found = votes.iter().filter(|(written, _)| is_meant(written)).map(|(_, id)| id);
    let first = found.next()?;
    found.all(|other| other == first).then(|| first.clone())
}
