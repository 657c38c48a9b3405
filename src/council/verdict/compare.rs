//! Which parts of an assertion a verdict has compared, and what is left unread.

use super::Judgement;
use crate::domain::{Assertion, ClaimKind, Compared, CountIs, Verdict, When};

/// Notes what was compared; what asserts more than was read of it is not vouched for.
pub(super) fn finish(mut judged: Judgement, assertion: &Assertion) -> Judgement {
    let vouches = matches!(judged.verdict, Some(Verdict::Agrees | Verdict::PartlyAgrees));
    if vouches && assertion.unread {
        let so_far = judged.reason.unwrap_or_default();
        return Judgement {
            verdict: Some(Verdict::Undetermined),
            reason: Some(format!("{so_far} The sentence says more than was compared.")),
            ..judged
        };
    }
    // A time that its words name may be the vote's after all.
    if judged.verdict == Some(Verdict::PartlyAgrees) && assertion.other_time {
        return Judgement {
            verdict: Some(Verdict::Undetermined),
            reason: Some(format!(
                "{} Whether the time it names is the vote's would decide.",
                judged.reason.unwrap_or_default()
            )),
            ..judged
        };
    }
    if vouches || judged.verdict == Some(Verdict::Disagrees) {
        judged.compared = parts(assertion);
    }
    judged
}

/// The parts that the assertion has, sorted.
fn parts(assertion: &Assertion) -> Vec<Compared> {
    let tally = assertion.tally;
    let dated = assertion.when != When::Unstated;
    let votes = matches!(assertion.kind, ClaimKind::Tally | ClaimKind::Abstention);
    let mut parts: Vec<Compared> = [
        (Compared::Yes, tally.yes.is_some() || tally.below.is_some() || tally.counts_some()),
        (Compared::No, tally.no.is_some()),
        (Compared::Abstain, tally.abstain.is_some()),
        (Compared::Count, assertion.count.is_some() && assertion.count_is != CountIs::Ordinal),
        (Compared::Ordinal, assertion.count_is == CountIs::Ordinal),
        (Compared::Topic, assertion.topic.is_some() && (assertion.symbols.is_empty() || assertion.topic_named)),
        (Compared::On, assertion.names_day()),
        (Compared::Period, dated && !assertion.names_day()),
        (Compared::Symbol, !assertion.symbols.is_empty()),
        (Compared::Members, !assertion.members.is_empty() || !assertion.except.is_empty()),
        (Compared::Option, assertion.option.is_some() || assertion.kind == ClaimKind::Abstention),
        (Compared::Outcome, !votes),
    ]
    .into_iter()
    .filter_map(|(part, is)| is.then_some(part))
    .collect();
    parts.sort_unstable();
    parts
}
