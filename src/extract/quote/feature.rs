//! The features of a choice: a run with one of its candidates, with no speaker, or as no quote at all.
//!
//! A feature is a hash of a template's number and of what it looks at. Positions and distances are put
//! into few classes; words appear as [`View::forms`], so that what is learnt is grammar, not persons.

use super::view::{Candidate, Run, View};
use crate::extract::model::feature;
use crate::extract::token::{Class, Shape};

/// What was decided about a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Said by the candidate with this index.
    Candidate(usize),
    /// Said by someone the text does not name.
    Nobody,
    /// No quote: a title, a word with a distance to it.
    NoQuote,
}

/// What is known of a run, whoever said it.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Forms of the three tokens before and behind.
    before: [u32; 3],
    after: [u32; 3],
    /// How it begins, ends, and how long it is.
    shape: u32,
    /// Where it stands in its paragraph and statement.
    place: u32,
    /// How it stands to the run before it.
    sequence: u32,
    /// The best link to a verb before and behind, and where the nearest verbs stand.
    links: u32,
    nearest: [u32; 2],
    previous: Option<Choice>,
    earlier: Option<Choice>,
}

fn class(n: u32, limits: &[u32]) -> u32 {
    limits.iter().take_while(|&&limit| n >= limit).count() as u32
}

impl Context {
    /// Looks at run number `n`, knowing what was decided about those before it.
    #[must_use]
    pub fn new(view: &View<'_>, n: usize, decided: &[Choice]) -> Self {
        let run = &view.runs[n];
        let (open, after) = (i64::from(run.open), i64::from(run.after));
        let mut others = (0..n).rev().filter(|&other| !view.runs[other].single);
        let previous = others.next().map(|before| (&view.runs[before], decided[before]));
        let (links, nearest) = links(view, n);
        Self {
            links,
            nearest,
            before: [view.form(open - 1), view.form(open - 2), view.form(open - 3)],
            after: [view.form(after), view.form(after + 1), view.form(after + 2)],
            shape: shape(view, run),
            place: place(view, run),
            sequence: previous.map_or(99, |(before, _)| sequence(view, before, run)),
            previous: previous.map(|(_, choice)| choice),
            earlier: others.next().map(|before| decided[before]),
        }
    }
}

/// The strongest link of a candidate before and behind the run, within its statement: 0 for none, 3 for
/// a verb that stands next to the run; and the verbs nearest to it.
fn links(view: &View<'_>, n: usize) -> (u32, [u32; 2]) {
    let run = &view.runs[n];
    let mut best = [0, 0];
    let mut nearest = [u32::MAX, u32::MAX];
    let from = view.candidates.partition_point(|one| one.statement < run.statement);
    for one in view.candidates[from..].iter().take(60).take_while(|one| one.statement == run.statement) {
        if one.statement != run.statement || one.link.how == super::link::How::None {
            continue;
        }
        let behind = usize::from(one.first >= run.open);
        let verb = one.link.verb;
        let distance = if verb < run.open { run.open - verb } else { verb.saturating_sub(run.after) + 1 };
        let strong = 1 + u32::from(one.link.is_sure()) + u32::from(one.link.is_sure() && distance <= 3);
        best[behind] = best[behind].max(strong);
        let closer = match nearest[behind] {
            u32::MAX => true,
            other if behind == 0 => verb > other && verb < run.open,
            other => verb < other,
        };
        if closer {
            nearest[behind] = verb;
        }
    }
    (best[0] | best[1] << 2, nearest)
}

fn shape(view: &View<'_>, run: &Run) -> u32 {
    let quoted = &view.doc.quoted[run.quoted];
    let tokens = &view.doc.tokens[quoted.inner.range()];
    let first = tokens.iter().find(|token| token.is_wordlike());
    let capital = first.is_some_and(|token| token.is_capital());
    let last = tokens.last().map_or(0, |token| match token.class {
        Class::Comma => 1,
        Class::Stop => 2 + u32::from(view.doc.text.as_bytes()[token.start as usize] != b'.'),
        Class::Ellipsis => 4,
        Class::Dash => 5,
        _ => 6,
    });
    class(u32::from(run.words), &[2, 3, 5, 9, 20])
        | last << 3
        | u32::from(capital) << 6
        | u32::from(quoted.close.is_none()) << 7
}

