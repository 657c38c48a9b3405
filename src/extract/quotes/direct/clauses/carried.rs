//! A paragraph of words alone, below one whose words somebody surely said: the same speaker, not a name beside theirs.

use super::super::context::Choice;
use super::super::model_input::View;

/// Who goes on in run number `n`, where the model chose a mention that no verb links, beside the speaker before.
pub(super) fn speaker(view: &View<'_>, n: usize, choice: Choice, decided: &[Choice]) -> Option<Choice> {
    let Choice::Candidate(chosen) = choice else { return None };
    let (run, before) = (&view.runs[n], &view.runs[n.checked_sub(1)?]);
    let &Choice::Candidate(last) = decided.last()? else { return None };
    let paragraph = view.doc.paragraphs[run.paragraph as usize];
    let whole = run.open == paragraph.first && run.after + 1 >= paragraph.end;
    let (other, said) = (&view.candidates[chosen], &view.candidates[last]);
    let above = run.paragraph.checked_sub(1)?;
    let beside = before.paragraph == above && said.paragraph == above && other.paragraph == above;
    // Who is nobody's subject, and hardly a person, in the sentence that gives words to somebody else.
    let same = other.statement == said.statement && !other.link.is_sure() && said.link.is_sure();
    (whole && beside && same && chosen != last && view.speaks(said)).then_some(Choice::Candidate(last))
}
