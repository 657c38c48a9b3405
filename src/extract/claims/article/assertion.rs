//! What a claim asserts, as data: with its time, its topic and how it is put forward.

use super::Article;
use crate::domain::{Assertion, CodePoints, CountIs, Modality, OnBasis, When};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::context::{self, VoteTime};
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::Code;
use crate::extract::claims::{dates, modality, symbols, topic};
use crate::extract::text::sentence::Tokens;

impl Article<'_> {
    pub(in crate::extract::claims) fn assertion(
        &self,
        view: &View<'_>,
        found: &Found,
        points: &CodePoints<'_>,
    ) -> Assertion {
        let span = self.doc.span(tokens(found.first, found.end));
        let mut modality = found.modality;
        if modality == Modality::Asserted && modality::is_attributed(view, found) {
            modality = Modality::Attributed;
        }
        if modality.states_fact() && modality::is_wished(view, found) {
            modality = Modality::Planned;
        }
        if modality.states_fact() && modality::is_denied(view, found.first) {
            modality = Modality::Negated;
        }
        if modality.states_fact() && modality::is_supposed(view, found.first) {
            modality = Modality::Hypothetical;
        }
        let mut members: Vec<String> =
            found.members.iter().map(|code| String::from_utf8_lossy(code).into_owned()).collect();
        members.sort_unstable();
        // "will veto it on Saturday" is another Saturday.
        let time = if modality.states_fact() { context::vote_time(view, found, self.on) } else { VoteTime::default() };
        let when = time.when;
        let mut assertion = Assertion::new(points.span(span.range()), found.kind, modality, found.rule);
        assertion.symbols = symbols::of(view, found);
        assertion.members = members;
        assertion.count = found.count;
        assertion.count_is = found.count_is;
        assertion.casts = found.casts;
        assertion.except = found.except.iter().map(|code| String::from_utf8_lossy(code).into_owned()).collect();
        assertion.permanent = found.permanent;
        assertion.alone = found.alone;
        assertion.sum = found.sum;
        assertion.option = found.option;
        assertion.tally = found.tally;
        assertion.unanimous = found.unanimous;
        // "last October and again in February"
        let again = when != When::Unstated
            && (found.trigger..found.end).any(|at| view.any(at, &["again"]) && view.any(at - 1, &["and"]));
        assertion.plural = found.plural || again;
        assertion.ordinal = found.count.filter(|_| found.count_is == CountIs::Ordinal);
        assertion.set_when(when, OnBasis::Sentence);
        assertion.other_when = time.otherwise;
        let restricted = found.count.is_some() && context::is_restricted(view, found);
        assertion.uncertain = restricted || context::is_procedural(view) || context::leaves_out_sponsor(view, found);
        // "It had vetoed four such drafts before"
        assertion.before = found.count.is_some()
            && view.any(found.verb_first, &["had"])
            && (found.verb_first..=view.clause_end(found.end.max(1) - 1).max(found.end))
                .any(|at| view.any(at, &["before", "previously", "already", "earlier"]));
        let until = if found.count.is_some() { view.end } else { view.clause_end(found.end) };
        // "Security Council extends mandate": the present is a time too, and no vote of years ago.
        let present = found.count.is_none()
            && !found.plural
            && found.verb_first == found.trigger
            && !found.rule.ends_with("noun")
            && view.word(found.trigger).ends_with('s');
        assertion.other_time =
            when == When::Unstated && (present || dates::names_time(view, found.first, until, self.on));
        assertion
    }

    /// The topic of the claim, and whether its own sentence names it; else that of the article, of the sentence before.
    pub(in crate::extract::claims) fn topic(
        &self,
        view: &View<'_>,
        found: &Found,
        acting: &[Code],
        topic_before: Option<&str>,
    ) -> (Option<String>, bool) {
        for from in [view.clause_start(found.first), view.first] {
            let end = if from == view.first { view.end } else { found.end };
            let named = topic::named(view, from, end, acting);
            if !named.is_empty() {
                let one = one(&named);
                let is_named = one.is_some();
                return (one, is_named);
            }
        }
        (self.topic.clone().or_else(|| topic_before.map(str::to_owned)), false)
    }
}

fn one(topics: &[&str]) -> Option<String> {
    if let [one] = topics { Some((*one).to_owned()) } else { None }
}

fn tokens(first: usize, end: usize) -> Tokens {
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Tokens { first: index(first), end: index(end) }
}
