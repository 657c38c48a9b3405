//! What the words around a run settle, whatever the model makes of them: whose verb touches it, who is quoted by whom.

use super::attribution_links::How;
use super::candidate::{Candidate, small};
use super::context::Choice;
use super::model_input::View;
use super::span::{Run, Style};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// Who said run number `n`, where the words around it leave no doubt.
pub(super) fn certain(view: &View<'_>, n: usize, choice: Choice) -> Option<usize> {
    let run = &view.runs[n];
    if run.label.is_some() || run.style == Style::Beside {
        return None;
    }
    let behind = || {
        beside(view, run)
            .or_else(|| exclaimed(view, run))
            .or_else(|| laughed(view, run))
            .or_else(|| main_clause(view, run, choice))
    };
    behind()
        .or_else(|| teller(view, run, choice))
        .or_else(|| invited(view, choice))
        .or_else(|| introduced(view, run, choice))
        .or_else(|| spoke_of(view, run))
        .or_else(|| regarded(view, run))
}

/// "…,” mused Doe beside Roe", "…,” pointed out the nurse", "….” Added Doe": who stands behind a verb that follows the
/// words, whether or not a list has the verb.
pub(super) fn beside(view: &View<'_>, run: &Run) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let comma = tokens.get(run.after as usize).is_some_and(|token| token.class == Class::Comma);
    let at = run.after as usize + usize::from(comma);
    let inner = view.doc.quoted[run.quoted].inner;
    let last = tokens[inner.end as usize - 1].class;
    let verb = tokens.get(at).filter(|verb| verb.gap == Gap::Space && verb.class == Class::Word)?;
    let begins = last == Class::Stop && verb.shape == Shape::Capital && verb.is(Words::SAYING_SURE);
    let particle = tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space && PARTICLES.contains(&next.key));
    let phrasal = particle && PHRASAL.contains(&verb.key);
    let goes_on = (comma || last == Class::Comma) && (is_verb(view, verb) || phrasal);
    if run.words < 3 || !(begins || goes_on) || TELLS.contains(&verb.key) {
        return None;
    }
    let first = small(at + 1 + usize::from(particle));
    // "marvelled Jane Roe": a verb that no list has may stand in the phrase.
    let swallowed = || starting(view, run.statement, small(at)).filter(|&found| view.candidates[found].end > first);
    let found = starting(view, run.statement, first).or_else(swallowed).or_else(|| {
        // "Added Jane Roe.", where nothing but capitals tells the verb from the name.
        let joined = begins.then(|| starting(view, view.doc.statement_of(first).try_into().ok()?, small(at))).flatten();
        joined
            .or_else(|| begins.then(|| starting(view, view.doc.statement_of(first).try_into().ok()?, first)).flatten())
    })?;
    let one = &view.candidates[found];
    // "Said bin Omar told", "Added value fell"
    let other = begins && tokens[one.end as usize..].iter().take(2).any(|next| next.is(Words::SAYING | Words::VERB));
    (view.speaks(one) && !other).then_some(found)
}

/// “… ¶ “… ,” said Doe": of a quotation over several paragraphs, who is named behind its last one.
pub(super) fn goes_on_to(view: &View<'_>, n: usize, choice: Choice) -> Option<usize> {
    let quoted = |n: usize| &view.doc.quoted[view.runs[n].quoted];
    let run = &view.runs[n];
    if run.label.is_some() || quoted(n).continued || !quoted(n).continues {
        return None;
    }
    // Who is named beside its first one said it.
    if let Choice::Candidate(chosen) = choice
        && view.candidates[chosen].statement == run.statement
        && view.candidates[chosen].link.how != How::None
    {
        return None;
    }
    let last = (n + 1..view.runs.len().min(n + 12)).take_while(|&next| quoted(next).continued).last()?;
    let run = &view.runs[last];
    if quoted(last).continues {
        return None;
    }
    beside(view, run).or_else(|| {
        let comma = view.doc.tokens.get(run.after as usize).is_some_and(|token| token.class == Class::Comma);
        let found = starting(view, run.statement, run.after + u32::from(comma))?;
        let one = &view.candidates[found];
        let sure = one.link.is_sure() && !matches!(one.link.how, How::Colon | How::According);
        (sure && view.may_speak(one) && one.link.verb > one.first).then_some(found)
    })
}

