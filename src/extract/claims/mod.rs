//! What an article states about votes of the Security Council.
//!
//! # Design
//!
//! An article without a word such as "veto" or "resolution" costs one probe per token. In the others each
//! sentence is read by three rules ([`veto`], [`ballot`], [`decision`]), each of which begins at a verb or
//! noun and looks for its subject, its object, and what makes it no fact ([`modality`]). What is the
//! Council's must be seen in the sentence or follow from the article: parliaments veto and vote too, and a
//! claim that is missing is better than one about a parliament.
//!
//! Times ([`dates`]) and topics ([`topic`]) are read around the claim, the nearest first. Which votes are
//! meant and whether it is so is [`crate::council::judge`]'s to say.

mod bodies;
mod candidate;
mod clause;
mod context;
mod dates;
mod joint_subject;
mod modality;
mod numbers;
mod propagation;
pub(crate) mod rules;
mod sentence;
mod states;
mod subject;
mod symbols;
mod topic;
mod vocabulary;
mod vote_evidence;

use super::claims::rules::ballot;
use super::claims::rules::decision;
use super::claims::rules::veto;

use super::Doc;
use super::layout::Taken;
use super::text::sentence::Tokens;
use crate::domain::{Assertion, ClaimKind, CodePoints, CountIs, Day, Modality, OnBasis, SegmentKind, When};
use candidate::Found;
use context::VoteTime;
use sentence::View;
use states::Code;
pub use states::States;
use subject::Before;

/// Finds what `doc`, an article of the day `on`, states about votes, in the order of the text.
#[must_use]
pub fn assertions(
    doc: &Doc<'_>,
    states: &States,
    on: Option<Day>,
    taken: &[Taken],
    points: &CodePoints<'_>,
) -> Vec<Assertion> {
    let Some(article) = Article::new(doc, states, on) else { return Vec::new() };
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
        for (found, assertion) in claims.iter().zip(&mut assertions[from..]) {
            if context::is_of_rival(&view, found) {
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
        if let [one] = topic::named(&view, view.first, view.end, &acting)[..] {
            topic_before = States::known(one);
        }
        before.remember(&view);
    }
    assertions.sort_by_key(|assertion| (assertion.span.start, assertion.span.end));
    assertions.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    assertions
}

/// What is known of the article as a whole.
struct Article<'d> {
    on: Option<Day>,
    /// Whether it names the Security Council.
    council: bool,
    /// What it is mostly about.
    topic: Option<String>,
    doc: &'d Doc<'d>,
}

impl<'d> Article<'d> {
    /// None where no claim can be in it.
    fn new(doc: &'d Doc<'d>, states: &States, on: Option<Day>) -> Option<Self> {
        let sieve = vocabulary::sieve();
        let (mut strong, mut council, mut nations, mut symbol, mut fifteen) = (false, false, false, false, false);
        let triggers = doc.tokens.iter().enumerate().filter(|(_, token)| vocabulary::is_trigger(sieve, token.key));
        for (at, token) in triggers {
            let tag = vocabulary::tag(token.key);
            let behind = |word: &str| {
                at.checked_sub(1).is_some_and(|at| doc.tokens[at].text(doc.text).eq_ignore_ascii_case(word))
            };
            strong |= tag.is(vocabulary::VETO
                | vocabulary::VETOED
                | vocabulary::ABSTAIN
                | vocabulary::ABSTENTION
                | vocabulary::RESOLUTION);
            // "Resolution 2803 (2025)" is of no other body.
            council |= tag.is(vocabulary::RESOLUTION) && is_numbered(doc, at);
            symbol =
                symbol || tag.is(vocabulary::RESOLUTION | vocabulary::VETOED | vocabulary::VETO) && has_symbol(doc, at);
            council |= tag.is(vocabulary::UNSC)
                || tag.is(vocabulary::COUNCIL)
                    && (behind("security") || behind("un") || behind("u.n."))
                    && !is_national(doc, at);
            let seats = behind("15-member") || behind("15-nation") || behind("15");
            fifteen |= tag.is(vocabulary::COUNCIL) && seats;
            nations |= tag.is(vocabulary::UN) || tag.is(vocabulary::NATIONS) && behind("united");
        }
        council |= strong && (symbol || is_council_with_number(doc));
        // "The draft contained in document S/2020/852 was not adopted"
        council |= nations && !council && names_document(doc);
        // "A UN draft was vetoed; 13 of the 15 council members backed it"
        council |= nations && strong && fifteen;
        if !(council || strong && nations) {
            return None;
        }
        let topic = topic::of_article(doc, states);
        let on = context::dateline_day(doc, states, on).or(on);
        Some(Self { on, council, topic, doc })
    }

    /// The claims of one sentence that are about the Council.
    fn claims(&self, view: &View<'_>, before: &Before, voted: bool) -> Vec<Found> {
        let mut found = Vec::new();
        veto::find(view, before, &mut found);
        ballot::find(view, before, &mut found);
        decision::find(view, self.council, &mut found);
        rules::result_phrases::find(view, self.council, &mut found);
        if view.is_about_votes() {
            rules::ballot_phrases::find(view, before, voted, &mut found);
            rules::number_phrases::find(view, &mut found);
            rules::set_apart::find(view, &mut found);
            rules::only_one::find(view, before, &mut found);
        }
        for one in &mut found {
            rules::counting::complete(view, one);
            context::joined_vetoes(view, one);
        }
        context::inherit_modality(view, &mut found);
        found.retain(|found| self.is_of_council(view, found));
        found.sort_by_key(|found| (found.first, found.end));
        found.dedup_by(|b, a| a.kind == b.kind && b.first < a.end && !matches!(a.kind, ClaimKind::Tally));
        found
    }

