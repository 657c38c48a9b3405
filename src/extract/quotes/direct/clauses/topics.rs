//! Interviews cut into topics: "On the red card of Jane Roe: “…”" is said by whom the page let speak before.
//!
//! A name in the line of a topic, or in a question above the words, is what they are about.

use super::super::candidate::Candidate;
use super::super::context::Choice;
use super::super::model_input::View;
use super::{fills_paragraph, interviews, is_verb};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::entity_type::is_platform;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How far back the speaker of a topic is looked for, in paragraphs.
const BACK: u32 = 6;
/// How long the line of a topic or a speaker may be, in tokens.
const LINE: u32 = 24;
/// How long a paragraph may be that tells of an interview.
const INTRODUCTION: u32 = 120;
const SPEAKER: u32 = 14;
/// How likely the speaker before goes on with the next topic.
const GOES_ON: f32 = 0.85;
/// Verbs, prepositions and nouns that tell of an interview.
const TALKS: [u32; 6] = [key("spoke"), key("speaks"), key("talked"), key("talks"), key("talking"), key("speaking")];
const WITH: [u32; 3] = [key("to"), key("with"), key("about")];
const INTERVIEW: [u32; 5] = [key("interview"), key("interviewed"), key("interviews"), key("q&a"), key("conversation")];
/// What authors do with questions.
const PUTS: [u32; 5] = [key("ask"), key("asked"), key("venture"), key("suggest"), key("wonder")];
/// What the line of a topic begins with.
const ABOUT: [u32; 3] = [key("on"), key("about"), key("regarding")];

/// Who speaks about the topic of run number `n`, if a topic stands above or before it.
pub(super) fn speaker(view: &View<'_>, n: usize, choice: Choice, decided: &[Choice]) -> Option<(Choice, f32)> {
    let run = &view.runs[n];
    let label = is_topic_label(view, n);
    if let Choice::Candidate(index) = choice
        && view.candidates[index].paragraph == run.paragraph
        && !label
    {
        return None;
    }
    let from = if label {
        run.paragraph
    } else {
        run.paragraph.checked_sub(1).filter(|&above| fills_paragraph(view, run) && is_topic(view, above))?
    };
    let spoke = |paragraph: u32| {
        let before = (0..n).rev().take(4).find(|&other| view.runs[other].paragraph == paragraph)?;
        Some(decided[before]).filter(|&choice| choice != Choice::NoQuote)
    };
    for paragraph in (from.saturating_sub(BACK)..from).rev() {
        if let Some(choice) = spoke(paragraph).or_else(|| introduced(view, paragraph).map(Choice::Candidate)) {
            return Some((choice, GOES_ON));
        }
        if !is_topic(view, paragraph) {
            // "Jane Roe spoke to the Daily about the gate. ¶ Why was it shut? ¶ “…”"
            let told = tells_of_interview(view, paragraph).then(|| interviews::interviewee(view, paragraph)).flatten();
            if let Some(index) = told {
                return Some((Choice::Candidate(index), GOES_ON));
            }
            break;
        }
    }
    // Where the page says so little, no speaker is better than the name of the topic.
    let above = |index: usize| view.candidates[index].paragraph == from;
    matches!(choice, Choice::Candidate(index) if above(index)).then_some((Choice::Nobody, GOES_ON))
}

/// "On Jane Roe: “…”": whether the line before the words, in their own paragraph, is a topic.
pub(super) fn is_topic_label(view: &View<'_>, n: usize) -> bool {
    let run = &view.runs[n];
    let first = view.doc.paragraphs[run.paragraph as usize].first;
    let colon = run.open.checked_sub(1).filter(|&colon| colon > first);
    colon.is_some_and(|colon| {
        // "On Monday Jane Roe replied:" tells when.
        let says = is_verb(view, &view.doc.tokens[colon as usize - 1]);
        view.doc.tokens[colon as usize].class == Class::Colon && !says && is_about(view, Tokens { first, end: colon })
    })
}

/// Whether a paragraph is the line of a topic, or a question that the words below answer.
fn is_topic(view: &View<'_>, paragraph: u32) -> bool {
    let line = view.doc.paragraphs[paragraph as usize];
    let tokens = &view.doc.tokens[line.range()];
    let Some(last) = tokens.last() else { return false };
    if line.len() > LINE || tokens.iter().any(|token| matches!(token.class, Class::Double | Class::Single)) {
        return false;
    }
    if is_authors(view, tokens) {
        return true;
    }
    let asks = last.text(view.doc.text) == "?" && tokens.iter().filter(|token| token.class == Class::Stop).count() == 1;
    let open = last.class != Class::Stop;
    asks || open && is_about(view, line)
}

