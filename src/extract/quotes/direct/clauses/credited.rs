//! Words that are said to be somebody's: "“…” has been falsely attributed to Doe", "a line credited to Doe: “…”".

use super::super::model_input::View;
use super::super::span::Run;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Token};

/// How far the participle may stand from the words, in tokens.
const REACH: usize = 14;
const LEAD: u32 = 24;

const CREDITED: [u32; 9] = [
    key("attributed"),
    key("misattributed"),
    key("ascribed"),
    key("credited"),
    key("imputed"),
    key("attributing"),
    key("attribute"),
    key("attributes"),
    key("ascribing"),
];

/// To whom the sentence says that the words of a run belong.
pub(super) fn credited(view: &View<'_>, run: &Run) -> Option<usize> {
    let tokens = &view.doc.tokens;
    if run.words < 3 {
        return None;
    }
    let statement = view.doc.statements[run.statement as usize];
    let after = run.after as usize..(run.after as usize + REACH).min(statement.end.max(run.after) as usize);
    let before = statement.first.max(run.open.saturating_sub(LEAD)).min(run.open) as usize..run.open as usize;
    let behind = named_in(view, after, false);
    let ahead = || {
        let found = named_in(view, before, true)?;
        let end = view.candidates[found].end as usize;
        // "a quote attributed to Doe, “…”"
        let between = tokens.get(end..run.open as usize)?;
        let open = between.len() < 6 && !between.iter().any(|token| token.is(Words::SAYING_SURE));
        open.then_some(found)
    };
    behind.or_else(ahead)
}

/// The candidate behind "attributed … to" in a range of tokens.
fn named_in(view: &View<'_>, range: std::ops::Range<usize>, last: bool) -> Option<usize> {
    let tokens = view.doc.tokens.get(range.clone())?;
    let quoted = tokens.iter().position(|token| token.class == Class::Double).unwrap_or(tokens.len());
    let tokens = if last { tokens } else { &tokens[..quoted] };
    let is_credited = |token: &Token| CREDITED.contains(&token.key) && token.class == Class::Word;
    let at = if last { tokens.iter().rposition(is_credited)? } else { tokens.iter().position(is_credited)? };
    let to = tokens[at + 1..].iter().take(5).position(|token| token.key == key("to"))?;
    let first = u32::try_from(range.start + at + to + 2).ok()?;
    let found = view.candidates.partition_point(|one| one.first < first);
    let one = view.candidates.get(found).filter(|one| one.first <= first + 1)?;
    (view.speaks(one) || view.doc.phrases[one.phrase].owns).then_some(found)
}