fn place(view: &View<'_>, run: &Run) -> u32 {
    let quoted = &view.doc.quoted[run.quoted];
    let paragraph = view.doc.paragraphs[run.paragraph as usize];
    let statement = view.doc.statements[run.statement as usize];
    u32::from(run.open == paragraph.first)
        | u32::from(run.after == paragraph.end) << 1
        | u32::from(run.open == statement.first) << 2
        | u32::from(run.after == statement.end) << 3
        | u32::from(quoted.continued) << 4
        | u32::from(quoted.continues) << 5
}

fn sequence(view: &View<'_>, before: &Run, run: &Run) -> u32 {
    let between = run.open - before.after;
    let paragraphs = class(run.paragraph - before.paragraph, &[1, 2, 3]);
    let statements = class(run.statement - before.statement, &[1, 2, 3]);
    let goes_on = view.doc.quoted[run.quoted].continued;
    paragraphs | statements << 2 | class(between, &[1, 2, 4, 8, 16, 32]) << 4 | u32::from(goes_on) << 7
}

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
/// Whoever is so far away, or so unlikely a mention of a speaker, that the annotators of the training
/// articles named none of the kind is left out: three in four, which is what keeps the model fast.
pub fn within_reach<'v>(view: &'v View<'_>, n: usize) -> impl Iterator<Item = usize> + 'v {
    let run = &view.runs[n];
    window(view, n).filter(move |&index| is_likely(&view.candidates[index], run))
}

