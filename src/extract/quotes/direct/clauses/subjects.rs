//! Subjects: of the clause that words stand in, of the sentence that a participle goes on, of the paragraph before.

use super::super::attribution_links::How;
use super::super::candidate::Candidate;
use super::super::context::Choice;
use super::super::model_input::View;
use super::super::span::Run;
use super::{is_verb, may_act};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::noun_phrase::PhraseKind;
use crate::extract::text::token::{Class, Shape, Token};

/// How likely a subject found by grammar is right where the model chose another.
const IN_CLAUSE: f32 = 0.9;
const IN_PARAGRAPH: f32 = 0.5;

/// How many candidates are looked at; keeps hostile texts linear.
const NEAR: usize = 60;

/// What a clause begins with that has a subject of its own.
const CLAUSES: [u32; 12] = [
    key("after"),
    key("when"),
    key("while"),
    key("because"),
    key("as"),
    key("although"),
    key("though"),
    key("before"),
    key("what"),
    key("how"),
    key("which"),
    key("since"),
];

/// The subject by grammar, where it is another than `choice`.
pub(super) fn subject(view: &View<'_>, n: usize, choice: Choice) -> Option<(Choice, f32)> {
    let Choice::Candidate(chosen) = choice else { return None };
    let run = &view.runs[n];
    let clause = main_subject(view, run, chosen)
        .or_else(|| told_by(view, run, chosen))
        .or_else(|| inner_subject(view, run, chosen))
        .or_else(|| said_within(view, run, chosen))
        .or_else(|| of_participle(view, run, chosen))
        .or_else(|| before_apposition(view, run, chosen));
    clause.map(|found| (Choice::Candidate(found), IN_CLAUSE)).or_else(|| of_paragraph(view, run, chosen))
}

/// Whether the phrase can be that of one who speaks, and no "he's".
fn speaks(view: &View<'_>, one: &Candidate) -> bool {
    view.may_speak(one) && !view.doc.phrases[one.phrase].owns
}

/// "But Judge Roe sentenced Doe, saying: “…”": Roe, whose sentence the participle goes on, not its object.
fn main_subject(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let one = &view.candidates[chosen];
    let tokens = &view.doc.tokens;
    let begin = view.doc.statements[run.statement as usize].first;
    let says = one.end as usize + 1;
    let near = run.open.checked_sub(one.end).is_some_and(|far| (2..8).contains(&far));
    if !near || one.statement != run.statement || tokens[one.end as usize].class != Class::Comma {
        return None;
    }
    let verb = &tokens[says];
    if !(verb.is(Words::SAYING) && verb.shape == Shape::Lower && verb.text(view.doc.text).ends_with("ing")) {
        return None;
    }
    let from = view.candidates.partition_point(|other| other.first < begin);
    let first = view.candidates[from..chosen].iter().take(NEAR).find(|other| speaks(view, other))?;
    let lead = &tokens[begin as usize..first.first as usize];
    let plain = lead
        .iter()
        .all(|word| word.is(Words::CONJUNCTION | Words::ADVERB | Words::TITLE) || word.class == Class::Comma);
    let acts = tokens[first.end as usize..one.end as usize].iter().any(|token| is_verb(view, token));
    let index = view.candidates.partition_point(|other| other.first < first.first);
    (plain && acts && lead.len() < 4).then_some(index)
}

/// "Doe said Roe told her: “…”", "She said he then announced: “…”": Roe, whose verb stands before the words.
fn told_by(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let outer = &view.candidates[chosen];
    let colon = run.open.checked_sub(1).is_some_and(|at| view.doc.tokens[at as usize].class == Class::Colon);
    if !colon || outer.statement != run.statement || outer.link.how == How::None || outer.first > run.open {
        return None;
    }
    let mut behind = view.candidates.iter().enumerate().skip(chosen + 1).take(4);
    let tells = |one: &Candidate| {
        let verb = one.link.verb;
        let first = one.first == outer.end + 1 || one.first == outer.end + 2;
        let says = view.doc.tokens.get(outer.end as usize).is_some_and(|verb| verb.is(Words::SAYING_SURE));
        let near = verb >= one.end && verb <= one.end + 1 && verb < run.open && run.open - verb <= 4;
        first && says && near && one.link.how == How::Direct && speaks(view, one)
    };
    behind.find(|(_, one)| tells(one)).map(|(at, _)| at)
}

