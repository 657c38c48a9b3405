//! What an article states about votes of the Security Council.
//!
//! # Design
//!
//! An article without a word such as "veto" or "resolution" costs one probe per token, and a search for a symbol.
//! In the others each sentence is read by the rules of [`rules`], each of which begins at a verb or noun and looks for
//! its subject, its object, and what makes it no fact ([`modality`]). What is the Council's must be seen in the sentence
//! or follow from the article: parliaments veto and vote too, and a claim that is missing is better than one about a
//! parliament.
//!
//! Times ([`dates`]) and topics ([`topic`]) are read around the claim, the nearest first. Which votes are
//! meant and whether it is so is [`crate::council::judge`]'s to say.

mod article;
mod bodies;
mod candidate;
mod clause;
mod context;
mod dates;
mod joint_subject;
mod modality;
mod numbers;
mod phrases;
mod propagation;
pub(crate) mod rules;
mod sentence;
mod states;
mod subject;
mod symbols;
mod topic;
mod vocabulary;
mod vote_evidence;

use super::Doc;
use super::layout::Taken;
use crate::domain::{Assertion, ClaimKind, CodePoints, Day};
use article::Article;
use sentence::View;
pub use states::States;
use subject::Before;

/// What is known of an article beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The headline, which the text may not repeat.
    pub title: Option<&'a str>,
    /// The day of the article.
    pub on: Option<Day>,
}

/// Finds what `doc`, an article with what is `known` of it, states about votes, in the order of the text.
#[must_use]
pub fn assertions(
    doc: &Doc<'_>,
    states: &States,
    known: Known<'_>,
    taken: &[Taken],
    points: &CodePoints<'_>,
) -> Vec<Assertion> {
    let on = known.on;
    let Some(article) = Article::new(doc, states, known) else { return Vec::new() };
    let mut before = Before::default();
    let mut topic_before = None;
    let mut memo = context::Memo::default();
    let mut assertions = Vec::new();
    for sentence in doc.sentences.iter().flat_map(|sentence| clause::windows(clause::behind_dateline(doc, *sentence))) {
        let Some(first) = doc.tokens.get(sentence.first as usize) else { continue };
        if !doc.kind_at(first.start).has_findings() {
            continue;
        }
        let view = View::new(doc, states, sentence);
        let from = assertions.len();
        let block = taken.iter().find(|taken| taken.block.start <= first.start && first.start < taken.block.end);
        let claims = article.claims(&view, &before, memo.is_fresh());
        let acting: Vec<_> =
            claims.iter().flat_map(|found| found.members.iter().chain(&found.except).copied()).collect();
        let unread = context::is_unread(&view, &claims);
        for found in &claims {
            let mut assertion = article.assertion(&view, found, points);
            (assertion.topic, assertion.topic_named) = article.topic(&view, found, &acting, topic_before);
            assertion.topic_led = assertion.topic_named && topic::is_about(&view, assertion.topic.as_deref());
            assertion.narrow = topic::is_narrow(&view, assertion.topic.as_deref());
            assertion.subject_kind = context::subject_kind(&view, found);
            // A numbered resolution that is said not to have passed: no draft is named that could be compared.
            let numbered = assertion.kind == ClaimKind::Rejection
                && assertion.symbols.is_empty()
                && !symbols::named(&view).is_empty();
            assertion.unread = unread || numbered || context::is_first(&view, found);
            assertion.via = block.map(|taken| doc.slice(taken.outlet).to_owned());
            assertions.push(assertion);
        }
        propagation::share(&view, &claims, &mut assertions[from..]);
        // "voted for it after Russia vetoed a rival draft": whose veto that was says nothing of this one.
        let rival = claims.iter().any(|one| one.is_veto() && context::is_of_rival(&view, one));
        for (found, assertion) in claims.iter().zip(&mut assertions[from..]) {
            if rival || context::is_of_rival(&view, found) {
                assertion.vetoed_by.clear();
            }
        }
        for assertion in assertions[from..].iter_mut().filter(|one| one.modality.states_fact()) {
            memo.lend(&view, assertion, article.on);
        }
        if !context::names_rival(&view) {
            propagation::beside(&view, &claims, &mut assertions[from..]);
        }
        memo.era(&view, &mut assertions[from..], article.on);
        memo.remember(&view, &assertions[from..], &acting, article.on);
        assertions[from..].iter_mut().for_each(|assertion| assertion.set_day_of_article(on));
        for (found, assertion) in claims.iter().zip(&mut assertions[from..]) {
            assertion.uncertain =
                assertion.uncertain || context::leaves_over(&view, &claims, found, assertion, article.on);
        }
        if let [one] = topic::named(&view, view.first, view.end, &acting)[..] {
            topic_before = States::known(one);
        }
        before.remember(&view);
        before.note(&claims);
    }
    assertions.sort_by_key(|assertion| (assertion.span.start, assertion.span.end));
    assertions.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    assertions
}