/// The candidate of a statement that begins with this token.
fn starting(view: &View<'_>, statement: u32, first: u32) -> Option<usize> {
    let here = |at: &usize| view.candidates[*at].statement == statement;
    view.starting(first).filter(here).filter(|_| view.doc.tokens[first as usize].gap == Gap::Space)
}

/// A verb of saying, or a past that no list has.
fn is_verb(view: &View<'_>, token: &Token) -> bool {
    let past = token.words == Words(0) && token.text(view.doc.text).ends_with("ed");
    token.shape == Shape::Lower
        && (token.is(Words::SAYING | Words::SAYING_LOOSE) && !token.is(Words::ADJECTIVE | Words::PREPOSITION) || past)
}

/// "…,” Doe objected, although Roe had asked for silence": Doe, whose clause touches the words, not the subject of
/// the clause behind it.
fn main_clause(view: &View<'_>, run: &Run, choice: Choice) -> Option<usize> {
    let Choice::Candidate(chosen) = choice else { return None };
    let chosen = &view.candidates[chosen];
    let tokens = &view.doc.tokens;
    let comma = tokens.get(run.after as usize).is_some_and(|token| token.class == Class::Comma);
    let first = run.after + u32::from(comma);
    if run.words < 3 || chosen.statement != run.statement || chosen.first <= first {
        return None;
    }
    let found = starting(view, run.statement, first).filter(|&found| view.speaks(&view.candidates[found]))?;
    let from = view.candidates[found].end as usize;
    let between = tokens.get(from..chosen.first as usize).filter(|between| between.len() < 24)?;
    let turn = between.iter().rposition(|token| token.class == Class::Word && SUBORDINATES.contains(&token.key))?;
    let verb = between[..turn].iter().any(|token| is_verb(view, token) && token.class == Class::Word);
    let quoted = between.iter().any(|token| token.class == Class::Double);
    (verb && !quoted).then_some(found)
}

/// "…!” Doe objected": behind a mark that closes on "!" or "?", whose verb of saying touches the words.
fn exclaimed(view: &View<'_>, run: &Run) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let last = &tokens[view.doc.quoted[run.quoted].inner.end as usize - 1];
    if last.class != Class::Stop || last.text(view.doc.text) == "." || run.words < 3 {
        return None;
    }
    let statement = small(view.doc.statement_of(run.after));
    let found = starting(view, statement, run.after)?;
    // "…?” Norway’s minister, Doe, laughed."
    let owner = view.doc.phrases[view.candidates[found].phrase].owns;
    if owner
        && tokens[run.after as usize..]
            .iter()
            .take(14)
            .take_while(|next| next.class != Class::Stop)
            .any(|verb| verb.is(Words::SAYING | Words::SAYING_LOOSE) && verb.shape == Shape::Lower)
    {
        return Some(found);
    }
    if !view.speaks(&view.candidates[found]) {
        return None;
    }
    let (end, link) = (view.candidates[found].end as usize, view.candidates[found].link);
    // "…!” Doe, a nurse, said."
    if matches!(link.how, How::Direct | How::Apposition) && tokens[link.verb as usize].is(Words::SAYING_SURE) {
        return Some(found);
    }
    let verb = tokens.get(end).filter(|verb| verb.gap == Gap::Space && verb.class == Class::Word)?;
    let next = tokens.get(end + 1);
    let phrasal = next.is_some_and(|next| PARTICLES.contains(&next.key)) && PHRASAL.contains(&verb.key);
    let ends = next.is_none_or(|next| next.class == Class::Stop || next.is(Words::PREPOSITION));
    let says = verb.is(Words::SAYING | Words::SAYING_LOOSE) && is_verb(view, verb);
    (says || phrasal || ends && is_verb(view, verb)).then_some(found)
}

/// "“….” Doe laughed.": who does something brief behind words that are a sentence of their own.
fn laughed(view: &View<'_>, run: &Run) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let statement = view.doc.statements[run.statement as usize];
    let alone = run.open == statement.first && run.after >= statement.end && run.words > 3;
    let behind = small(view.doc.statement_of(run.after));
    let found = starting(view, behind, run.after).filter(|&found| alone && view.speaks(&view.candidates[found]))?;
    let end = view.candidates[found].end as usize;
    let [verb, stop] = tokens.get(end..end + 2)? else { return None };
    let brief = verb.is(Words::SAYING_LOOSE) && verb.shape == Shape::Lower && stop.class == Class::Stop;
    brief.then_some(found)
}