/// "Cole defended nurses after Barker called the strike “rude”", "it saw what the group called a “breach”": the subject of
/// the clause that the words stand in.
fn inner_subject(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let one = &view.candidates[chosen];
    let tokens = &view.doc.tokens;
    if one.statement != run.statement || one.first > run.open {
        return None;
    }
    let to = view.candidates.partition_point(|other| other.first < run.open);
    let (at, inner) = (chosen + 1..to).rev().map(|at| (at, &view.candidates[at])).find(|(_, other)| {
        other.link.how == How::Direct && other.link.verb < run.open && other.link.verb <= other.end + 3
    })?;
    // "what he called": most likely the one who was chosen.
    if view.doc.phrases[inner.phrase].kind == PhraseKind::Pronoun {
        return None;
    }
    // "Troopers tell us the boy admitted that": the boy's verb.
    let theirs = one.link.how == How::Later && one.link.verb == inner.link.verb;
    let before = tokens[one.end as usize..inner.first as usize].iter().rev();
    let mut before = before.skip_while(|word| word.is(Words::ARTICLE | Words::TITLE));
    let opens = before.next().is_some_and(|word| CLAUSES.contains(&word.key) && word.class == Class::Word);
    let between = &tokens[inner.link.verb as usize + 1..run.open as usize];
    let others = between.iter().any(|word| {
        word.is(Words::SAYING_SURE) && word.shape == Shape::Lower
            || matches!(word.class, Class::Double | Class::Semicolon)
            || !theirs && (word.key == key("that") || word.key == key("and"))
    });
    ((opens || theirs) && between.len() < 12 && !others && speaks(view, inner)).then_some(at)
}

/// "She asked Doe to leave, at which point he walked out saying: “…”": he, whose clause the participle ends.
fn of_participle(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let one = &view.candidates[chosen];
    let tokens = &view.doc.tokens;
    let colon =
        run.open.checked_sub(1).filter(|&at| matches!(tokens[at as usize].class, Class::Colon | Class::Comma))?;
    let verb = colon.checked_sub(1)? as usize;
    let participle = tokens[verb].is(Words::SAYING) && tokens[verb].text(view.doc.text).ends_with("ing");
    let joined =
        verb.checked_sub(1).is_some_and(|at| tokens[at].class == Class::Word && tokens[at].shape == Shape::Lower);
    if !participle || !joined || one.statement != run.statement || one.end as usize > verb {
        return None;
    }
    let to = view.candidates.partition_point(|other| other.first < run.open);
    (chosen + 1..to).rev().find(|&at| {
        let other = &view.candidates[at];
        let acts =
            tokens.get(other.end as usize).is_some_and(|next| is_verb(view, next)) && (other.end as usize) < verb;
        let inside = &tokens[other.end as usize..verb.max(other.end as usize)];
        let whole = inside.len() < 8 && inside.iter().all(|word| word.class == Class::Word);
        acts && whole && speaks(view, other)
    })
}

/// "Jane Roe, director of the aid agency, Natural Aid, likened it to “…”": Roe, whom all that
/// stands between commas describes.
fn before_apposition(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let one = &view.candidates[chosen];
    let tokens = &view.doc.tokens;
    let comma = |at: u32| tokens.get(at as usize).is_some_and(|token| token.class == Class::Comma);
    let inside = one.first > 0 && comma(one.first - 1) && comma(one.end);
    if !inside || one.first > run.open || one.link.how != How::None {
        return None;
    }
    let acts = tokens.get(one.end as usize + 1).is_some_and(|word| may_act(view, word));
    let begin = view.doc.statements[one.statement as usize].first;
    let first = view.candidates.partition_point(|other| other.first < begin);
    let subject = &view.candidates[first];
    let named = matches!(subject.kind, 2 | 4) && subject.first == begin && comma(subject.end);
    (acts && named && first < chosen && one.first - subject.end < 24).then_some(first)
}

