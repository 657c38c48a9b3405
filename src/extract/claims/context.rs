//! What a claim takes from its sentence and from the sentence before: the topic, the day and the symbol of the vote
//! that both speak of, further members that vetoed, and whether anything of it stays unread.

use super::candidate::Found;
use super::sentence::View;
use super::{dates, numbers, symbols, topic, vocabulary};
use crate::domain::{Assertion, ClaimKind, Day, OnBasis, SubjectKind, When};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Sentences after which a vote is no longer "it" or "the draft".
const REACH: usize = 3;

/// The vote that the sentences before speak of.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    symbols: Vec<String>,
    when: When,
    topic: Option<String>,
    narrow: bool,
    age: usize,
}

impl Memo {
    /// Remembers what this sentence says of a vote.
    pub fn remember(&mut self, view: &View<'_>, assertions: &[Assertion], on: Option<Day>) {
        self.age += 1;
        let symbols = symbols::named(view);
        let votes = vocabulary::VOTE_NOUN
            | vocabulary::VOTE_VERB
            | vocabulary::VETO
            | vocabulary::VETOED
            | vocabulary::ABSTAIN
            | vocabulary::ADOPT;
        let paper = view.find(view.first, view.end, vocabulary::DRAFT).is_some() || !symbols.is_empty();
        if !paper || !(view.find(view.first, view.end, votes).is_some() || view.names_un(view.first, view.end)) {
            return;
        }
        let topics = topic::named(view, view.first, view.end, &[]);
        let [topic] = topics[..] else {
            if symbols.len() == 1 {
                *self = Self { symbols, ..Self::default() };
            }
            return;
        };
        let when = assertions.iter().map(|one| one.when).find(|when| *when != When::Unstated);
        let when = when.unwrap_or_else(|| dates::when(view, view.first, view.end, on));
        let day = matches!(when, When::Between(from, to) if from.days_until(to) <= 31);
        *self = Self {
            symbols: if symbols.len() == 1 { symbols } else { Vec::new() },
            when: if day { when } else { When::Unstated },
            topic: Some(topic.to_owned()),
            narrow: topic::is_narrow(view, Some(topic)),
            age: 0,
        };
    }

    /// Lends it to a claim that names no vote of its own: "the draft", "it", "China abstained".
    pub fn lend(&self, view: &View<'_>, assertion: &mut Assertion) {
        let counts = assertion.count.is_some() || assertion.plural;
        if self.age >= REACH || assertion.topic_named || !assertion.symbols.is_empty() || !is_definite(view) {
            return;
        }
        if let Some(topic) = &self.topic {
            assertion.topic = Some(topic.clone());
            assertion.narrow = self.narrow;
            assertion.topic_named = !counts;
        }
        if counts {
            return;
        }
        assertion.symbols.clone_from(&self.symbols);
        if assertion.when == When::Unstated && self.when != When::Unstated {
            assertion.set_when(self.when, OnBasis::Context);
        }
    }
}

/// Whether what was voted on is known already: "the draft", "it", or no word for it at all; not "a draft".
fn is_definite(view: &View<'_>) -> bool {
    let Some(noun) = view.find(view.first, view.end, vocabulary::DRAFT) else { return true };
    let article = (noun.saturating_sub(6).max(view.first)..noun)
        .rev()
        .find(|&at| view.has(at, Words::ARTICLE | Words::POSSESSIVE) || view.any(at, &["this", "that", "such"]));
    article.is_some_and(|at| !view.any(at, &["a", "an"])) || (view.first..noun).any(|at| view.any(at, &["it"]))
}

/// Adds permanent members that the sentence says vetoed too: "and China did the same", "joined by China".
pub(super) fn joined_vetoes(view: &View<'_>, found: &mut Found) {
    if !found.is_veto() || found.members.is_empty() {
        return;
    }
    for group in view.groups.iter().filter(|group| group.is_permanent() && !group.adjective) {
        if group.members.iter().all(|code| found.members.contains(code)) {
            continue;
        }
        let before = |back: usize, words: &[&str]| {
            view.any(
                group.first.wrapping_sub(back + usize::from(view.any(group.first.wrapping_sub(1), &["the"]))),
                words,
            )
        };
        let led = before(2, &["joined"]) && before(1, &["by"])
            || before(2, &["together", "along"]) && before(1, &["with"])
            || before(2, &["as"]) && before(1, &["did"])
            || before(2, &["followed"]) && before(1, &["by"])
            || before(1, &["it"]) && before(2, &["with"])
            || before(1, &["joined", "joining"])
            || view.class(group.first.wrapping_sub(1)) == Some(Class::Comma)
                && before(2, &["it"])
                && before(3, &["with"]);
        let at = group.end;
        let follows = view.any(at, &["did"]) && view.any(at + 1, &["the", "likewise", "so", "too", "as"])
            || view.any(at, &["did"]) && view.any(at + 2, &["same"])
            || view.any(at, &["followed"]) && view.any(at + 1, &["suit"])
            || view.any(at, &["also", "likewise", "too"])
                && (at..at + 6).any(|at| view.is(at, vocabulary::VETO | vocabulary::VETOED))
            || view.any(at, &["joined", "joining", "joins"]);
        if led || follows {
            found.members.extend(group.members.iter().copied());
            found.members.dedup();
            found.end = found.end.max(group.end + if follows { 3 } else { 0 }).min(view.end);
        }
    }
    let unique: Vec<_> = found
        .members
        .iter()
        .enumerate()
        .filter(|(at, code)| !found.members[..*at].contains(code))
        .map(|(_, code)| *code)
        .collect();
    found.members = unique;
}

