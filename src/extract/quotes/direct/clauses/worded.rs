//! Sentences that say themselves whose the words are, without a verb of saying that touches them: "The verdict of Doe:
//! “…”", "In the words of Doe, it was “…”", "Nowhere does Doe write “…”", "The court heard that Doe had told her: “…”".

use super::super::candidate::small;
use super::super::context::Choice;
use super::super::model_input::View;
use super::super::quoting::OF;
use super::super::span::Run;
use super::is_verb;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Shape, Token};

/// Nouns for an answer or a view that is somebody's.
const VERDICTS: [u32; 27] = [
    key("verdict"),
    key("answer"),
    key("reply"),
    key("response"),
    key("message"),
    key("words"),
    key("view"),
    key("assessment"),
    key("reaction"),
    key("warning"),
    key("advice"),
    key("plea"),
    key("conclusion"),
    key("comment"),
    key("appeal"),
    key("riposte"),
    key("retort"),
    key("summary"),
    key("judgment"),
    key("judgement"),
    key("opinion"),
    key("explanation"),
    key("promise"),
    key("apology"),
    key("prediction"),
    key("lament"),
    key("motto"),
];

/// How far the parts of such a sentence may stand from each other, in tokens.
const REACH: usize = 32;

/// Whose the sentence says that the words of a run are.
pub(in crate::extract::quotes::direct) fn worded(view: &View<'_>, run: &Run) -> Option<usize> {
    let begin = view.doc.statements[run.statement as usize].first as usize;
    let lead = view.doc.tokens.get(begin..run.open as usize).filter(|lead| lead.len() < REACH).unwrap_or_default();
    verdict_of(view, run, begin, lead)
        .or_else(|| in_words_of(view, run, begin, lead))
        .or_else(|| fronted(view, begin, lead))
        .or_else(|| heard(view, begin, lead))
        .or_else(|| is_not_what(view, run))
}

/// "The verdict of Doe: “…”", "The reply from Doe was short: “…”".
fn verdict_of(view: &View<'_>, run: &Run, begin: usize, lead: &[Token]) -> Option<usize> {
    let [article, .., colon] = lead else { return None };
    if !article.is(Words::ARTICLE) || colon.class != Class::Colon || run.words < 3 {
        return None;
    }
    let noun = lead.iter().take(5).position(|word| VERDICTS.contains(&word.key))?;
    let of = lead.get(noun + 1).filter(|of| OF.contains(&of.key))?;
    let found = view.starting(small(begin + noun + 2)).filter(|_| of.class == Class::Word)?;
    let behind = view.candidates[found].end as usize - begin;
    let says = lead.get(behind..)?.iter().any(|word| word.is(Words::SAYING_SURE) && word.shape == Shape::Lower);
    (!says).then_some(found)
}

/// "In the words of Doe, it was “…”".
fn in_words_of(view: &View<'_>, run: &Run, begin: usize, lead: &[Token]) -> Option<usize> {
    let is = |at: usize, word: &str| lead.get(at).is_some_and(|token| token.key == key(word));
    let words = (0..lead.len()).find(|&at| is(at, "in") && is(at + 1, "the") && is(at + 3, "of"))?;
    if !is(words + 2, "words") && !is(words + 2, "phrase") || run.words < 2 {
        return None;
    }
    let found = view.starting(small(begin + words + 4))?;
    let mut others = view.candidates[found + 1..].iter().take(8).take_while(|one| one.first < run.open);
    let other = others.any(|one| one.link.is_sure() && one.link.verb < run.open && view.speaks(one));
    (!other).then_some(found)
}

/// "Nowhere in the report does Doe write “…”", "At no point did Doe, the mayor, say “…”".
fn fronted(view: &View<'_>, begin: usize, lead: &[Token]) -> Option<usize> {
    const LEADS: [u32; 4] = [key("nowhere"), key("never"), key("not"), key("at")];
    let first = lead.first().filter(|first| LEADS.contains(&first.key))?;
    if first.key == key("at") && lead.get(1).is_none_or(|no| no.key != key("no")) {
        return None;
    }
    let asks = |word: &Token| [key("did"), key("does"), key("do"), key("has"), key("had")].contains(&word.key);
    let aux = lead.iter().take(10).position(asks)?;
    let found = view
        .starting(small(begin + aux + 1))
        .filter(|&found| view.may_speak(&view.candidates[found]) || owns(view, found))?;
    let last = lead.iter().rev().find(|word| word.class == Class::Word && word.key != key("that"))?;
    (last.is(Words::SAYING) && last.shape == Shape::Lower).then_some(found)
}

