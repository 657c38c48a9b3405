//! The noun phrase an attribution rests on, read as a whole, and its head, which says whose the words are.
//!
//! The model that attributes quotes picks a core of the phrase: the possessor of "Iran's President Jane Roe", the place in
//! "Jane Roe of Natural Aid in Cape Town", the name in "a source close to Jane Roe". Whichever it picked, the phrase
//! around it is the same: [`Cast::phrase_start`] goes left to where it begins, [`Cast::speaker_phrase`] reads
//! possessor, modifiers, noun, complements and appositions from there. A name that stands for the head is the
//! speaker; a name that owns, or stands in a complement or behind a participle, is not.

mod dependent;

use dependent::FIELDS;

use super::Cast;
use super::noun_run::{Head, LONGEST, Run, is_determiner, is_inner_preposition, is_then};
use crate::domain::MentionKind;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::person_nouns::{is_before_name, is_hyphenated_post, is_person_noun};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SpeakerPhrase {
    /// All of its words up to the head and its complements.
    pub tokens: Tokens,
    /// What it is headed by.
    pub head: Head,
}

impl Cast<'_, '_> {
    /// The phrase around the words that were chosen; none where no noun or name tells its head.
    pub(super) fn speaker_phrase(&self, chosen: Tokens) -> Option<SpeakerPhrase> {
        let chosen = self.without_verb(chosen);
        if let Some(described) = self.described_by_name(chosen) {
            return Some(described);
        }
        let first = self.phrase_start(chosen.first);
        let begin = self.behind_determiners(first);
        let run = self.noun_run(begin, chosen)?;
        let Head::Noun(noun) = run.head else {
            // What was chosen stands in a complement of the name ("Jane Roe of Natural Aid in Cape Town"), or nothing
            // links the two.
            let linked = chosen.first < run.end || self.is_complemented(run, chosen.first);
            // "Rivals of Jane Roe in the party": what was chosen completes a name that only describes a noun.
            if let (Head::Person(name), true) = (run.head, chosen.first >= run.end)
                && let Some(described) = self.described_by_name(name)
            {
                return Some(described);
            }
            let end = run.end.max(if chosen.first < run.end { run.end } else { chosen.end });
            return linked.then_some(SpeakerPhrase { tokens: Tokens { first, end }, head: run.head });
        };
        if let Some(name) = self.completing_name(noun, first, run.end) {
            let tokens = Tokens { first: first.min(name.first), end: run.end.max(name.end) };
            return Some(SpeakerPhrase { tokens, head: Head::Person(name) });
        }
        let mut end = run.end;
        for _ in 0..3 {
            if let Some(name) = self.apposed_name(end, noun) {
                return Some(SpeakerPhrase { tokens: Tokens { first, end: name.end }, head: Head::Person(name) });
            }
            let Some(complement) = self.complement(end, chosen) else { break };
            end = complement.end;
            // "a nurse at Natural Aid named Jane Roe"
            if let Some(name) = self.surname_given(first, end) {
                return Some(SpeakerPhrase { tokens: Tokens { first, end: name.end }, head: Head::Person(name) });
            }
            // "Delegate to the talks Jane Roe"
            let beside = self.doc.tokens.get(end as usize).is_some_and(|next| next.gap == Gap::Space);
            let person_noun = matches!(complement.head, Head::Noun(noun) if is_person_noun(self.token(noun)));
            if let Some(name) = self.person_at(end).filter(|name| name.first == end && beside && !person_noun)
                && !self.token(noun).is(Words::PLURAL)
                && !complement.of_person
            {
                return Some(SpeakerPhrase { tokens: Tokens { first, end: name.end }, head: Head::Person(name) });
            }
            if let (Head::Person(_), false) = (complement.head, complement.of_person) {
                return Some(SpeakerPhrase { tokens: Tokens { first, end }, head: complement.head });
            }
        }
        let head = self.described_name(first, end).map_or(run.head, Head::Person);
        (chosen.first < end).then_some(SpeakerPhrase { tokens: Tokens { first, end }, head })
    }

