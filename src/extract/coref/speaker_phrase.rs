//! The noun phrase an attribution rests on, read as a whole, and its head, which says whose the words are.
//!
//! The model that attributes quotes picks a core of the phrase: the possessor of "Iran's President Jane Roe", the place in
//! "Jane Roe of Natural Aid in Cape Town", the name in "a source close to Jane Roe". Whichever it picked, the phrase
//! around it is the same: [`Cast::phrase_start`] goes left to where it begins, [`Cast::speaker_phrase`] reads
//! possessor, modifiers, noun, complements and appositions from there. A name that stands for the head is the
//! speaker; a name that owns, or stands in a complement or behind a participle, is not.

use super::{Cast, Named};
use crate::domain::{ActorKind, MentionKind};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::capitalized::is_start;
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::{is_before_name, is_person_noun, is_portfolio};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How many words one run of nouns may have; keeps hostile texts linear.
const LONGEST: u32 = 16;

/// What the words of a phrase are headed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A person's name.
    Person(Tokens),
    /// A common noun for a person or persons: its token.
    Noun(u32),
    /// A name of something else, or one that nothing shows to be a person's: its last token.
    Other(u32),
}

/// A speaker's phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SpeakerPhrase {
    /// All of its words up to the head and its complements.
    pub tokens: Tokens,
    /// What it is headed by.
    pub head: Head,
}

/// Nouns and names in a row, possessors included.
#[derive(Clone, Copy, Debug)]
struct Run {
    end: u32,
    head: Head,
    /// Whether a person, or a noun for one, stands before the head.
    of_person: bool,
}

impl Cast<'_, '_> {
    /// The phrase around the words that were chosen; none where no noun or name tells its head.
    pub(super) fn speaker_phrase(&self, chosen: Tokens) -> Option<SpeakerPhrase> {
        let chosen = self.without_verb(chosen);
        let first = self.phrase_start(chosen.first);
        let begin = self.behind_determiners(first);
        let run = self.noun_run(begin, chosen)?;
        let Head::Noun(noun) = run.head else {
            // What was chosen stands behind the name: nothing links the two.
            return (chosen.first < run.end)
                .then_some(SpeakerPhrase { tokens: Tokens { first, end: run.end }, head: run.head });
        };
        let mut end = run.end;
        for _ in 0..3 {
            if let Some(name) = self.apposed_name(end, noun) {
                return Some(SpeakerPhrase { tokens: Tokens { first, end: name.end }, head: Head::Person(name) });
            }
            let Some(complement) = self.complement(end, chosen) else { break };
            end = complement.end;
            if let (Head::Person(_), false) = (complement.head, complement.of_person) {
                return Some(SpeakerPhrase { tokens: Tokens { first, end }, head: complement.head });
            }
        }
        let head = self.described_name(first, end).map_or(run.head, Head::Person);
        (chosen.first < end).then_some(SpeakerPhrase { tokens: Tokens { first, end }, head })
    }

    /// "murmured Brazil": the words without the verb before them.
    pub(super) fn without_verb(&self, chosen: Tokens) -> Tokens {
        let word = self.token(chosen.first);
        let past = word.words == Words(0) && word.text(self.doc.text).ends_with("ed");
        let verb = past || word.is(Words::SAYING | Words::SAYING_LOOSE | Words::VERB);
        let noun = is_person_noun(word) || word.is(Words::ADJECTIVE | Words::GROUP | Words::SAYING_NOUN);
        let participle = is_participle(word, self.doc.text);
        let skip = chosen.len() > 1 && word.shape == Shape::Lower && (verb && !noun || participle);
        Tokens { first: chosen.first + u32::from(skip), end: chosen.end }
    }

    /// Where the phrase begins that has a token in its complement, or behind its possessor.
    fn phrase_start(&self, chosen: u32) -> u32 {
        let (mut first, mut confirmed) = (self.mention_start(chosen), chosen);
        confirmed = confirmed.min(first);
        let mut person = self.person_at(chosen).is_some();
        let mut determined = false;
        // At most so many words and complements; keeps hostile texts linear.
        for _ in 0..LONGEST {
            let Some(before) = first.checked_sub(1).filter(|_| self.token(first).gap == Gap::Space) else { break };
            let word = self.token(before);
            let tentative = confirmed > first;
            if word.class == Class::Suffix && before > 0 && !determined {
                first = self.mention_start(before - 1);
                person = self.person_at(before - 1).is_some();
            } else if is_determiner(word) && !determined {
                (first, determined) = (before, true);
            } else if !determined && self.is_modifier(before) {
                first = self.mention_start(before);
            } else if let Some(noun) = self.governor(before) {
                (first, confirmed, person, determined) = (noun, noun, false, false);
                continue;
            } else if let Some(name) = self.name_before(before).filter(|_| !person) {
                first = name.first;
                if self.person_at(first).is_some() {
                    return first;
                }
                (confirmed, determined) = (confirmed, false);
                continue;
            } else {
                break;
            }
            if !tentative {
                confirmed = first;
            }
        }
        confirmed
    }

