//! Nouns and names in a row, and which of them is the head: "Iran's foreign minister", "Roe campaign manager".
//!
//! A run ends at the first word that can be none of its parts. [`super::speaker_phrase`] puts runs together.

use super::{Cast, Named};
use crate::domain::{ActorKind, MentionKind};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::capitalized::is_start;
use crate::extract::ner::mentions::is_origin;
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::{is_before_name, is_person_noun, is_portfolio};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How many words one run of nouns may have; keeps hostile texts linear.
pub(super) const LONGEST: u32 = 16;

/// What the words of a phrase are headed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Person(Tokens),
    /// A common noun for a person or persons: its token.
    Noun(u32),
    /// A name of something else, or one that nothing shows to be a person's: its last token.
    Other(u32),
}

/// Nouns and names in a row, possessors included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The token behind it.
    pub end: u32,
    pub head: Head,
    /// Whether a person, or a noun for one, stands before the head.
    pub of_person: bool,
}

impl Cast<'_, '_> {
    /// Nouns and names in a row from a token; the last noun for a person, or the last name, is their head.
    pub(super) fn noun_run(&self, first: u32, chosen: Tokens) -> Option<Run> {
        let mut at = first;
        let mut found: Option<Run> = None;
        let mut owner: Option<Run> = None;
        let (mut of_person, mut other) = (false, false);
        while at < first + LONGEST {
            let Some(word) = self.doc.tokens.get(at as usize) else { break };
            let touches = at == first || word.gap == Gap::Space || word.class == Class::Suffix;
            if !touches {
                break;
            }
            if word.class == Class::Suffix {
                let Some(before) = found else { break };
                owner = owner.or(found.take());
                of_person |= self.owns_as_person(before, at);
                at += 1;
                continue;
            }
            if let Some(joined) = self.second_post(at, found, chosen) {
                return Some(Run { of_person: of_person && joined.of_person, ..joined });
            }
            let behind_noun = matches!(found, Some(Run { head: Head::Noun(_), .. }));
            let (end, head) = match self.run_word(at, behind_noun) {
                Word::Part(end, head) => (end, head),
                Word::Describes => {
                    at += 1;
                    continue;
                }
                // "study lead author Jane Roe"
                _ if behind_noun && self.is_compound(first, at) => {
                    at += 1;
                    continue;
                }
                // "transport" of "transport minister".
                Word::Maybe if !behind_noun && self.leads_on(at, found.is_some() || owner.is_some()) => {
                    at += 1;
                    continue;
                }
                _ => break,
            };
            // "to the United Nations Dame Jane Roe": a form of address tells nothing of whose it is.
            let address = |noun: u32| self.token(noun).is(Words::TITLE) && !self.token(noun).is(Words::ROLE);
            // "of the central bank Jane Roe": a body has no name behind it.
            let body = |noun: u32| {
                (!is_person_noun(self.token(noun)) || is_portfolio(self.token(noun)))
                    && !self.token(noun).is(Words::PLURAL)
            };
            of_person |=
                matches!(found, Some(Run { head: Head::Noun(noun), .. }) if !body(noun) && (!other || !address(noun)));
            other |= matches!(head, Head::Other(_));
            found = Some(Run { end, head, of_person });
            at = end;
            if matches!(head, Head::Person(_)) && !self.goes_on(at) {
                break;
            }
        }
        match (found, owner) {
            // "Jane Roe's statement": whose it is, said it.
            (None, Some(owner)) => {
                let said = self.doc.tokens.get(at as usize).is_some_and(|word| word.is(Words::SAYING_NOUN));
                (said || chosen.end <= owner.end).then_some(owner)
            }
            _ => found,
        }
    }

    /// Whether the run before a suffix is a person or a noun for one: not "the Farmers’ League".
    fn owns_as_person(&self, owner: Run, suffix: u32) -> bool {
        let body = |noun: u32| self.token(noun).is_capital() && self.next(suffix + 1).is_some_and(Token::is_capital);
        match owner.head {
            Head::Person(_) => true,
            Head::Noun(noun) => !body(noun),
            Head::Other(_) => false,
        }
    }