/// "Doe said ministers had claimed that all was well. ¶ “…”": Doe, who tells of the ministers.
fn teller(view: &View<'_>, run: &Run, choice: Choice) -> Option<usize> {
    let Choice::Candidate(chosen) = choice else { return None };
    let one = &view.candidates[chosen];
    if one.link.object == 0 || one.paragraph >= run.paragraph {
        return None;
    }
    let near = (chosen.saturating_sub(3)..chosen).rev();
    near.into_iter().find(|&at| {
        let other = &view.candidates[at];
        let says = matches!(other.link.how, How::Direct | How::Apposition) && other.statement == one.statement;
        says && view.may_speak(other) && other.link.verb < one.first && one.first - other.link.verb <= 2
    })
}

/// "Doe, whom Roe had invited, said": Doe.
fn invited(view: &View<'_>, choice: Choice) -> Option<usize> {
    let Choice::Candidate(chosen) = choice else { return None };
    let first = view.candidates[chosen].first as usize;
    let [comma, whom] = view.doc.tokens.get(first.checked_sub(2)?..first)? else { return None };
    let end = small(first) - 2;
    let near = (chosen.saturating_sub(3)..chosen).rev();
    near.filter(|_| comma.class == Class::Comma && whom.key == key("whom")).find(|&at| view.candidates[at].end == end)
}

/// "In a letter to Roe, Doe wrote: “…”", "Asked by Roe whether it was over, Doe said: “…”": Doe, since Roe stands in
/// what introduces the sentence.
fn introduced(view: &View<'_>, run: &Run, choice: Choice) -> Option<usize> {
    let Choice::Candidate(chosen) = choice else { return None };
    let one = &view.candidates[chosen];
    let tokens = &view.doc.tokens;
    let begin = view.doc.statements[one.statement as usize].first as usize;
    let first = &tokens[begin];
    let text = first.text(view.doc.text);
    let opens = first.is(Words::PREPOSITION | Words::SUBORDINATOR) || text.ends_with("ing") || text == "Asked";
    if !opens || one.first as usize == begin || one.statement != run.statement || one.first > run.open {
        return None;
    }
    let behind = view.candidates.iter().enumerate().skip(chosen + 1).take(8);
    let mut here = behind.take_while(|(_, next)| next.statement == run.statement && next.first < run.open);
    let found = here.find(|(_, next)| {
        let comma = tokens[next.first as usize - 1].class == Class::Comma;
        let says = matches!(next.link.how, How::Direct | How::Behind | How::Apposition)
            && next.link.verb < run.open
            && run.open - next.link.verb <= 4;
        // "Doe marvelled: “…”", "Doe trailed off, “…”": a verb that no list has.
        let verb = tokens.get(next.end as usize).is_some_and(|verb| is_verb(view, verb) && verb.gap == Gap::Space);
        let acts = verb && run.open - next.end <= 4;
        comma && (says || acts) && view.may_speak(next)
    });
    // "At the gate Roe, a farmer, said"
    let apposed = |next: &Candidate| next.first == one.end + 1 && tokens[next.end as usize].class == Class::Comma;
    let governed = tokens[one.first as usize - 1].is(Words::PREPOSITION | Words::SUBORDINATOR);
    found.filter(|(_, next)| governed || !apposed(next)).map(|(at, _)| at)
}

/// "For Doe, the offer is “…”", "To the mayor, it was “…”": in whose eyes a thing is so.
fn regarded(view: &View<'_>, run: &Run) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let begin = view.doc.statements[run.statement as usize].first;
    let opens = matches!(tokens[begin as usize].text(view.doc.text), "For" | "To");
    let be = run.open.checked_sub(1).is_some_and(|at| tokens[at as usize].is(Words::AUXILIARY));
    if !opens || !be {
        return None;
    }
    let comma = tokens.get(begin as usize..run.open as usize)?.iter().position(|token| token.class == Class::Comma)?;
    let near = (run.open - begin) as usize <= comma + 8;
    let one = view.starting(begin + 1).filter(|_| near)?;
    (view.speaks(&view.candidates[one]) && view.candidates[one].statement == run.statement).then_some(one)
}