    /// Whether the word before a noun or name belongs to it: "foreign minister", "Georgian", "spokesman".
    fn is_modifier(&self, at: u32) -> bool {
        let word = self.token(at);
        if word.class != Class::Word || word.is(Words::SAYING) && !word.is(Words::ROLE) || word.words.is_function() {
            return false;
        }
        let named = self.mention_at(at).map(|at| &self.mentions[at]);
        match word.shape {
            Shape::Lower => is_person_noun(word) || word.is(Words::ADJECTIVE | Words::GROUP),
            _ => word.is(Words::ROLE | Words::TITLE) || named.is_some_and(|named| !self.may_be_person(named)),
        }
    }

    /// "a source close to", "the director of", "a lawyer representing": the noun that governs what is behind the
    /// preposition or participle.
    fn governor(&self, preposition: u32) -> Option<u32> {
        let word = self.token(preposition);
        let mut noun = preposition.checked_sub(1)?;
        let participle = is_participle(word, self.doc.text);
        if !participle && !is_complement(word) {
            return None;
        }
        if !participle && is_relational(self.token(noun)) {
            noun = noun.checked_sub(1)?;
        }
        let joined = (noun + 1..=preposition).all(|at| self.token(at).gap == Gap::Space);
        (joined && is_governor(self.token(noun))).then_some(noun)
    }

    /// "Natural Aid in": the name before a preposition.
    fn name_before(&self, preposition: u32) -> Option<Tokens> {
        let last = preposition.checked_sub(1)?;
        let place = [key("of"), key("from"), key("in"), key("at"), key("for"), key("with")];
        if !place.contains(&self.token(preposition).key) || self.token(preposition).gap != Gap::Space {
            return None;
        }
        let Some(named) = self.mention_at(last).map(|at| &self.mentions[at]) else {
            let capital = |at: &u32| self.token(*at).is_capital() && !self.token(*at).words.is_function();
            let first = (last.saturating_sub(3)..=last).rev().take_while(capital).last()?;
            return Some(Tokens { first, end: preposition });
        };
        (named.kind == MentionKind::Name && named.tokens.end == preposition).then_some(named.tokens)
    }

    /// "of the United Nations", "close to Jane Roe", "representing Jane Roe": what stands behind a noun.
    fn complement(&self, at: u32, chosen: Tokens) -> Option<Run> {
        let mut at = at;
        let word = self.next(at)?;
        if is_relational(word) {
            at += 1;
        }
        let word = self.next(at)?;
        let participle = is_participle(word, self.doc.text);
        if !participle && !is_complement(word) {
            return None;
        }
        let begin = self.behind_determiners(at + 1);
        let mut run = self.noun_run(begin, chosen)?;
        run.of_person |= participle || self.person_at(begin).is_some();
        Some(run)
    }

