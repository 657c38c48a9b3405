//! Reported speech is speech, writing or thought: what is left out though the models, which learnt from
//! annotations of every kind of attribution, take it for one.
//!
//! Acts (to veto, support, reject, decline) say nothing; a place or a label before a colon is no speaker; a scrap of
//! a sentence is no clause; what stands in quotation marks is a direct quote.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::find::Attribution;
use super::rule;
use super::{Clause, trimmed};
use crate::extract::lexicon::words::{self, Words};
use crate::extract::text::document::Doc;
use crate::extract::text::token::Class;

/// Verbs and nouns of acts, in all their forms.
const ACTS: &str = "veto vetoes vetoed vetoing support supports supported supporting reject rejects rejected rejecting \
    require requires required requiring decline declines declined declining endorse endorses endorsed endorsing \
    endorsement back backs backed backing oppose opposes opposed opposing opposition approve approves approved approving \
    adopt adopts adopted adopting sign signs signed signing order orders ordered ordering allow allows allowed allowing \
    permit permits permitted permitting decide decides decided deciding decision plan plans planned planning seek seeks \
    sought seeking refuse refuses refused refusing vote votes voted voting nominate nominates nominated nominating fire \
    fired pass passes passed passing rule rules ruled ruling elect elected appoint appointed appointing release releases \
    released releasing ban bans banned banning block blocks blocked blocking force forces forced forcing try tries tried \
    trying attempt attempts attempted help helps helped helping use uses used using file files filed filing cast casts \
    push pushes pushed pushing launch launched allow prevent prevented ensure ensured support favor favors favored \
    favoring favour favours favoured abstain abstains abstained impose imposed imposing authorize authorized \
    authorizing fail failed invoke invoked hail appeared appears appear seemed seems seem show shows showed showing \
    named include includes included including accept accepts accepted accepting";

static ACT: LazyLock<HashSet<u32>> = LazyLock::new(|| ACTS.split_ascii_whitespace().map(words::key).collect());

/// Whether the attribution reports speech, writing or thought, and its content is a stretch of its own.
pub(super) fn is_speech(doc: &Doc<'_>, clause: &Clause<'_>, this: &Attribution) -> bool {
    let tokens = &doc.tokens;
    let Some(cue) = tokens.get(this.cue) else { return false };
    if ACT.contains(&cue.key) || matches!(cue.class, Class::Colon | Class::Dash) {
        return false;
    }
    let (first, end) = trimmed(clause, this.content);
    let Some(content) = tokens.get(first..end) else { return false };
    let words = content.iter().filter(|token| token.is_wordlike()).count();
    let marked =
        content.first().is_some_and(|token| matches!(token.class, Class::Single | Class::Double | Class::Dash));
    // Content before its cue is a clause: not "Five years ago, Doe said"; but "The plan, Doe said, would fail" is one.
    let before = matches!(rule::rule(clause, this), "reported-after" | "reported-inverted");
    let goes_on = tokens.get(this.cue + 1).is_some_and(|next| next.class == Class::Comma);
    let scrap = before && !goes_on && clause.verbs(first, end) == 0;
    let named = this.speaker.is_none_or(|(first, end)| {
        tokens.get(first..end).is_some_and(|speaker| speaker.iter().any(|token| !token.is(Words::ARTICLE)))
    });
    words > 1 && !marked && !scrap && named && !in_single_marks(doc, first, end)
}

/// Whether the content overlaps with a quotation in single marks.
fn in_single_marks(doc: &Doc<'_>, first: usize, end: usize) -> bool {
    let from = doc.quoted.partition_point(|run| (run.open as usize) < first.saturating_sub(64));
    let near = doc.quoted[from..].iter().take(32).take_while(|run| (run.open as usize) < end);
    near.into_iter().any(|run| !run.double && !run.nested && run.inner.len() > 3 && run.inner.end as usize > first)
}