    /// Whether only prepositions, articles and names stand between a person's name and the words chosen.
    fn is_complemented(&self, person: Run, chosen: u32) -> bool {
        let (from, to) = (person.end as usize, chosen as usize);
        let Some(between) = self.doc.tokens.get(from..to).filter(|between| between.len() < LONGEST as usize) else {
            return false;
        };
        let part = |word: &Token| {
            let named = is_complement(word) || is_determiner(word) || word.is_capital() || word.class == Class::Symbol;
            word.class == Class::Suffix || word.gap == Gap::Space && named
        };
        matches!(person.head, Head::Person(_)) && between.first().is_some_and(is_complement) && between.iter().all(part)
    }

    /// "murmured Brazil": the words without the verb before them.
    pub(super) fn without_verb(&self, chosen: Tokens) -> Tokens {
        let word = self.token(chosen.first);
        let past = word.words == Words(0) && word.text(self.doc.text).ends_with("ed");
        let verb = past || word.is(Words::SAYING | Words::SAYING_LOOSE | Words::VERB);
        let noun = is_person_noun(word) || word.is(Words::ADJECTIVE | Words::GROUP | Words::SAYING_NOUN);
        let participle = is_participle(word, self.doc.text);
        // "….” Added Jane Roe."
        let begins = chosen.first > 0 && self.token(chosen.first - 1).class == Class::Double;
        let inverted = begins && word.is(Words::SAYING_SURE) && self.mention_at(chosen.first).is_none();
        let lower = word.shape == Shape::Lower && (verb && !noun || participle);
        let skip = chosen.len() > 1 && (lower || inverted);
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
            } else if word.class == Class::Symbol && before > 0 && self.token(before - 1).is_capital() {
                // "Hollin & Webb"
                first = self.mention_start(before - 1);
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
            Shape::Lower => {
                let plain = is_person_noun(word) || word.is(Words::ADJECTIVE | Words::GROUP);
                plain || is_then(word.text(self.doc.text))
            }
            _ => word.is(Words::ROLE | Words::TITLE) || named.is_some_and(|named| !self.may_be_person(named)),
        }
    }

    /// "a source close to", "the director of", "a lawyer representing": the noun that governs what is behind
    /// the preposition or participle.
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
            let capital = |at: &u32| {
                let word = self.token(*at);
                word.is_capital() && (!word.words.is_function() || is_inner_preposition(word))
            };
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
        let mut run = self.noun_run(begin, chosen).or_else(|| self.matter(begin))?;
        // "mother of three Jane Roe"
        let counted = CHILDREN.contains(&self.token(at + 1).key) && word.key == key("of");
        run.of_person |= participle || self.person_at(begin).is_some() && !counted;
        Some(run)
    }

    /// "research" of "head of research at Natural Aid": plain words between two prepositions.
    fn matter(&self, begin: u32) -> Option<Run> {
        let plain = |at: &u32| {
            self.next(*at).is_some_and(|word| {
                word.class == Class::Word
                    && word.shape == Shape::Lower
                    && !word.words.is_function()
                    && (!word.is(Words::SAYING | Words::VERB) || FIELDS.contains(&word.key))
            })
        };
        // "Jane Roe's plans"
        let capital = |at: &u32| self.doc.tokens.get(*at as usize).is_some_and(Token::is_capital);
        let named = (begin..begin + 5).take_while(capital).count();
        let owner =
            self.person_at(begin).map_or_else(|| begin + u32::try_from(named).unwrap_or_default(), |name| name.end);
        if owner > begin && self.doc.tokens.get(owner as usize).is_some_and(|suffix| suffix.class == Class::Suffix) {
            let from = owner + 1;
            let end = from + u32::try_from((from..from + 3).take_while(plain).count()).unwrap_or_default();
            return (end > from).then_some(Run { end, head: Head::Other(end - 1), of_person: true });
        }
        let end = begin + u32::try_from((begin..begin + 3).take_while(plain).count()).unwrap_or_default();
        // "delegate to the talks Jane Roe"
        let named = || self.person_at(end).is_some_and(|name| name.first == end) && self.next(end).is_some();
        let closes = || self.doc.tokens.get(end as usize).is_some_and(|next| next.class == Class::Comma);
        let goes_on = end > begin && (self.next(end).is_some_and(is_complement) || named() || closes());
        goes_on.then_some(Run { end, head: Head::Other(end - 1), of_person: false })
    }

    /// "the foreign minister, Jane Roe,": the name behind the comma.
    fn apposed_name(&self, comma: u32, noun: u32) -> Option<Tokens> {
        let is_comma = self.doc.tokens.get(comma as usize)?.class == Class::Comma;
        let next = self.next(comma + 1)?;
        if !is_comma || self.token(noun).is(Words::PLURAL) || next.class != Class::Word {
            return None;
        }
        // "the treasurer, Lt Col (Retd) Jane Roe"
        let mut first = comma + 1;
        while self.person_at(first).is_none_or(|name| name.first != first) && first < comma + 6 {
            match self.behind_rank(first) {
                Some(behind) => first = behind,
                None if self.is_address(first) => first += 1,
                None => return None,
            }
        }
        let name = self.person_at(first).filter(|name| name.first == first)?;
        // "the minister, Jane Roe and John Doe"
        let joined = self.doc.tokens.get(name.end as usize).is_some_and(|next| next.is(Words::CONJUNCTION));
        (!joined).then_some(name)
    }

    /// "Dr", "Vice-Admiral"
    fn is_address(&self, at: u32) -> bool {
        let word = self.token(at);
        let hyphened = word.is_capital() && is_hyphenated_post(word.text(self.doc.text));
        word.is(Words::TITLE | Words::ROLE) || word.is_capital() && is_before_name(word) || hyphened
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
        // "Jane Roe, head of the Institute said", without its second comma, or cut off by the model: a bare post.
        let bare = !is_determiner(self.token(first)) && self.is_bare_post(first);
        let comma = first.checked_sub(1).filter(|&at| (closes || bare) && self.token(at).class == Class::Comma)?;
        let last = comma.checked_sub(1)?;
        // "Jane Roe, 43, a teacher"
        let last = match self.token(last).class {
            Class::Number => last.checked_sub(2)?,
            _ => last,
        };
        self.person_at(last).filter(|name| name.end == last + 1 && self.token(first).gap == Gap::Space)
    }
}