    /// Nouns and names in a row from a token; the last noun for a person, or the last name, is their head.
    fn noun_run(&self, first: u32, chosen: Tokens) -> Option<Run> {
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
                of_person |= !matches!(before.head, Head::Other(_));
                at += 1;
                continue;
            }
            let behind_noun = matches!(found, Some(Run { head: Head::Noun(_), .. }));
            let (end, head) = match self.run_word(at, behind_noun) {
                Word::Part(end, head) => (end, head),
                Word::Describes => {
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
            of_person |= matches!(found, Some(Run { head: Head::Noun(noun), .. }) if !other || !address(noun));
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
        if word.class != Class::Word || word.words.is_function() {
            return Word::No;
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
        let named =
            word.is_capital() && last && at > 0 && self.token(at - 1).is(Words::TITLE) && word.gap == Gap::Space;
        if named && word.is(Words::TITLE) {
            return Word::Part(at + 1, Head::Other(at));
        }
        if word.is_capital() && word.is(Words::TITLE) {
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
                    is_person_noun(self.token(next)) || is_portfolio(self.token(at)) && self.person_at(next).is_some()
                })
    }

    /// "the foreign minister, Jane Roe,": the name behind the comma.
    fn apposed_name(&self, comma: u32, noun: u32) -> Option<Tokens> {
        let is_comma = self.doc.tokens.get(comma as usize)?.class == Class::Comma;
        let next = self.next(comma + 1)?;
        if !is_comma || self.token(noun).is(Words::PLURAL) || next.class != Class::Word {
            return None;
        }
        let name = (comma + 1..comma + 4)
            .take_while(|&at| at == comma + 1 || self.token(at - 1).is(Words::TITLE | Words::ROLE))
            .find_map(|at| self.person_at(at).filter(|name| name.first == at))?;
        // "the minister, Jane Roe and John Doe"
        let joined = self.doc.tokens.get(name.end as usize).is_some_and(|next| next.is(Words::CONJUNCTION));
        (!joined).then_some(name)
    }

    /// "Jane Roe, the mayor:": the name that the phrase stands in apposition to.
    fn described_name(&self, first: u32, end: u32) -> Option<Tokens> {
        let closes = self.doc.tokens.get(end as usize).is_none_or(|next| {
            next.gap == Gap::Line
                || matches!(
                    next.class,
                    Class::Comma | Class::Colon | Class::Stop | Class::Double | Class::Single | Class::Dash
                )
        });
        let comma = first.checked_sub(1).filter(|&at| closes && self.token(at).class == Class::Comma)?;
        let last = comma.checked_sub(1)?;
        // "Jane Roe, 43, a teacher"
        let last = match self.token(last).class {
            Class::Number => last.checked_sub(2)?,
            _ => last,
        };
        self.person_at(last).filter(|name| name.end == last + 1 && self.token(first).gap == Gap::Space)
    }

    /// The name of a person that holds this token, or an unknown one that may be a person's.
    fn person_at(&self, token: u32) -> Option<Tokens> {
        let named = &self.mentions[self.mention_at(token)?];
        (named.kind == MentionKind::Name && self.may_be_person(named)).then_some(named.tokens)
    }

    fn may_be_person(&self, named: &Named) -> bool {
        named.who.is_none_or(|who| self.entity(who).kind == ActorKind::Person)
    }

    /// Where the name begins that holds a token.
    fn mention_start(&self, token: u32) -> u32 {
        self.name_at(token).map_or(token, |name| name.first)
    }

    fn behind_determiners(&self, first: u32) -> u32 {
        let skip = |at: &u32| {
            self.doc.tokens.get(*at as usize).is_some_and(|word| is_determiner(word) || word.is(Words::ADVERB))
        };
        first + u32::try_from((first..first + 4).take_while(skip).count()).unwrap_or_default()
    }

    fn token(&self, at: u32) -> &Token {
        &self.doc.tokens[at as usize]
    }

    /// The token there, if it stands in the line of the one before.
    fn next(&self, at: u32) -> Option<&Token> {
        self.doc.tokens.get(at as usize).filter(|token| token.gap == Gap::Space)
    }
}

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

fn is_determiner(word: &Token) -> bool {
    word.class == Class::Word && word.is(Words::ARTICLE | Words::POSSESSIVE | Words::DEMONSTRATIVE | Words::QUANTIFIER)
}

/// Nouns whose complement is not what speaks: "aide to", "supporters of".
fn is_governor(word: &Token) -> bool {
    word.class == Class::Word
        && (is_person_noun(word) || word.is(Words::GROUP) && word.is(Words::PLURAL))
        && (!word.is(Words::SAYING_SURE) || word.is(Words::ROLE))
}

/// Prepositions that join a complement to a noun for a person.
fn is_complement(word: &Token) -> bool {
    const JOINS: [u32; 9] =
        [key("of"), key("to"), key("for"), key("at"), key("in"), key("from"), key("with"), key("on"), key("near")];
    JOINS.contains(&word.key)
}

/// "close to", "familiar with", "acting for".
fn is_relational(word: &Token) -> bool {
    const ADJECTIVES: [u32; 8] = [
        key("close"),
        key("familiar"),
        key("loyal"),
        key("allied"),
        key("acting"),
        key("working"),
        key("speaking"),
        key("opposed"),
    ];
    word.shape == Shape::Lower && ADJECTIVES.contains(&word.key)
}

/// "representing", "impersonating"; no verb of saying.
fn is_participle(word: &Token, text: &str) -> bool {
    word.class == Class::Word
        && word.shape == Shape::Lower
        && !word.words.is_function()
        && !word.is(Words::SAYING | Words::SAYING_LOOSE | Words::SAYING_NOUN | Words::ADJECTIVE)
        && !is_relational(word)
        && word.end - word.start > 5
        && word.text(text).ends_with("ing")
}