    /// Whether the claim speaks of the Council rather than of another body.
    fn is_of_council(&self, view: &View<'_>, found: &Found) -> bool {
        if view.is_fiction() {
            return false;
        }
        let clause = (view.clause_start(found.first.min(found.trigger)), found.end);
        let un_here = view.names_un(clause.0, clause.1);
        let council_here = view.names_council(clause.0, clause.1);
        if view.names_other_body(clause.0, clause.1) && !council_here {
            return false;
        }
        // "…, voted against" in a sentence on the Assembly is a vote there, though it recalls one of the Council.
        let of_numbers = !matches!(found.kind, ClaimKind::Veto | ClaimKind::VetoCount | ClaimKind::Block);
        if of_numbers
            && view.names_other_body(view.first, view.end)
            && !view.names_council(found.trigger, found.end)
            && (view.first..found.trigger)
                .find(|&at| view.names_council(at, at + 1) || view.names_other_body(at, at + 1))
                .is_some_and(|at| !view.names_council(at, at + 1))
        {
            return false;
        }
        let council_near = view.names_council(view.first, view.end);
        // "The vetoes came hours after the National Council reported": another body in a clause of time votes on nothing.
        let in_time = found.is_veto() && view.any(found.end, &["after", "before", "as", "when", "while"]);
        let end = if in_time { found.end } else { view.end };
        if view.names_other_body(view.first, end) && !(council_here || council_near) {
            return false;
        }
        let draft = view.find(clause.0, clause.1, vocabulary::DRAFT).is_some();
        match found.kind {
            ClaimKind::Veto | ClaimKind::VetoCount => {
                un_here || council_near || self.council && (draft || !found.members.is_empty() || found.casts.is_some())
            }
            ClaimKind::Block => {
                // "Row at UN as Russia blocks Syria truce move"
                let title = self.doc.kind_at(view.tokens[view.first].start) == SegmentKind::Title;
                council_near || (un_here || self.council) && draft || self.council && un_here && title
            }
            ClaimKind::Abstention | ClaimKind::Tally | ClaimKind::Adoption | ClaimKind::Rejection => {
                un_here || council_near || self.council
            }
        }
    }

    fn assertion(&self, view: &View<'_>, found: &Found, points: &CodePoints<'_>) -> Assertion {
        let span = self.doc.span(tokens(found.first, found.end));
        let mut modality = found.modality;
        if modality == Modality::Asserted && modality::is_attributed(view, found) {
            modality = Modality::Attributed;
        }
        if modality.states_fact() && modality::is_wished(view, found) {
            modality = Modality::Planned;
        }
        if modality.states_fact() && context::is_denied(view, found.verb_first.min(found.first).max(found.first)) {
            modality = Modality::Negated;
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
        assertion.other_time = when == When::Unstated && dates::names_time(view, found.first, until, self.on);
        assertion
    }

    /// The topic of the claim, and whether its own sentence names it; else that of the article, of the sentence before.
    fn topic(
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

/// "S/2012/77" or "S/RES/2254" within the next tokens.
fn has_symbol(doc: &Doc<'_>, at: usize) -> bool {
    let text = |at: usize| doc.tokens.get(at).map_or("", |token| token.text(doc.text));
    (at.saturating_sub(4)..at + 14).any(|at| text(at) == "S" && text(at + 1) == "/")
}

/// Whether a document of the Council is named by its symbol anywhere: "S/2020/852".
fn names_document(doc: &Doc<'_>) -> bool {
    let text = |at: usize| doc.tokens.get(at).map_or("", |token| token.text(doc.text));
    (0..doc.tokens.len())
        .any(|at| text(at) == "S" && text(at + 1) == "/" && text(at + 2).starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a number and a year follow, as in "Resolution 2803 (2025)".
fn is_numbered(doc: &Doc<'_>, at: usize) -> bool {
    let number = |at: usize, len: usize| {
        let token = doc.tokens.get(at).filter(|token| token.class == crate::extract::text::token::Class::Number);
        token.is_some_and(|token| token.text(doc.text).len() == len)
    };
    number(at + 1, 4) && number(at + 3, 4)
}

/// "The Council … resolution 2735": the Council alone, and a number of four digits as no other council's have.
fn is_council_with_number(doc: &Doc<'_>) -> bool {
    let text = |at: usize| doc.tokens.get(at).map_or("", |token| token.text(doc.text));
    let number = |at: usize| text(at).len() == 4 && text(at).bytes().all(|digit| digit.is_ascii_digit());
    let council = |at: usize| {
        text(at) == "Council" && text(at.wrapping_sub(1)).eq_ignore_ascii_case("the") && text(at + 1) != "of"
    };
    let resolution = |at: usize| text(at).eq_ignore_ascii_case("resolution") && number(at + 1);
    (0..doc.tokens.len()).any(council) && (0..doc.tokens.len()).any(resolution)
}

/// Whether it is a state's own, as the "National Security Council".
fn is_national(doc: &Doc<'_>, council: usize) -> bool {
    let before = council.checked_sub(2).and_then(|at| doc.tokens.get(at));
    before.is_some_and(|token| token.text(doc.text).eq_ignore_ascii_case("national"))
}