/// What the words call the thing voted on.
pub(super) fn subject_kind(view: &View<'_>, found: &Found) -> SubjectKind {
    let end = view.clause_end(found.trigger);
    let (from, to) = (found.trigger + 1, end.max(found.end));
    let paper = |at: &usize| view.is(*at, vocabulary::DRAFT) && !view.any(*at, &["sanctions", "measures", "measure"]);
    let noun = (from..to).find(paper).or_else(|| (view.clause_start(found.trigger)..found.trigger).rev().find(paper));
    if let Some(noun) = noun {
        return match () {
            () if view.any(noun, &["amendment", "amendments"]) => SubjectKind::Amendment,
            () if view.is(noun, vocabulary::RESOLUTION) && !view.any(noun.wrapping_sub(1), &["draft"]) => {
                SubjectKind::Resolution
            }
            () => SubjectKind::Draft,
        };
    }
    let symbol = (view.first..view.end).any(|at| view.any(at, &["s"]) && view.word(at + 1) == "/");
    // "voted against letting the mandate lapse", "opposed the return of sanctions"
    let option = found.option.is_some() && matches!(found.rule, "voted" | "ballot-phrase");
    let led = (from..to.min(from + 4)).any(|at| view.any(at, &["against", "for", "of", "in"]))
        || found.rule == "ballot-phrase";
    let object = (from..to).find(|&at| {
        view.class(at) == Some(Class::Word)
            && !view.has(at, Words::PREPOSITION | Words::ARTICLE | Words::DAY | Words::MONTH | Words::ADVERB)
            && !view.any(
                at,
                &[
                    "it",
                    "them",
                    "favour",
                    "favor",
                    "no",
                    "yes",
                    "against",
                    "vote",
                    "votes",
                    "council",
                    "security",
                    "un",
                    "last",
                    "this",
                    "month",
                    "yesterday",
                    "today",
                    "down",
                    "u.n.",
                    "united",
                    "nations",
                    "when",
                ],
            )
    });
    let pronoun = (from..to).any(|at| view.any(at, &["it", "them", "vote", "when"]));
    if option
        && led
        && !symbol
        && !pronoun
        && object.is_some_and(|at| !view.named.iter().any(|named| named.first <= at && at < named.end))
    {
        return SubjectKind::Measure;
    }
    SubjectKind::Unknown
}