/// "Doe spoke of “…”": whose the words are that a noun phrase hands on.
fn spoke_of(view: &View<'_>, run: &Run) -> Option<usize> {
    let open = run.open as usize;
    let [verb, of] = view.doc.tokens.get(open.checked_sub(2)?..open)? else { return None };
    if of.key != key("of") || !SPOKE.contains(&verb.key) || verb.shape != Shape::Lower || run.words < 2 {
        return None;
    }
    let end = run.open - 2;
    let before = view.candidates.partition_point(|one| one.first < end);
    let (at, one) = (before.checked_sub(1)?, view.candidates[before - 1]);
    (one.statement == run.statement && one.link.verb == end && one.link.how != How::None).then_some(at)
}

/// Particles of verbs of saying: "pointed out", "shot back", "chimed in".
const PARTICLES: [u32; 6] = [key("out"), key("back"), key("in"), key("on"), key("up"), key("away")];
/// Verbs that are of saying with their particles alone.
const PHRASAL: [u32; 8] =
    [key("went"), key("threw"), key("broke"), key("shot"), key("cut"), key("hit"), key("put"), key("came")];
/// Verbs whose object follows them.
const TELLS: [u32; 6] = [key("told"), key("tells"), key("informed"), key("reminded"), key("assured"), key("reassured")];
/// Verbs that take words by "of".
const SPOKE: [u32; 5] = [key("spoke"), key("speaks"), key("spoken"), key("talked"), key("warned")];
/// What a clause begins with whose subject says nothing of the words.
const SUBORDINATES: [u32; 9] = [
    key("as"),
    key("although"),
    key("though"),
    key("while"),
    key("whom"),
    key("because"),
    key("before"),
    key("after"),
    key("when"),
];

/// "…,” Doe said, according to the Daily": Doe's words, whatever the model makes of the Daily.
pub(super) fn sayer(view: &View<'_>, n: usize, choice: Choice) -> Choice {
    let Choice::Candidate(index) = choice else { return choice };
    if let Some(quoted) = quoted_by_outlet(view, n, index) {
        return Choice::Candidate(quoted);
    }
    let (run, source) = (&view.runs[n], &view.candidates[index]);
    if source.link.how != How::According {
        return choice;
    }
    // "According to the Daily, the letter said: “…”"
    if source.first < run.open {
        let writes = |one: &Candidate| {
            let near = one.link.verb < run.open && run.open - one.link.verb <= 2;
            one.statement == run.statement && one.first > source.end && one.link.how == How::Direct && near
        };
        let behind = view.candidates.iter().enumerate().skip(index + 1).take(4);
        return behind.filter(|(_, one)| writes(one)).map(|(at, _)| Choice::Candidate(at)).next().unwrap_or(choice);
    }
    if source.first < run.after {
        return choice;
    }
    let says = |one: &Candidate| {
        one.first == run.after
            && one.end <= source.link.verb
            && matches!(one.link.how, How::Direct | How::Apposition)
            && one.link.verb < source.link.verb
    };
    view.candidates[..index].iter().position(says).map_or(choice, Choice::Candidate)
}

/// "The Herald reported that Doe had said: “…”": Doe, who stands between the paper and the words with a verb of saying.
fn quoted_by_outlet(view: &View<'_>, n: usize, index: usize) -> Option<usize> {
    let (run, outlet) = (&view.runs[n], &view.candidates[index]);
    let names = outlet.statement == run.statement && outlet.link.how == How::Direct && outlet.end <= run.open;
    if !names {
        return None;
    }
    let near = |one: &Candidate| {
        let verb = one.link.verb;
        one.link.object > 0
            && one.link.how == How::Direct
            && one.statement == run.statement
            && one.first > outlet.link.verb
            && one.first <= outlet.link.verb + 3
            && verb < run.open
            && run.open - verb <= 3
    };
    let behind = view.candidates.iter().enumerate().skip(index + 1).take(3);
    let person = |one: &Candidate| matches!(one.kind, 2 | 4 | 6 | 8);
    let paper = matches!(outlet.kind, 3 | 5 | 16) || view.doc.phrases[outlet.phrase].tokens.len() > 1;
    behind.filter(|(_, one)| paper && near(one) && person(one)).map(|(at, _)| at).next()
}