fn is_likely(one: &Candidate, run: &Run) -> bool {
    let linked = one.link.how != super::link::How::None;
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

/// Fills `out` with the features of `choice` for run number `n`.
pub fn features(view: &View<'_>, n: usize, context: &Context, choice: Choice, out: &mut Vec<u32>) {
    out.clear();
    match choice {
        Choice::Candidate(index) => spoken(view, n, context, index, out),
        Choice::Nobody => unspoken(view, n, context, 200, out),
        Choice::NoQuote => unspoken(view, n, context, 300, out),
    }
}

fn unspoken(view: &View<'_>, n: usize, context: &Context, base: u32, out: &mut Vec<u32>) {
    let run = &view.runs[n];
    let quoted = &view.doc.quoted[run.quoted];
    let tokens = &view.doc.tokens[quoted.inner.range()];
    let words = tokens.iter().filter(|token| token.is_wordlike()).take(12);
    let capitals = words.clone().filter(|token| token.shape != Shape::Lower).count() as u32;
    let count = words.count() as u32;
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
    let titled = u32::from(capitals == count) + 2 * u32::from(capitals * 2 >= count) + 4 * count.min(6);
    let inner = tokens.first().map_or(0, |token| token.key);
    let verbs = linked(view, run);
    let mut add = |template: u32, parts: &[u32]| out.push(feature(base + template, parts));
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
}

/// What verbs of saying the run's statement has, in classes.
fn linked(view: &View<'_>, run: &Run) -> u32 {
    let from = view.candidates.partition_point(|one| one.statement < run.statement);
    let mut before = 0;
    let mut after = 0;
    for one in view.candidates[from..].iter().take(40).take_while(|one| one.statement == run.statement) {
        let how = u32::from(one.link.is_sure()) * 2 + u32::from(one.link.how != super::link::How::None);
        if one.first < run.open {
            before = before.max(how);
        } else {
            after = after.max(how);
        }
    }
    before | after << 2
}

fn spoken(view: &View<'_>, n: usize, context: &Context, index: usize, out: &mut Vec<u32>) {
    let run = &view.runs[n];
    let one = &view.candidates[index];
    let near = Near::new(view, n, index);
    let [b1, b2, b3] = context.before;
    let [a1, a2, a3] = context.after;
    let kind = u32::from(one.kind);
    let how = one.link.how as u32;
    let base = near.base();
    let verb = if how == 0 { 0 } else { view.forms[one.link.verb as usize] };
    let at = |offset: i64| view.form(offset);
    let (first, end) = (i64::from(one.first), i64::from(one.end));
    let (p1, p2, n1, n2, n3) = (at(first - 1), at(first - 2), at(end), at(end + 1), at(end + 2));
    let mut add = |template: u32, parts: &[u32]| out.push(feature(template, parts));
    add(0, &[near.side, kind]);
    add(1, &[base]);
    add(2, &[base, kind]);
    add(3, &[base, how, near.verb]);
    add(4, &[base, how, near.verb, kind]);
    add(5, &[near.side, how, verb]);
    add(6, &[near.side, near.statements, how, near.verb, near.verb_distance]);
    add(7, &[near.side, near.statements, how, near.verb, near.runs, near.candidates]);
    add(8, &[near.path, near.side]);
    add(9, &[near.path, near.side, kind]);
    add(10, &[near.side, near.statements, n1, n2]);
    add(11, &[near.side, near.statements, n1, n2, n3]);
    add(12, &[near.side, near.statements, p1]);
    add(13, &[near.side, near.statements, p1, p2]);
    add(14, &[near.side, near.statements, p1, kind, n1]);
    add(15, &[base, b1, b2]);
    add(16, &[base, b1, b2, b3]);
    add(17, &[base, a1, a2]);
    add(18, &[base, a1, a2, a3]);
    add(19, &[base, context.shape]);
    add(20, &[base, context.place]);
    add(21, &[base, context.place, how, near.verb]);
    add(22, &[base, context.shape, context.place]);
    add(23, &[kind, one.support.into()]);
    add(24, &[near.side, near.statements, one.support.min(3).into(), how]);
    add(25, &[base, u32::from(one.nth.min(4)), how]);
    add(26, &[near.side, near.paragraphs, u32::from(one.nth.min(4)), context.place, kind]);
    add(27, &[one.head]);
    add(28, &[near.side, near.statements, one.head]);
    add(29, &[base, how, b1, a1]);
    add(30, &[near.gap, near.side, how, near.verb]);
    add(31, &[near.gap, near.side, near.statements, context.place]);
    add(32, &[near.side, near.statements, near.candidates, near.runs, kind]);
    add(33, &[base, u32::from(run.words >= 5), how, kind]);
    let is_nearest = u32::from(how != 0 && context.nearest[near.side as usize] == one.link.verb);
    let shared = is_nearest | u32::from(one.sharing.min(3)) << 1;
    add(34, &[near.side, near.statements, how, shared, near.verb]);
    add(35, &[near.side, near.statements, how, shared, kind, near.verb_distance]);
    add(36, &[near.side, near.statements, how, context.links]);
    add(37, &[near.side, near.statements, how, context.links, shared, near.verb]);
    add(38, &[base, how, context.links, kind]);
    add(39, &[near.side, near.statements, context.links, context.shape, context.place]);
    let object = u32::from(one.link.object);
    add(50, &[near.side, near.statements, object, how]);
    add(51, &[near.side, near.statements, object, kind, near.candidates]);
    add(55, &[near.side, near.statements, object, how, verb]);
    add(56, &[near.side, near.statements, object, kind, p1, how]);
    if how != 0 {
        let at = i64::from(one.link.verb);
        add(52, &[near.side, how, verb, view.form(at - 1)]);
        add(53, &[near.side, how, verb, view.form(at + 1)]);
        add(54, &[near.side, how, view.form(at - 1), view.form(at + 1), near.verb]);
    }
    let same = near.same_head(view, context, index);
    add(40, &[same]);
    add(41, &[same, context.sequence]);
    add(42, &[same, context.sequence, context.place]);
    add(43, &[same, context.place, how, near.verb, near.side]);
    add(44, &[same, near.side, near.statements, near.paragraphs, how]);
    add(45, &[same, context.sequence, b1, a1]);
    add(46, &[same, context.sequence, how, near.side]);
    add(48, &[same, context.links, near.side, near.statements, how]);
    add(49, &[same, context.links, context.sequence]);
    add(47, &[same, kind, context.sequence & 15]);
}

/// Where a candidate stands to a run.
struct Near {
    side: u32,
    statements: u32,
    paragraphs: u32,
    candidates: u32,
    runs: u32,
    gap: u32,
    verb: u32,
    verb_distance: u32,
    path: u32,
}

impl Near {
    fn new(view: &View<'_>, n: usize, index: usize) -> Self {
        let run = &view.runs[n];
        let one: &Candidate = &view.candidates[index];
        let before = one.first < run.open;
        let (from, to) = if before { (one.end, run.open) } else { (run.after, one.first) };
        let candidates = between(view, run, index, before);
        let runs = if before {
            view.runs[..n].iter().rev().take(3).take_while(|other| other.open >= one.end).count()
        } else {
            view.runs[n + 1..].iter().take(3).take_while(|other| other.after <= one.first).count()
        };
        let (verb, verb_distance) = verb(one, run, before);
        Self {
            side: u32::from(!before),
            statements: class(one.statement.abs_diff(run.statement), &[1, 2, 3]),
            paragraphs: class(one.paragraph.abs_diff(run.paragraph), &[1, 2, 3]),
            candidates: class(candidates, &[1, 2, 3, 5, 8]),
            runs: runs as u32,
            gap: class(to.saturating_sub(from), &[1, 2, 3, 4, 6, 9, 14, 25]),
            verb,
            verb_distance,
            path: path(view, from, to),
        }
    }

    fn base(&self) -> u32 {
        self.side | self.statements << 1 | self.paragraphs << 3 | self.runs << 5 | self.candidates << 7
    }

    /// How the candidate stands to those the runs before were given to.
    fn same_head(&self, view: &View<'_>, context: &Context, index: usize) -> u32 {
        let one = &view.candidates[index];
        let stands = |choice: Option<Choice>| match choice {
            None => 0,
            Some(Choice::NoQuote) => 1,
            Some(Choice::Nobody) => 2,
            Some(Choice::Candidate(other)) if other == index => 3,
            Some(Choice::Candidate(other)) => {
                let other = &view.candidates[other];
                let pronoun = |kind: u8| (7..=12).contains(&kind);
                match () {
                    () if other.head == one.head && other.first > one.first => 4,
                    () if other.head == one.head => 5,
                    () if pronoun(other.kind) && other.first < one.first => 6,
                    () if pronoun(other.kind) => 7,
                    () if other.first < one.first => 8,
                    () => 9,
                }
            }
        };
        stands(context.previous) | stands(context.earlier).min(4) << 4
    }
}

/// How many candidates stand between.
fn between(view: &View<'_>, run: &Run, index: usize, before: bool) -> u32 {
    let count = if before {
        view.candidates[index + 1..].iter().take(9).take_while(|other| other.first < run.open).count()
    } else {
        view.candidates[..index].iter().rev().take(9).take_while(|other| other.first >= run.after).count()
    };
    count as u32
}

/// On which side of the run the verb stands, and how far from it.
fn verb(one: &Candidate, run: &Run, before: bool) -> (u32, u32) {
    if one.link.how == super::link::How::None {
        return (0, 0);
    }
    let at = one.link.verb;
    let (side, distance) = match (before, at < run.open) {
        (true, true) => (1, run.open - at - 1),
        (true, false) => (2, at.saturating_sub(run.after)),
        (false, false) => (3, at.saturating_sub(run.after)),
        (false, true) => (4, run.open - at),
    };
    (side, class(distance, &[1, 2, 3, 5, 9, 15]))
}

/// The forms between, if they are few; else those at both ends.
fn path(view: &View<'_>, from: u32, to: u32) -> u32 {
    let tokens = view.forms.get(from as usize..to.max(from) as usize).unwrap_or_default();
    if tokens.len() <= 6 {
        return feature(1, tokens);
    }
    let last = tokens.len();
    feature(2, &[tokens[0], tokens[1], tokens[last - 2], tokens[last - 1]])
}