impl Cast<'_, '_> {
    /// "head of", "Deputy Director of", "chief economist at": a post without a determiner, and where it is held.
    fn is_bare_post(&self, first: u32) -> bool {
        let words = (first..first + 4).take_while(|&at| at == first || self.next(at).is_some());
        let mut words = words.skip_while(|&at| {
            self.token(at).is(Words::ADJECTIVE) || self.token(at).is_capital() && !is_person_noun(self.token(at))
        });
        let held = |noun: u32| self.next(noun + 1).is_some_and(|next| is_complement(next) || next.key == key("and"));
        words.any(|noun| is_person_noun(self.token(noun)) && held(noun))
    }
}

/// How many children a parent of a text has.
const CHILDREN: [u32; 8] =
    [key("one"), key("two"), key("three"), key("four"), key("five"), key("six"), key("seven"), key("eight")];

/// Nouns whose complement is not what speaks: "aide to", "supporters of".
fn is_governor(word: &Token) -> bool {
    word.class == Class::Word
        && (is_person_noun(word) || word.is(Words::GROUP) && word.is(Words::PLURAL))
        && (!word.is(Words::SAYING_SURE) || word.is(Words::ROLE))
}

/// Prepositions that join a complement to a noun for a person.
fn is_complement(word: &Token) -> bool {
    const JOINS: [u32; 10] = [
        key("of"),
        key("to"),
        key("for"),
        key("at"),
        key("in"),
        key("from"),
        key("with"),
        key("on"),
        key("near"),
        key("including"),
    ];
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