    /// "baker and mayor Jane Roe", "founder and chair of the board": the run of the second noun, where no
    /// determiner begins another phrase.
    fn second_post(&self, and: u32, found: Option<Run>, chosen: Tokens) -> Option<Run> {
        let Some(Run { head: Head::Noun(noun), .. }) = found else { return None };
        let joins = self.token(and).key == key("and") && !self.token(noun).is(Words::PLURAL);
        // "strategist and CNN contributor Jane Roe"
        let body = || self.next(and + 2).is_some_and(|noun| noun.shape == Shape::Lower && is_person_noun(noun));
        let next = self
            .next(and + 1)
            .filter(|next| joins && !is_determiner(next) && (next.shape == Shape::Lower || body()))?;
        let noun = !next.words.is_function() && !next.is(Words::SAYING_SURE);
        let run = self.noun_run(and + 1, chosen).filter(|_| noun)?;
        match run.head {
            Head::Noun(second) if is_person_noun(self.token(second)) && !self.token(second).is(Words::PLURAL) => {
                Some(run)
            }
            Head::Person(_) if !self.token(and + 1).is_capital() || body() => Some(Run { of_person: false, ..run }),
            _ => None,
        }
    }

    /// "Roe's", "Roe campaign manager": whether a name only owns or describes what is behind it.
    fn goes_on(&self, at: u32) -> bool {
        self.doc.tokens.get(at as usize).is_some_and(|next| {
            let noun = next.gap == Gap::Space
                && next.class == Class::Word
                && next.shape == Shape::Lower
                && (is_person_noun(next)
                    || next.is(Words::GROUP)
                    || next.is(Words::ADJECTIVE) && self.leads_on(at, false));
            next.class == Class::Suffix || noun && !next.words.is_function() && !next.is(Words::SAYING_SURE)
        })
    }

    /// What one word, or the name that begins with it, is to a run of nouns.
    fn run_word(&self, at: u32, behind_noun: bool) -> Word {
        let word = self.token(at);
        if let Some(named) = self.name_at(at) {
            return match self.person_at(at) {
                Some(name) => Word::Part(name.end, Head::Person(name)),
                None => Word::Part(named.end, Head::Other(named.end - 1)),
            };
        }
        let capital = |at: u32| self.next(at).is_some_and(Token::is_capital);
        if is_inner_preposition(word) && capital(at) && capital(at + 1) {
            return Word::Describes;
        }
        if word.class != Class::Word || word.words.is_function() {
            return Word::No;
        }
        // "the Mothers for Water’s spokesman", but "Lawyers for Roe said"
        let begins = is_start(&self.doc.tokens, at as usize) && is_person_noun(word);
        let body = word.is_capital() && !begins && self.is_plural_for(at, at + 1);
        if body && self.next(at + 2).is_some_and(Token::is_capital) {
            return Word::Part(at + 3, Head::Other(at + 2));
        }
        if self.is_origin_part(at) || is_then(word.text(self.doc.text)) {
            return Word::Describes;
        }
        // "Former", "Republican"
        let adjective = word.is(Words::ADJECTIVE) || word.is_capital() && Names::of(word.key).is(Names::AFFILIATION);
        let onward = self.next(at + 1).is_some_and(|next| {
            let noun =
                is_person_noun(next) || next.is(Words::GROUP) || next.is_capital() || self.leads_on(at + 1, false);
            next.class == Class::Word && !next.words.is_function() && !next.is(Words::SAYING_SURE) && noun
        });
        if adjective && onward {
            return Word::Describes;
        }
        // "Mr. King"
        let last = !self.next(at + 1).is_some_and(Token::is_capital);
        let address = |before: &Token| before.is(Words::TITLE) && !before.is(Words::ROLE | Words::ADJECTIVE);
        // "Maj Gen"
        let last = last && !word.is(Words::ABBREVIATION);
        let named = word.is_capital() && last && at > 0 && address(self.token(at - 1)) && word.gap == Gap::Space;
        if named && word.is(Words::TITLE) {
            return Word::Part(at + 1, Head::Other(at));
        }
        // "Inspector-General", "MP"
        let text = word.text(self.doc.text);
        let post = is_before_name(word) && (text.contains('-') || word.shape == Shape::Upper);
        if word.is_capital() && (word.is(Words::TITLE) || post) {
            return Word::Part(at + 1, Head::Noun(at));
        }
        let starts = word.is(Words::PLURAL) && is_start(&self.doc.tokens, at as usize);
        if is_person_noun(word) || word.is(Words::GROUP) && (word.shape == Shape::Lower || starts) {
            // "the head judges": behind a noun only another noun that is no verb goes on.
            return Word::Part(at + 1, Head::Noun(at));
        }
        let name = word.is_capital() && !word.is(Words::DAY | Words::MONTH);
        let before = at.checked_sub(1).map(|at| self.token(at));
        if name && (!behind_noun || before.is_some_and(|word| word.shape == Shape::Lower || is_before_name(word))) {
            return Word::Part(at + 1, Head::Other(at));
        }
        let verbal = word.is(Words::SAYING | Words::VERB | Words::DAY) && !word.is(Words::ADJECTIVE);
        if verbal || word.is_capital() { Word::No } else { Word::Maybe }
    }

