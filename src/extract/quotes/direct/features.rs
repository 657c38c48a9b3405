//! The features of a choice: a run with one of its candidates, with no speaker, or as no quote at all.
//!
//! A feature is a hash of a template's number and of what it looks at. Positions and distances are put
//! into few classes; words appear as [`View::forms`], so that what is learnt is grammar, not persons.

use super::attribution_links::How;
use super::context::{Choice, Context, count};
use super::distance::{Near, same_head};
use super::model_input::{Candidate, View};
use super::span::Run;
use crate::extract::lexicon::model::{Sink, feature};
use crate::extract::text::token::Shape;

/// Adds the features of `choice` for run number `n`.
pub fn features<S: Sink>(view: &View<'_>, n: usize, context: &Context, choice: Choice, out: &mut S) {
    match choice {
        Choice::Candidate(index) => spoken(view, n, context, index, out),
        Choice::Nobody => unspoken(view, n, context, 200, out),
        Choice::NoQuote => unspoken(view, n, context, 300, out),
    }
}

fn unspoken<S: Sink>(view: &View<'_>, n: usize, context: &Context, base: u32, out: &mut S) {
    let run = &view.runs[n];
    let quoted = &view.doc.quoted[run.quoted];
    let tokens = &view.doc.tokens[quoted.inner.range()];
    let words = tokens.iter().filter(|token| token.is_wordlike()).take(12);
    let capitals = count(words.clone().filter(|token| token.shape != Shape::Lower).count());
    let length = count(words.count());
    let token = |at: u32| view.doc.tokens.get(at as usize).map_or(0, |token| token.key);
    let before = [1, 2, 3].map(|back| run.open.checked_sub(back).map_or(0, token));
    let [b1, b2, b3] = context.before;
    let [a1, a2, a3] = context.after;
    let previous = match context.previous {
        None => 0,
        Some(Choice::Candidate(_)) => 1,
        Some(Choice::Nobody) => 2,
        Some(Choice::NoQuote) => 3,
    };
    let titled = u32::from(capitals == length) + 2 * u32::from(capitals * 2 >= length) + 4 * length.min(6);
    let inner = tokens.first().map_or(0, |token| token.key);
    let verbs = linked(view, run);
    let mut add = |template: u32, parts: &[u32]| out.take(feature(base + template, parts));
    add(0, &[]);
    add(1, &[context.shape]);
    add(2, &[context.place]);
    add(3, &[context.shape, context.place]);
    add(4, &[b1]);
    add(5, &[b1, b2]);
    add(6, &[b1, b2, b3]);
    add(7, &[a1]);
    add(8, &[a1, a2]);
    add(9, &[a1, a2, a3]);
    add(10, &[b1, a1]);
    add(11, &[before[0]]);
    add(12, &[before[0], before[1]]);
    add(13, &[before[1]]);
    add(14, &[before[2]]);
    add(15, &[token(run.after)]);
    add(16, &[titled]);
    add(17, &[titled, b1]);
    add(18, &[previous, context.sequence]);
    add(19, &[previous]);
    add(20, &[inner]);
    add(21, &[verbs]);
    add(22, &[verbs, context.shape]);
    add(23, &[context.shape, b1]);
    add(24, &[context.shape, a1]);
    add(25, &[run.paragraph.min(2), context.shape]);
    add(26, &[token(run.after + 1)]);
    for token in tokens.iter().filter(|token| token.is_wordlike()).take(4) {
        add(27, &[token.key]);
    }
    unspoken_marks(view, run, context, [titled, verbs], &mut add);
}

/// What the marks of a run and the classes around it say of its being a quote.
fn unspoken_marks(
    view: &View<'_>,
    run: &Run,
    context: &Context,
    [titled, verbs]: [u32; 2],
    mut add: impl FnMut(u32, &[u32]),
) {
    let [b1, a1] = [context.before[0], context.after[0]];
    let style = run.style as u32;
    let classes = view.class_around(run);
    add(28, &[style]);
    add(29, &[style, titled]);
    add(30, &[style, b1]);
    add(31, &[style, context.place, context.shape]);
    add(32, &classes);
    add(33, &[classes[0], classes[1], context.shape]);
    add(34, &[classes[2], classes[3], context.place]);
    let clue = view.clue(run);
    add(37, &[clue]);
    add(38, &[clue, context.shape]);
    add(39, &[clue, verbs]);
    add(35, &[verbs, b1, context.place]);
    add(36, &[verbs, a1, context.place]);
}

/// What verbs of saying the run's statement has, in classes.
fn linked(view: &View<'_>, run: &Run) -> u32 {
    let from = view.candidates.partition_point(|one| one.statement < run.statement);
    let mut before = 0;
    let mut after = 0;
    for one in view.candidates[from..].iter().take(40).take_while(|one| one.statement == run.statement) {
        let how = u32::from(one.link.is_sure()) * 2 + u32::from(one.link.how != How::None);
        if one.first < run.open {
            before = before.max(how);
        } else {
            after = after.max(how);
        }
    }
    before | after << 2
}