/// "Orlov said the hopes were “fairly good”, an agency reported": Orlov, in whose clause the words stand.
fn said_within(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let one = &view.candidates[chosen];
    let tokens = &view.doc.tokens;
    let begin = view.doc.statements[run.statement as usize].first;
    let behind = one.first == run.after + 1 && tokens[run.after as usize].class == Class::Comma;
    let inside = run.open > begin && tokens[run.open as usize - 1].class == Class::Word;
    if !(behind && inside && one.statement == run.statement && one.link.how == How::Direct) {
        return None;
    }
    let from = view.candidates.partition_point(|other| other.first < begin);
    let to = view.candidates.partition_point(|other| other.first < run.open);
    let mut sayers = (from.max(to.saturating_sub(NEAR))..to).filter(|&at| {
        let other = &view.candidates[at];
        let says = tokens[other.link.verb as usize].is(Words::SAYING_SURE) && other.link.verb < run.open;
        matches!(other.link.how, How::Direct | How::Apposition | How::Behind) && says && speaks(view, other)
    });
    sayers.next()
}

/// Of a name in the paragraph before that no verb of saying has, and that is no subject there: the speaker of
/// that paragraph, or none.
fn of_paragraph(view: &View<'_>, run: &Run, chosen: usize) -> Option<(Choice, f32)> {
    let one = &view.candidates[chosen];
    if one.paragraph >= run.paragraph || one.link.how != How::None {
        return None;
    }
    let begin = view.doc.statements[one.statement as usize].first;
    let tokens = &view.doc.tokens;
    // "Also Jane Roe arrived.": a subject, since nothing but small words stands before it.
    let lead = &tokens[begin as usize..one.first.max(begin) as usize];
    let leads = lead.iter().all(|word| {
        word.is(Words::ADVERB | Words::CONJUNCTION | Words::TITLE | Words::ARTICLE) || word.class == Class::Comma
    });
    if leads && one.first >= begin {
        return None;
    }
    // "While they hesitated, Jane Roe left"
    let main = lead.last().is_some_and(|comma| comma.class == Class::Comma);
    if main && tokens.get(one.end as usize).is_some_and(|verb| is_verb(view, verb)) {
        return None;
    }
    let from = view.candidates.partition_point(|other| other.paragraph < one.paragraph);
    let to = view.candidates.partition_point(|other| other.paragraph <= one.paragraph);
    let spoke = |other: &Candidate| {
        matches!(other.link.how, How::Direct | How::Apposition | How::Behind | How::Inverted | How::According)
    };
    let last =
        (from..to).rev().take(NEAR).find(|&at| spoke(&view.candidates[at]) && speaks(view, &view.candidates[at]));
    // "It was good that, while Roe scored, they won": Roe has a clause of his own, and is no subject of the sentence.
    let clause = lead.last().is_some_and(|word| CLAUSES.contains(&word.key) && word.class == Class::Word);
    match last {
        Some(at) => Some((Choice::Candidate(at), IN_PARAGRAPH)),
        None => clause.then(|| {
            let main = (from..chosen).rev().take(NEAR).find(|&at| leads_statement(view, &view.candidates[at]));
            (main.map_or(Choice::Nobody, Choice::Candidate), IN_PARAGRAPH)
        }),
    }
}

/// "However, he was happy": whether a person's name or pronoun begins its statement, small words aside.
fn leads_statement(view: &View<'_>, one: &Candidate) -> bool {
    let begin = view.doc.statements[one.statement as usize].first;
    let lead = &view.doc.tokens[begin as usize..one.first.max(begin) as usize];
    let small = |word: &Token| word.is(Words::ADVERB | Words::CONJUNCTION | Words::TITLE) || word.class == Class::Comma;
    matches!(one.kind, 2 | 4 | 6 | 8) && speaks(view, one) && lead.iter().all(small)
}