    /// "Lagos-based", "New" of "New Zealand-born": where somebody is from.
    fn is_origin_part(&self, at: u32) -> bool {
        let capital = |at: &u32| self.next(*at).is_some_and(Token::is_capital);
        let origin = |at: u32| is_origin(self.token(at).text(self.doc.text));
        self.token(at).is_capital() && (origin(at) || (at + 1..at + 3).take_while(capital).any(origin))
    }

    /// Whether a word that shows nothing leads to a noun for a person, or (behind "for") to a name.
    fn leads_on(&self, at: u32, behind: bool) -> bool {
        let past = self.token(at).text(self.doc.text).ends_with("ed") && behind;
        !past
            && (at + 1..at + 4)
                .take_while(|&next| self.next(next).is_some_and(|next| next.class == Class::Word))
                .take_while(|&next| {
                    !self.token(next).words.is_function() && !self.token(next).is(Words::SAYING_SURE | Words::VERB)
                })
                .any(|next| {
                    let body = self.token(next - 1).is(Words::GROUP) || is_portfolio(self.token(at));
                    is_person_noun(self.token(next)) || body && self.person_at(next).is_some()
                })
    }

    /// "study lead author Jane Roe": whether plain words from here on lead to a noun for a person with a name right behind
    /// it, in a run that no determiner begins, so that none of them can be its verb.
    fn is_compound(&self, first: u32, at: u32) -> bool {
        let determined = first.checked_sub(1).is_some_and(|before| is_determiner(self.token(before)));
        let plain = |word: &Token| {
            let verb = word.is(Words::SAYING | Words::SAYING_LOOSE) || word.text(self.doc.text).ends_with("ed");
            word.class == Class::Word && word.shape == Shape::Lower && !word.words.is_function() && !verb
        };
        let name = (at + 1..at + 4).find(|&next| self.next(next).is_some_and(Token::is_capital));
        let Some(name) = name.filter(|_| !determined) else { return false };
        (at..name).all(|word| plain(self.token(word)))
            && is_person_noun(self.token(name - 1))
            && self.person_at(name).is_some_and(|person| person.first == name && person.len() > 1)
    }

    /// The name of a person that holds this token, or an unknown one that may be a person's.
    pub(super) fn person_at(&self, token: u32) -> Option<Tokens> {
        let named = &self.mentions[self.mention_at(token)?];
        (named.kind == MentionKind::Name && self.may_be_person(named)).then_some(named.tokens)
    }

    pub(super) fn may_be_person(&self, named: &Named) -> bool {
        named.who.is_none_or(|who| self.entity(who).kind == ActorKind::Person)
    }

    /// Where the name begins that holds a token.
    pub(super) fn mention_start(&self, token: u32) -> u32 {
        self.name_at(token).map_or(token, |name| name.first)
    }

    pub(super) fn behind_determiners(&self, first: u32) -> u32 {
        let skip = |at: &u32| {
            self.doc.tokens.get(*at as usize).is_some_and(|word| {
                let age = || word.text(self.doc.text).ends_with("-old");
                is_determiner(word) || word.is(Words::ADVERB) || age()
            })
        };
        first + u32::try_from((first..first + 4).take_while(skip).count()).unwrap_or_default()
    }

    pub(super) fn token(&self, at: u32) -> &Token {
        &self.doc.tokens[at as usize]
    }

    /// The token there, if it stands in the line of the one before.
    pub(super) fn next(&self, at: u32) -> Option<&Token> {
        self.doc.tokens.get(at as usize).filter(|token| token.gap == Gap::Space)
    }
}

/// "then-opposition", "ex-army": of which time, or body, a post was.
pub(super) fn is_then(word: &str) -> bool {
    let before = word.split_once('-').map(|(before, _)| before);
    before.is_some_and(|before| ["then", "ex", "former"].iter().any(|known| known.eq_ignore_ascii_case(before)))
}

/// What a word is to a run.
enum Word {
    /// It belongs to the run, which goes up to there and has this head.
    Part(u32, Head),
    /// It describes what follows, and heads nothing itself.
    Describes,
    /// It may describe what follows.
    Maybe,
    /// It ends the run.
    No,
}

/// "Beyond" of "Rights Beyond Borders".
pub(super) fn is_inner_preposition(word: &Token) -> bool {
    word.is(Words::PREPOSITION) && word.shape == Shape::Capital && word.end - word.start > 5
}

pub(super) fn is_determiner(word: &Token) -> bool {
    word.class == Class::Word && word.is(Words::ARTICLE | Words::POSSESSIVE | Words::DEMONSTRATIVE | Words::QUANTIFIER)
}