/// What the features of one candidate look at.
struct Spoken<'v> {
    view: &'v View<'v>,
    one: &'v Candidate,
    near: Near,
    context: &'v Context,
    how: u32,
    verb: u32,
    kind: u32,
}

fn spoken<S: Sink>(view: &View<'_>, n: usize, context: &Context, index: usize, out: &mut S) {
    let one = &view.candidates[index];
    let how = one.link.how as u32;
    let verb = if how == 0 { 0 } else { view.forms[one.link.verb as usize] };
    let near = Near::new(view, n, index);
    let spoken = Spoken { view, one, near, context, how, verb, kind: u32::from(one.kind) };
    spoken.position(out);
    spoken.surroundings(same_head(view, context, index), out);
    spoken.attachment(out);
}

impl Spoken<'_> {
    /// Where the mention stands, and what touches it.
    fn position<S: Sink>(&self, out: &mut S) {
        let Self { view, one, ref near, context, how, kind, .. } = *self;
        let base = near.base();
        let at = |offset: i64| view.form(offset);
        let (first, end) = (i64::from(one.first), i64::from(one.end));
        let (p1, p2, n1, n2, n3) = (at(first - 1), at(first - 2), at(end), at(end + 1), at(end + 2));
        let mut add = |template: u32, parts: &[u32]| out.take(feature(template, parts));
        add(0, &[near.side, kind]);
        add(2, &[base, kind]);
        add(10, &[near.side, near.statements, n1, n2]);
        add(11, &[near.side, near.statements, n1, n2, n3]);
        add(12, &[near.side, near.statements, p1]);
        add(13, &[near.side, near.statements, p1, p2]);
        add(14, &[near.side, near.statements, p1, kind, n1]);
        add(32, &[near.side, near.statements, near.candidates, near.runs, kind]);
        add(25, &[base, u32::from(one.nth.min(4)), how]);
        let named = (1..=6).contains(&one.kind);
        add(27, &[if named { kind } else { one.head }]);
        let [back, on] = one.attach;
        add(57, &[near.side, near.statements, back, kind, how]);
        add(58, &[near.side, near.statements, on, kind, how]);
        add(59, &[near.side, near.statements, back, on, near.verb]);
        add(23, &[kind, one.support.into()]);
        add(26, &[near.side, near.paragraphs, u32::from(one.nth.min(4)), context.place, kind]);
    }

    /// What stands around the run, seen from the mention's place, and whom the runs before were given to.
    fn surroundings<S: Sink>(&self, same: u32, out: &mut S) {
        let Self { ref near, context, how, kind, .. } = *self;
        let base = near.base();
        let [b1, b2, _] = context.before;
        let a1 = context.after[0];
        let mut add = |template: u32, parts: &[u32]| out.take(feature(template, parts));
        add(15, &[base, b1, b2]);
        add(20, &[base, context.place]);
        add(21, &[base, context.place, how, near.verb]);
        add(29, &[base, how, b1, a1]);
        add(31, &[near.gap, near.side, near.statements, context.place]);
        add(40, &[same]);
        add(41, &[same, context.sequence]);
        add(47, &[same, kind, context.sequence & 15]);
    }

    /// What the mention has to do with verbs of saying.
    fn attachment<S: Sink>(&self, out: &mut S) {
        let Self { view, one, ref near, context, how, verb, kind, .. } = *self;
        let p1 = view.form(i64::from(one.first) - 1);
        let mut add = |template: u32, parts: &[u32]| out.take(feature(template, parts));
        let is_nearest = u32::from(how != 0 && context.nearest[near.side as usize] == one.link.verb);
        let shared = is_nearest | u32::from(one.sharing.min(3)) << 1;
        add(24, &[near.side, near.statements, one.support.min(3).into(), how]);
        add(34, &[near.side, near.statements, how, shared, near.verb]);
        add(35, &[near.side, near.statements, how, shared, kind, near.verb_distance]);
        add(37, &[near.side, near.statements, how, context.links, shared, near.verb]);
        add(39, &[near.side, near.statements, context.links, context.shape, context.place]);
        let object = u32::from(one.link.object);
        add(55, &[near.side, near.statements, object, how, verb]);
        add(56, &[near.side, near.statements, object, kind, p1, how]);
        if how != 0 {
            let at = i64::from(one.link.verb);
            add(52, &[near.side, how, verb, view.form(at - 1)]);
            add(53, &[near.side, how, verb, view.form(at + 1)]);
            add(54, &[near.side, how, view.form(at - 1), view.form(at + 1), near.verb]);
        }
    }
}
