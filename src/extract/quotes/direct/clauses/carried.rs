//! Who goes on with words that a model gives to a name which no verb links: the speaker before, the paragraph's subject, or
//! nobody.

use super::super::attribution_links::How;
use super::super::candidate::Candidate;
use super::super::context::Choice;
use super::super::model_input::View;
use super::super::span::Run;
use super::{fills_paragraph, is_verb};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::{Class, Shape, Token};

/// How long the line below a picture may be, in tokens.
const CAPTION: usize = 20;
/// How far behind a name another verb of saying is looked for, in tokens; keeps hostile texts linear.
const REST: usize = 160;
/// How likely who spoke before goes on, and one whose verb touches the words is right.
const CARRIED: f32 = 0.9;
const TOUCHING: f32 = 0.99;

/// Who said run number `n`, where the model chose a mention that no verb links.
pub(super) fn speaker(view: &View<'_>, n: usize, choice: Choice, decided: &[Choice]) -> Option<(Choice, f32)> {
    let Choice::Candidate(chosen) = choice else { return None };
    let (run, one) = (&view.runs[n], &view.candidates[chosen]);
    if let Some(choice) = over_caption(view, n, one, decided) {
        return Some((choice, CARRIED));
    }
    if one.link.how != How::None {
        return None;
    }
    if let Some(found) = touching(view, run).filter(|&found| found != chosen) {
        return Some((Choice::Candidate(found), TOUCHING));
    }
    let other = beside(view, n, chosen, decided).or_else(|| introduced(view, run, one).map(Choice::Candidate));
    let adverb = || begins_as_adverb(view, one).then_some(Choice::Nobody);
    other.or_else(adverb).map(|choice| (choice, CARRIED))
}

/// "“…,” said Doe. ¶ Roe denies that he changed his mind ¶ “…”": a line without a stop between two paragraphs of words is a
/// picture's; who spoke above it goes on.
fn over_caption(view: &View<'_>, n: usize, one: &Candidate, decided: &[Choice]) -> Option<Choice> {
    let (run, before) = (&view.runs[n], &view.runs[n.checked_sub(1)?]);
    let &last @ Choice::Candidate(_) = decided.last()? else { return None };
    let line = view.doc.paragraphs[one.paragraph as usize];
    let tokens = &view.doc.tokens[line.range()];
    let between = before.paragraph + 1 == one.paragraph && one.paragraph + 1 == run.paragraph;
    let words = |token: &Token| matches!(token.class, Class::Word | Class::Number | Class::Suffix | Class::Comma);
    let caption = tokens.len() < CAPTION && tokens.last().is_some_and(Token::is_wordlike) && tokens.iter().all(words);
    (between && caption && fills_paragraph(view, run)).then_some(last)
}

/// "“…,” Doe writes in his book, Harbour Diaries": whose verb stands between the words and the name.
fn touching(view: &View<'_>, run: &Run) -> Option<usize> {
    let at = view.starting(run.after)?;
    let one = Some(&view.candidates[at]).filter(|one| one.statement == run.statement)?;
    let verb = one.link.how == How::Direct && one.link.verb <= one.end + 1;
    if !verb || run.words < 3 || !matches!(one.kind, 2 | 4 | 6) || !view.speaks(one) {
        return None;
    }
    // "Doe remembered Roe's partner saying"
    let end = view.doc.statements[one.statement as usize].end;
    let rest = view.doc.tokens.get(one.end as usize + 1..end as usize).unwrap_or_default();
    let relays = rest.iter().take(REST).any(|word| word.is(Words::SAYING) && word.text(view.doc.text).ends_with("ing"));
    (!relays).then_some(at)
}

/// "“…,” Doe writes in his book, Harbour Diaries, “…”", "… and New York, Doe, said. ¶ “…”": who surely said the words before,
/// in the sentence that has the name, too.
fn beside(view: &View<'_>, n: usize, chosen: usize, decided: &[Choice]) -> Option<Choice> {
    let (run, before) = (&view.runs[n], &view.runs[n.checked_sub(1)?]);
    let &Choice::Candidate(last) = decided.last()? else { return None };
    let (other, said) = (&view.candidates[chosen], &view.candidates[last]);
    let above = run.paragraph.checked_sub(1);
    let near = |paragraph: u32| before.paragraph == paragraph && said.paragraph == paragraph;
    let goes_on = fills_paragraph(view, run) && above.is_some_and(near);
    let split = before.statement == run.statement && said.statement == run.statement && said.first >= before.after;
    let same = other.statement == said.statement && said.link.is_sure() && chosen != last;
    ((goes_on || split) && same && view.speaks(said)).then_some(Choice::Candidate(last))
}

/// "Jane Roe is a farmer from Hollin, County Down. ¶ “…”": whom the sentence above is about, not the place at its end.
fn introduced(view: &View<'_>, run: &Run, one: &Candidate) -> Option<usize> {
    let begin = view.doc.statements[one.statement as usize].first;
    if !fills_paragraph(view, run) || one.paragraph + 1 != run.paragraph || one.first == begin {
        return None;
    }
    let from = view.starting(begin).filter(|&at| view.candidates[at].end < one.first)?;
    let subject = &view.candidates[from];
    let acts = view.doc.tokens.get(subject.end as usize).is_some_and(|verb| is_verb(view, verb));
    // What stands behind a comma or a preposition has no verb of its own.
    let verb = view.doc.tokens.get(one.end as usize).is_some_and(|next| is_verb(view, next));
    (matches!(subject.kind, 2 | 4 | 8) && acts && !verb).then_some(from)
}

/// "Naturally, one can see …: “…”": an adverb or participle that begins a sentence, and that only a capital makes a name.
fn begins_as_adverb(view: &View<'_>, one: &Candidate) -> bool {
    let begin = view.doc.statements[one.statement as usize].first;
    let word = &view.doc.tokens[one.first as usize];
    let text = word.text(view.doc.text);
    let ending = ["ly", "ed", "ing", "where", "while"].iter().any(|end| text.ends_with(end)) && text.len() > 5;
    let comma = view.doc.tokens.get(one.end as usize).is_some_and(|comma| comma.class == Class::Comma);
    one.kind == 6 && one.first == begin && word.shape == Shape::Capital && ending && comma
}