/// "Jane Roe spoke to the Daily", "we sat down with Jane Roe", "in an interview".
fn tells_of_interview(view: &View<'_>, paragraph: u32) -> bool {
    let line = view.doc.paragraphs[paragraph as usize];
    let tokens = &view.doc.tokens[line.range()];
    if line.len() > INTRODUCTION {
        return false;
    }
    let meets = tokens.windows(2).any(|pair| TALKS.contains(&pair[0].key) && WITH.contains(&pair[1].key));
    let sits = tokens.windows(3).any(|three| three[0].key == key("sat") && three[2].key == key("with"));
    meets || sits || tokens.iter().any(|word| INTERVIEW.contains(&word.key))
}

/// "But you have just written a book for him, I say.": what the author put to whom the page interviews.
fn is_authors(view: &View<'_>, line: &[Token]) -> bool {
    let [.., comma, i, verb, stop] = line else { return false };
    let says = verb.is(Words::SAYING) && verb.shape == Shape::Lower || PUTS.contains(&verb.key);
    let first = i.is(Words::FIRST_SECOND) && i.text(view.doc.text) == "I";
    let to = line.iter().any(|token| token.key == key("you") || token.key == key("your") || token.key == key("he"));
    comma.class == Class::Comma && first && says && stop.class == Class::Stop && to
}

/// "On his feelings about the game", "— On the pact": no verb that somebody else speaks with.
fn is_about(view: &View<'_>, line: Tokens) -> bool {
    if line.len() > LINE {
        return false;
    }
    let tokens = &view.doc.tokens[line.range()];
    let sign = |token: &&Token| matches!(token.class, Class::Dash | Class::Symbol | Class::Number);
    let first = tokens.iter().find(|token| !sign(token));
    let about = first.is_some_and(|first| ABOUT.contains(&first.key) && first.shape == Shape::Capital);
    let says = |token: &Token| token.is(Words::SAYING_SURE | Words::DAY) && token.shape != Shape::Upper;
    about && !tokens.iter().skip(1).any(says) && !has_subject(view, line)
}

/// "On Telegram Jane Roe shared a picture": a name with a verb of its own, which no "how" or "what" makes a topic of.
fn has_subject(view: &View<'_>, line: Tokens) -> bool {
    let tokens = &view.doc.tokens;
    let asks = tokens[line.range()].iter().any(|word| word.is(Words::RELATIVE | Words::SUBORDINATOR));
    // "On Telegram Roe wrote", where both are one phrase.
    let platform = tokens.get(line.first as usize + 1).is_some_and(is_platform);
    let from = view.candidates.partition_point(|one| one.first <= line.first + u32::from(!platform));
    let here = view.candidates[from..].iter().take_while(|one| one.first < line.end);
    let mut acting = here.filter(|one| matches!(one.kind, 2..=4 | 6 | 8 | 13 | 14));
    !asks && acting.any(|one| tokens.get(one.end as usize).is_some_and(|verb| is_verb(view, verb)))
}

/// "Jane Roe, prop", "Here are some of Roe's comments:": whom a line lets speak.
fn introduced(view: &View<'_>, paragraph: u32) -> Option<usize> {
    let line = view.doc.paragraphs[paragraph as usize];
    let tokens = &view.doc.tokens[line.range()];
    let from = view.candidates.partition_point(|one| one.first < line.first);
    let to = view.candidates.partition_point(|one| one.first < line.end);
    let named = |one: &Candidate| matches!(one.kind, 2 | 4 | 6);
    let last = tokens.last()?;
    if last.class == Class::Colon {
        let owns = |at: &usize| view.doc.phrases[view.candidates[*at].phrase].owns;
        return (from..to).rev().filter(|&at| named(&view.candidates[at])).find(owns);
    }
    let silent = !tokens.iter().any(|token| is_verb(view, token) || token.class == Class::Double);
    let ends = last.class != Class::Stop && last.gap != Gap::Line;
    let begins = view.candidates[from..to].first().is_some_and(|one| named(one) && one.first == line.first);
    let comma = view.candidates[from..to].first().is_some_and(|one| {
        one.end == line.end
            || matches!(view.doc.tokens[one.end as usize].class, Class::Comma | Class::Open | Class::Dash)
    });
    (silent && ends && begins && comma && line.len() <= SPEAKER).then_some(from)
}