/// Whether the sentence asserts what none of its claims took up: another member, a number of votes, an ordinal.
pub(super) fn is_unread(view: &View<'_>, claims: &[Found]) -> bool {
    let veto = claims.iter().any(Found::is_veto);
    let taken = |code: &[u8; 3]| claims.iter().any(|one| one.members.contains(code) || one.except.contains(code));
    let other = veto
        && view.groups.iter().any(|group| {
            let led = view.has(group.first.wrapping_sub(1), Words::PREPOSITION)
                || view.has(group.first.wrapping_sub(2), Words::PREPOSITION);
            let did = view.any(group.end, &["did", "also", "joined", "followed", "likewise", "too"]);
            group.is_permanent()
                && !group.adjective
                && (did || !led && view.any(group.first.wrapping_sub(1), &["and", "with"]))
                && !group.members.iter().all(taken)
        });
    let counted = claims.iter().any(|one| one.count.is_some() || !one.except.is_empty() || one.unanimous);
    let read = |number: u32| {
        claims.iter().any(|one| {
            let tally = one.tally;
            [one.count, tally.yes, tally.no, tally.abstain, tally.voted].contains(&Some(number))
                || tally.below.is_some()
        })
    };
    let whole = |at: usize| {
        view.class(at.wrapping_sub(1)) == Some(Class::Suffix) || view.any(at.wrapping_sub(1), &["of", "its", "the"])
    };
    let many = claims.iter().any(|one| one.count.is_some());
    let number = (view.first..view.end).any(|at| {
        numbers::cardinal(view, at).is_some_and(|number| number > 1 && number <= 15 && !read(number))
            && !whole(at)
            && (view.is(at + 1, vocabulary::VOTE_NOUN | vocabulary::ABSTENTION)
                || view.is(at + 1, vocabulary::COUNTRIES)
                    && !counted
                    && (at + 2..at + 8).any(|at| view.is(at, vocabulary::VOTE_VERB | vocabulary::ABSTAIN))
                || view.any(at + 1, &["against", "yes", "for"])
                || view.any(at + 1, &["times"]) && !many
                || view.any(at + 1, &["in"]) && view.is(at + 2, vocabulary::IN_FAVOUR))
    });
    let score = claims.iter().any(|one| !one.is_veto())
        && !claims.iter().any(|one| one.tally.yes.is_some())
        && (view.first..view.end).any(|at| {
            let word = view.word(at);
            word.len() < 9
                && word.split('-').count() > 1
                && word.split('-').all(|part| part.parse::<u8>().is_ok_and(|part| part < 20))
        });
    // A veto or an abstention that no claim took up.
    let (vetoed, abstains) = (vocabulary::VETOED | vocabulary::VETO, vocabulary::ABSTAIN | vocabulary::ABSTENTION);
    let left_veto = !veto && view.find(view.first, view.end, vetoed).is_some();
    let abstained = |one: &Found| {
        one.kind == ClaimKind::Abstention
            || one.tally.abstain.is_some()
            || one.option.is_some_and(|option| option == crate::domain::VoteOption::Abstain)
            || one.unanimous
    };
    let left_abstention = !claims.iter().any(abstained)
        && claims.iter().any(|one| !one.is_veto() || one.members.len() == 1)
        && view
            .find(view.first, view.end, abstains)
            .is_some_and(|at| !view.any(at.wrapping_sub(1), &["no", "without", "or"]));
    let ordinal = veto
        && !counted
        && (view.first..view.end).any(|at| {
            numbers::ordinal(view, at).is_some()
                && (at + 1..at + 4).any(|at| view.is(at, vocabulary::VETO) || view.any(at, &["time"]))
        });
    let set_apart = !claims.iter().any(|one| !one.except.is_empty() || one.alone || one.unanimous)
        && claims.iter().any(|one| !one.is_veto())
        && (view.first..view.end).any(|at| {
            view.any(at, &["all", "every", "each"]) && (at + 1..at + 5).any(|at| view.is(at, vocabulary::COUNTRIES))
        })
        && !claims.iter().any(|one| one.tally.yes.is_some());
    let share = !counted
        && !claims.iter().any(|one| one.tally.yes.is_some())
        && (view.first..view.end)
            .any(|at| view.any(at, &["thirds", "two-thirds", "half", "majority"]) && view.any(at + 1, &["of"]))
        && claims.iter().any(|one| one.kind == ClaimKind::Tally);
    other || number || score || left_veto || left_abstention || ordinal || set_apart || share
}

/// Whether the clause speaks of another draft than the rest of the sentence: "a rival Russian draft won four votes".
pub(super) fn is_of_rival(view: &View<'_>, found: &Found) -> bool {
    let from = view.clause_start(found.first);
    from > view.first
        && (from..found.end)
            .any(|at| view.any(at, &["rival", "another", "competing", "separate", "alternative", "counter"]))
}

/// Whether the words before deny what follows: "denied that it had vetoed", "it is not true that".
pub(super) fn is_denied(view: &View<'_>, first: usize) -> bool {
    let from = first.saturating_sub(9).max(view.first);
    (from..first).any(|at| {
        let reports =
            ["reports", "claims", "allegations", "suggestions", "accusations", "assertions", "rumours", "rumors"];
        view.any(at, &["denied", "denies", "denying", "deny", "denial"])
            || view.any(
                at,
                &["rejected", "dismissed", "refuted", "rebuffed", "rejects", "dismisses", "disputed", "disputes"],
            ) && (at + 1..at + 4).any(|at| view.any(at, &reports))
            || view.any(at, &["true", "correct", "evidence", "case"])
                && (at.saturating_sub(3)..at).any(|at| view.any(at, &["not", "no", "n't", "n’t", "never", "hardly"]))
            || view.any(at, &["untrue", "false", "wrong"]) && (at + 1..at + 3).any(|at| view.any(at, &["that"]))
    })
}
