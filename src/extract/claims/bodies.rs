//! Which body a sentence speaks of: the Security Council, the United Nations, or another one that votes too.

use super::sentence::View;
use super::vocabulary;
use crate::domain::SegmentKind;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// What makes a council another one, by the word before it.
const OTHER_COUNCILS: [&str; 24] = [
    "rights",
    "european",
    "national",
    "ministerial",
    "city",
    "town",
    "county",
    "state",
    "district",
    "school",
    "ministers",
    "student",
    "executive",
    "league",
    "governing",
    "ruling",
    "transitional",
    "municipal",
    "regional",
    "cooperation",
    "social",
    "privy",
    "sovereignty",
    "presidential",
];

impl View<'_> {
    /// Whether "Security Council" (or its initials) stands in `from..to`.
    pub fn names_council(&self, from: usize, to: usize) -> bool {
        (from..to.min(self.end))
            .any(|at| self.any(at, &["unsc", "unscr"]) || self.any(at + 1, &["council"]) && self.is_security(at))
    }

    /// "Security" of the UN's Security Council, not of a state's "National Security Council" or the African Union's
    /// "Peace and Security Council".
    pub fn is_security(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        self.any(at, &["security"])
            && !self.any(before, &["national", "homeland", "state", "federal", "cooperation"])
            && !self.is_of_state(at + 2)
            && !self.is_of_peace(before)
    }

    /// "Peace and" before "Security Council"
    fn is_of_peace(&self, and: usize) -> bool {
        self.any(and, &["and", "&"]) && self.any(and.wrapping_sub(1), &["peace"])
    }

    /// "of Russia" behind "the Security Council": a state's own.
    fn is_of_state(&self, of: usize) -> bool {
        let state = of + 1 + usize::from(self.any(of + 1, &["the"]));
        let named = self.named.iter().find(|named| named.first == state && !named.members.is_empty());
        self.any(of, &["of"]) && named.is_some() && !self.any(state + 1, &["nations"])
    }

    /// Whether "UN", "United Nations" or the Council stands in `from..to`.
    pub fn names_un(&self, from: usize, to: usize) -> bool {
        self.names_council(from, to)
            || (from..to.min(self.end)).any(|at| {
                (self.is(at, vocabulary::UN) && self.word(at).starts_with(['U', 'u']) && self.tokens[at].is_capital())
                    || self.any(at, &["united"]) && self.any(at + 1, &["nations"])
            })
    }

    /// Whether another body's votes are spoken of in `from..to`: "General Assembly", "Congress", "bill".
    pub fn names_other_body(&self, from: usize, to: usize) -> bool {
        (from..to.min(self.end)).any(|at| {
            let other = self.is(at, vocabulary::FOREIGN)
                || self.any(at, &["assembly", "193-member", "193-nation"])
                || self.is_other_council(at + 1)
                || self.any(at, &["house"]) && (self.any(at + 1, &["of"]) || !self.any(at.wrapping_sub(1), &["white"]))
                || self.any(at, &["third", "fourth", "nobel"]) && self.any(at + 1, &["committee"])
                || self.is_voting_body(at)
                || self.any(at, &["emergency"]) && self.any(at + 1, &["special"]) && self.any(at + 2, &["session"])
                || self.any(at, &["world", "supreme", "constitutional"]) && self.any(at + 1, &["court"])
                || self.any(at, &["court"]) && self.any(at + 1, &["of"]) && self.any(at + 2, &["justice"]);
            other && !self.is_matter(at)
        })
    }

    /// "the committee voted", "the federation's board rejected it", "the Council of Ministers": a body that votes.
    fn is_voting_body(&self, at: usize) -> bool {
        const BODIES: [&str; 10] = [
            "committee",
            "board",
            "panel",
            "jury",
            "court",
            "federation",
            "association",
            "chamber",
            "commission",
            "syndicate",
        ];
        let verb = self.verb_behind(at);
        let votes = vocabulary::VOTE_VERB | vocabulary::ADOPT | vocabulary::REJECT;
        let of = at + 2 + usize::from(self.any(at + 2, &["the"]));
        let of_others = self.any(at, &["council"])
            && self.any(at + 1, &["of"])
            && self.inside(of)
            && self.tokens[of].is_capital()
            && !self.is_security(at.wrapping_sub(1));
        self.any(at, &BODIES) && self.is(verb, votes) || of_others || self.adopts_by_name(at, verb)
    }

    /// The verb of the noun at `at`, behind "on Iraq", "on Thursday", "has".
    fn verb_behind(&self, at: usize) -> usize {
        let votes = vocabulary::VOTE_VERB | vocabulary::ADOPT | vocabulary::REJECT;
        let opens = self.has(at + 1, Words::PREPOSITION | Words::DAY);
        let plain = |at: usize| self.class(at) == Some(Class::Word) && !self.any(at, &["that", "which", "who"]);
        let behind = (at + 1..at + 7).take_while(|&at| opens && plain(at)).find(|&at| self.is(at, votes));
        behind.unwrap_or(at + 1 + usize::from(self.any(at + 1, &["has", "had"])))
    }

    /// "The Arab League on Thursday adopted a resolution": by its name a body that is neither the Council nor a state.
    fn adopts_by_name(&self, at: usize, verb: usize) -> bool {
        let name = |at: usize| self.class(at) == Some(Class::Word) && self.tokens[at].is_capital();
        let own = vocabulary::UN | vocabulary::COUNCIL | vocabulary::DRAFT | vocabulary::COUNTRIES;
        if !self.any(verb, &["adopted", "passed", "approved", "endorsed"])
            || !self.inside(at)
            || !name(at)
            || self.is(at, own)
            || self.any(at, &["nations", "the", "p5"])
            || self.has(at, Words::DAY | Words::MONTH | Words::PREPOSITION)
            || self.named.iter().any(|named| named.first <= at && at < named.end && !named.members.is_empty())
            || self.doc.kind_at(self.tokens[at].start) == SegmentKind::Title
        {
            return false;
        }
        let first = (self.first..at).rev().take_while(|&at| name(at) && !self.any(at, &["the"])).last().unwrap_or(at);
        let the = first.wrapping_sub(1);
        self.any(the, &["the"])
            && !self.has(the.wrapping_sub(1), Words::PREPOSITION)
            && self.find(verb + 1, verb + 4, vocabulary::RESOLUTION).is_some()
    }

    /// Whether the word is only what a draft speaks of, or who sits in the Council: "a resolution that called the
    /// referendum invalid", "all five European countries on the Council".
    fn is_matter(&self, at: usize) -> bool {
        let european = self.any(at, &["european"])
            && (at + 1..at + 3).any(|at| self.is(at, vocabulary::COUNTRIES) || self.any(at, &["powers", "allies"]));
        let from = self.first.max(at.saturating_sub(24));
        let draft =
            (from..at).rev().find(|&at| self.is(at, vocabulary::RESOLUTION) || self.any(at, &["draft", "text"]));
        let opens = |at: usize| {
            let word = self.word(at);
            self.any(at, &["that", "which", "to"])
                || word.len() > 5 && word.ends_with("ing") && !self.any(at, &["meeting"])
        };
        // "critical of the NATO offensive": an organisation that something is of, not where the vote was.
        let orgs = ["nato", "iaea", "opcw", "eu", "european", "opec", "wto", "imf"];
        let of_org = self.any(at, &orgs) && self.any(self.before_the(at), &["of", "from", "with", "for", "to", "than"]);
        let recommends = draft.is_some_and(|draft| {
            (draft..at).any(|at| self.any(at, &["recommended", "recommends", "recommend", "recommending"]))
        });
        if of_org || recommends {
            return true;
        }
        let votes = vocabulary::ADOPT | vocabulary::VOTE_VERB | vocabulary::REJECT;
        let relative = draft.is_some_and(|draft| (draft + 1..at).take(6).any(opens));
        european || relative && self.find(at, at + 5, votes).is_none()
    }

    /// Whether the sentence tells of a Council that is played or made up: "a Model UN", "in the novel".
    pub fn is_fiction(&self) -> bool {
        const MADE_UP: [&str; 13] = [
            "mock",
            "simulated",
            "simulation",
            "fictional",
            "imaginary",
            "novel",
            "film",
            "movie",
            "thriller",
            "screenplay",
            "satire",
            "sitcom",
            "quiz",
        ];
        // "In the television series", "a video game"
        let played = |at: usize| {
            self.any(at, &["television", "tv", "video", "role", "board"])
                && self.any(at + 1, &["series", "drama", "show", "game", "play"])
        };
        (self.first..self.end).any(|at| {
            self.any(at, &MADE_UP)
                || played(at)
                || self.any(at, &["model"]) && (self.is(at + 1, vocabulary::UN) || self.any(at + 1, &["united"]))
        })
    }

    /// Whether the council at `at` is another one by the word before it: "the Human Rights Council", "the
    /// Shura Council", "FIFA's council".
    pub fn is_other_council(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1 + usize::from(self.class(at.wrapping_sub(1)) == Some(Class::Suffix)));
        // "the chess federation's council"
        let owned = at.checked_sub(2) == Some(before)
            && self.class(before) == Some(Class::Word)
            && !self.is(before, vocabulary::UN)
            && !self.any(before, &["nations", "body", "organisation", "organization", "it", "that"]);
        self.any(at, &["council"])
            && (owned || self.any(before, &OTHER_COUNCILS) || self.is_named_otherwise(before, at))
    }

    /// A capitalized word in front of "Council" that is none of the UN's, or the initials of an organisation. Headlines
    /// and the first words of sentences are capitalized anyway.
    fn is_named_otherwise(&self, before: usize, council: usize) -> bool {
        if before <= self.first
            || !self.inside(before)
            || self.doc.kind_at(self.tokens[before].start) == SegmentKind::Title
        {
            return false;
        }
        let word = self.word(before);
        let plain = self.class(before) == Some(Class::Word)
            && self.tokens[before].is_capital()
            && !self.any(before, &["security", "un", "u.n.", "unsc", "nations", "the", "member", "members"])
            && !self.has(before, Words::DAY | Words::MONTH | Words::PREPOSITION | Words::CONJUNCTION)
            && !self.named.iter().any(|named| named.first <= before && before < named.end);
        let initials = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let adjoining = before + 1 == council && self.tokens[council].is_capital() && !initials;
        plain && (adjoining || initials && !word.eq_ignore_ascii_case("council"))
    }
}
