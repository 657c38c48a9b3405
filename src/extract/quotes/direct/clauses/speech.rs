//! Speech that others translate, recall or deny: "Doe said, with Roe translating", "no record of Doe saying “…”".

use super::super::model_input::View;
use super::super::span::Run;
use super::is_verb;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::Token;

/// How many candidates are looked at; keeps hostile texts linear.
const NEAR: usize = 12;

/// "“…,” Doe said in Dutch, with Roe translating", "Doe said through his interpreter, Roe: “…”": Doe.
pub(super) fn interpreted(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let one = &view.candidates[chosen];
    let is_interpreter = |word: &Token| {
        const NOUNS: [u32; 4] = [key("interpreter"), key("translator"), key("translating"), key("interpreting")];
        NOUNS.contains(&word.key)
    };
    let first = one.first as usize;
    let with = first > 0 && tokens[first - 1].key == key("with");
    let translates = with && tokens.get(one.end as usize).is_some_and(is_interpreter);
    let lead = &tokens[first.saturating_sub(4)..first];
    let through = [key("through"), key("via"), key("by")];
    let apposed = lead.iter().any(is_interpreter) && lead.iter().any(|word| through.contains(&word.key));
    if !translates && !apposed {
        return None;
    }
    let statement = view.doc.statements[run.statement as usize];
    let from = view.candidates.partition_point(|other| other.first < statement.first);
    let says = |at: &usize| {
        let other = &view.candidates[*at];
        let verb = tokens[other.end as usize..].iter().take(2).any(|word| is_verb(view, word));
        verb && view.may_speak(other)
    };
    (from..chosen).take(NEAR).find(says)
}

/// "There is no record of Doe saying “…”": who stands before the participle.
pub(super) fn of_saying(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let open = run.open as usize;
    let saying = (open.saturating_sub(2)..open).find(|&at| tokens[at].key == key("saying"))?;
    if let Some(found) = of_record(view, run, saying).filter(|&found| found != chosen) {
        return Some(found);
    }
    let at = view.candidates.partition_point(|one| (one.end as usize) < saying);
    let one = view.candidates.get(at).filter(|one| one.end as usize == saying && at != chosen)?;
    let governed = tokens[(one.first as usize).checked_sub(1)?].is(Words::PREPOSITION);
    (governed && !view.doc.phrases[one.phrase].owns).then_some(at)
}

/// "no record of Doe, speaking for Roe, saying “…”", "you can hear one of the nurses, Doe, saying “…”": whose speech there
/// is or is not.
fn of_record(view: &View<'_>, run: &Run, saying: usize) -> Option<usize> {
    const RECORDS: [u32; 6] =
        [key("record"), key("recording"), key("evidence"), key("footage"), key("video"), key("idea")];
    const HEARS: [u32; 4] = [key("hear"), key("imagine"), key("picture"), key("envision")];
    let tokens = &view.doc.tokens;
    let begin = view.doc.statements[run.statement as usize].first as usize;
    let lead = |at: usize| {
        let of = at > begin && tokens[at].key == key("of") && RECORDS.contains(&tokens[at - 1].key);
        of || HEARS.contains(&tokens[at].key)
    };
    let at = (begin.max(saying.saturating_sub(24))..saying).find(|&at| lead(at))?;
    let found = view.candidates.partition_point(|one| (one.first as usize) <= at);
    let one = view.candidates.get(found)?;
    let near = one.first as usize <= at + 2 && one.end as usize <= saying;
    (near && !view.doc.phrases[one.phrase].owns).then_some(found)
}
