//! Whose words stand behind an object: of a verb that only turns to somebody, of one that makes somebody say them, and of
//! what somebody claims of another: "Doe lectured Roe: “…”", "this led the boy to swear and say “…”", "Doe’s claim that Roe
//! was “…”".

use super::super::attribution_links::How;
use super::super::candidate::Candidate;
use super::super::context::Choice;
use super::super::model_input::View;
use super::super::span::Run;
use super::is_verb;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::token::{Class, Shape, Token};

/// How far before the words the clause may begin that holds them, in tokens.
const REACH: usize = 20;

/// Whose run is, where an object or the subject of another clause was chosen.
pub(super) fn behind_object(view: &View<'_>, run: &Run, chosen: usize) -> Option<Choice> {
    let one = &view.candidates[chosen];
    if one.statement != run.statement || one.first > run.open {
        return None;
    }
    let said = || addressed(view, run, one).or_else(|| claimant(view, run, chosen)).map(Choice::Candidate);
    said().or_else(|| made_to_say(view, run, one))
}

/// "Doe, a farmer, told the Daily: “…”", "“…,” Doe told the Daily. “…”": Doe, not the object of the verb.
pub(super) fn teller(view: &View<'_>, chosen: usize) -> Option<usize> {
    let one = &view.candidates[chosen];
    let tokens = &view.doc.tokens;
    let article = one.first.checked_sub(1).filter(|&at| tokens[at as usize].is(Words::ARTICLE));
    let verb = article.unwrap_or(one.first).checked_sub(1)?;
    let word = &tokens[verb as usize];
    if !matches!(one.link.how, How::None | How::Colon) || !TELLS.contains(&word.key) || word.shape != Shape::Lower {
        return None;
    }
    let begin = view.doc.statements[one.statement as usize].first.max(verb.saturating_sub(40));
    let from = view.candidates.partition_point(|other| other.first < begin);
    let subject = |other: &Candidate| other.link.verb == verb && other.link.how != How::None;
    let speaks = |at: &usize| view.speaks(&view.candidates[*at]) && view.candidates[*at].end <= verb;
    let mut before = (from..chosen).filter(speaks);
    // Marks within a name hide its verb: then who stands first.
    let first = before.clone().next();
    before.find(|&at| subject(&view.candidates[at])).or(first)
}

/// Verbs that have their hearer for an object.
const TELLS: [u32; 3] = [key("told"), key("tells"), key("telling")];

/// "Doe, a farmer, lectured Roe: “…”": Doe, whose verb turns to Roe.
fn addressed(view: &View<'_>, run: &Run, one: &Candidate) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let begin = view.doc.statements[run.statement as usize].first;
    let colon = one.end + 1 == run.open && tokens[one.end as usize].class == Class::Colon;
    // A verb that no list has may stand in the phrase.
    let first = &tokens[one.first as usize];
    let inside = first.shape == Shape::Lower && one.end > one.first + 1 && is_verb(view, first);
    let verb = if inside { Some(one.first) } else { one.first.checked_sub(1) }.filter(|&at| at > begin)?;
    let word = &tokens[verb as usize];
    // "Party working president Jane Roe: “…”"
    let describes = word.text(view.doc.text).ends_with("ing");
    let turns = is_verb(view, word) && !word.words.is_auxiliary() && !describes;
    if !colon || one.link.how != How::Colon || !turns {
        return None;
    }
    let from = view.candidates.partition_point(|other| other.first < begin);
    let other = view.candidates.get(from).filter(|other| other.end <= verb && other.statement == run.statement)?;
    let lead = &tokens[begin as usize..other.first as usize];
    let plain = lead.len() < 3 && lead.iter().all(|word| word.is(Words::ARTICLE | Words::TITLE | Words::ADJECTIVE));
    // "Quoting Doe, added Roe: “…”"
    let closed = tokens[verb as usize - 1].class == Class::Comma && tokens[other.end as usize].class != Class::Comma;
    (plain && !closed && view.may_speak(other)).then_some(from)
}

/// "a response to Doe’s accusation that he was “…”": Doe, not whom the clause is about.
fn claimant(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let that = view.candidates[chosen].first.checked_sub(1)? as usize;
    if tokens[that].key != key("that") || run.open as usize - that > REACH / 2 {
        return None;
    }
    let noun = that.checked_sub(1)?;
    let suffix = (noun.saturating_sub(3)..noun).rev().find(|&at| tokens[at].class == Class::Suffix)?;
    let claims = CLAIMS.contains(&tokens[noun].key);
    let owner = (chosen.saturating_sub(4)..chosen).rev().find(|&at| view.candidates[at].end as usize == suffix)?;
    // "in answer to the former minister’s claim that it was “…”, he said"
    claims.then_some(owner)
}

/// "He said this led the boy to swear and say “…”": the boy, whom another's verb makes say it; nobody, if no candidate names
/// him.
fn made_to_say(view: &View<'_>, run: &Run, one: &Candidate) -> Option<Choice> {
    let tokens = &view.doc.tokens;
    let open = run.open as usize;
    let says = (open.saturating_sub(2)..open).rev().find(|&at| SAY.contains(&tokens[at].key))?;
    let from = (one.end as usize).max(says.saturating_sub(REACH));
    let part = |token: &Token| token.class == Class::Word && !token.is(Words::MODAL | Words::RELATIVE);
    let clause = tokens.get(from..says)?;
    let start = clause.iter().rposition(|token| !part(token)).map_or(from, |at| from + at + 1);
    let verb = (start..says).rev().find(|&at| MAKES.contains(&tokens[at].key) && tokens[at].shape == Shape::Lower)?;
    let object = verb + 1;
    let to = (object..says).find(|&at| tokens[at].key == key("to"))?;
    // "took to the stage to say": no candidate between the two.
    let held = &tokens[object..to];
    let pronoun = held.len() == 1 && held[0].is(Words::OBJECT_PRONOUN);
    let first = view.candidates.partition_point(|other| (other.first as usize) < object);
    let named = view.candidates.get(first).filter(|other| other.end as usize <= to && view.may_speak(other));
    match named {
        Some(_) => Some(Choice::Candidate(first)),
        None => (pronoun || held.iter().any(is_person_noun)).then_some(Choice::Nobody),
    }
}

/// Bare forms of verbs of saying.
const SAY: [u32; 6] = [key("say"), key("shout"), key("yell"), key("reply"), key("ask"), key("declare")];
/// Verbs that make their object do something, or ask it to.
const MAKES: [u32; 16] = [
    key("led"),
    key("leads"),
    key("prompted"),
    key("caused"),
    key("forced"),
    key("asked"),
    key("told"),
    key("urged"),
    key("ordered"),
    key("invited"),
    key("allowed"),
    key("persuaded"),
    key("encouraged"),
    key("instructed"),
    key("wanted"),
    key("begged"),
];
/// Nouns for what somebody claims of another.
const CLAIMS: [u32; 16] = [
    key("claim"),
    key("claims"),
    key("accusation"),
    key("accusations"),
    key("allegation"),
    key("allegations"),
    key("assertion"),
    key("assertions"),
    key("suggestion"),
    key("complaint"),
    key("charge"),
    key("insistence"),
    key("remark"),
    key("remarks"),
    key("warning"),
    key("contention"),
];