/// "Natural Aid’s director", which the phrase around it reads.
fn owns(view: &View<'_>, found: usize) -> bool {
    view.doc.phrases[view.candidates[found].phrase].owns
}

/// "The court heard that Doe, a baker, had told officers: “…”".
fn heard(view: &View<'_>, begin: usize, lead: &[Token]) -> Option<usize> {
    const BODIES: [u32; 10] = [
        key("court"),
        key("jury"),
        key("jurors"),
        key("inquest"),
        key("tribunal"),
        key("inquiry"),
        key("hearing"),
        key("trial"),
        key("panel"),
        key("commission"),
    ];
    let body = lead.iter().take(4).position(|word| BODIES.contains(&word.key))?;
    let hears = |word: &Token| word.key == key("heard") || word.key == key("told");
    let verb = (body + 1..body + 3).find(|&at| lead.get(at).is_some_and(hears))?;
    let that = verb + 1 + usize::from(lead.get(verb + 1)?.key == key("that"));
    let rest = lead.get(that..)?;
    let had = rest.iter().rposition(|word| word.key == key("had"))?;
    let says = rest[had..].iter().take(4).any(|word| word.is(Words::SAYING) && word.shape == Shape::Lower);
    let found = view.starting(small(begin + that)).filter(|_| says && rest.len() - had <= 8)?;
    // "the court heard that the police had been told"
    let passive = rest.get(had + 1).is_some_and(|word| word.words.is_auxiliary());
    (!passive && (view.may_speak(&view.candidates[found]) || owns(view, found))).then_some(found)
}

/// "Doe, like Roe, pronounced the budget “…”", "Unlike Roe, Doe dismissed it as “…”": the subject of a verb that calls things
/// names, whatever stands beside it.
pub(super) fn calls(view: &View<'_>, run: &Run, choice: Choice) -> Option<usize> {
    let begin = view.doc.statements[run.statement as usize].first as usize;
    let lead = view.doc.tokens.get(begin..run.open as usize).filter(|lead| lead.len() < REACH)?;
    let like = [key("like"), key("unlike")];
    let comma = |at: usize| lead.get(at).is_some_and(|token| token.class == Class::Comma);
    let close = |from: usize| (from..lead.len().min(from + ASIDE)).find(|&at| comma(at));
    // "Unlike Roe, Doe"
    let first = if like.contains(&lead.first()?.key) { close(1)? + 1 } else { 0 };
    let found = view.starting(small(begin + first)).filter(|&found| view.may_speak(&view.candidates[found]))?;
    let end = view.candidates[found].end as usize - begin;
    let aside = comma(end) && lead.get(end + 1).is_some_and(|word| like.contains(&word.key));
    let verb = if aside { close(end + 1)? + 1 } else { end };
    if first == 0 && !aside || !lead.get(verb).is_some_and(|verb| verb.shape == Shape::Lower && is_verb(view, verb)) {
        return None;
    }
    let rest = lead.get(verb + 1..)?;
    let clause = rest.len() < ASIDE && rest.iter().all(|word| word.is_wordlike() && !word.is(Words::RELATIVE));
    // Who is compared has said nothing; what was chosen beyond the two is left.
    let compared = match choice {
        Choice::Candidate(chosen) => {
            let other = view.candidates[chosen].first as usize;
            other >= begin && other < begin + verb || view.candidates[chosen].statement != run.statement
        }
        _ => true,
    };
    (clause && compared && run.words > 1).then_some(found)
}

/// How long what is compared, or what the words are called of, may be, in tokens.
const ASIDE: usize = 12;

/// "“…” is not what Doe said".
fn is_not_what(view: &View<'_>, run: &Run) -> Option<usize> {
    let after = run.after as usize;
    let [be, not, what] = view.doc.tokens.get(after..after + 3)? else { return None };
    if !be.is(Words::AUXILIARY) || not.key != key("not") || what.key != key("what") {
        return None;
    }
    let found = view.starting(small(after + 3)).filter(|&found| view.may_speak(&view.candidates[found]))?;
    let behind = view.doc.tokens[view.candidates[found].end as usize..].iter().take(REACH);
    let mut behind = behind.take_while(|word| !matches!(word.class, Class::Stop | Class::Double));
    behind.any(|word| word.is(Words::SAYING) && is_verb(view, word)).then_some(found)
}
