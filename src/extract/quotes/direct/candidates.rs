//! Who may have said a run: the candidates around it that the model is asked about.

use super::attribution_links::How;
use super::model_input::{Candidate, View};
use super::span::Run;

/// The candidates around run number `n`: from five paragraphs before to one behind, a contiguous range.
fn window(view: &View<'_>, n: usize) -> std::ops::Range<usize> {
    let run = &view.runs[n];
    let all = &view.candidates;
    let behind = all.partition_point(|one| one.first < run.open);
    let far = run.paragraph.saturating_sub(5);
    let from = all[..behind].partition_point(|one| one.paragraph < far).max(behind.saturating_sub(60));
    let to = all[behind..].iter().take(16).take_while(|one| one.paragraph <= run.paragraph + 1).count();
    from..behind + to
}

/// The candidates that may have said run number `n`.
///
/// Mentions so far away, or so unlikely to be a speaker's, that the annotators of the training articles
/// named none of the kind are left out: three in four, which is what keeps the model fast.
pub fn within_reach<'v>(view: &'v View<'_>, n: usize) -> impl Iterator<Item = usize> + 'v {
    let run = &view.runs[n];
    window(view, n).filter(move |&index| is_likely(&view.candidates[index], run))
}

fn is_likely(one: &Candidate, run: &Run) -> bool {
    let linked = one.link.how != How::None;
    let before = one.first < run.open;
    let away = one.statement.abs_diff(run.statement);
    // Nouns without a determiner, of no class that speaks.
    let bare = one.kind == 21;
    if away == 0 {
        return linked || before || !bare;
    }
    let same_paragraph = one.paragraph == run.paragraph;
    match one.kind {
        1 => false,
        15..=21 => one.link.is_sure() && away == 1,
        _ if !linked => before && away == 1 || same_paragraph && away <= 2 && before,
        _ => away <= 2 || one.link.is_sure() && before,
    }
}
