//! Words that pass through another's: "Roe told the paper that Doe had said: “…”", "Roe read out a letter from Doe: “…”",
//! "Doe’s letter, read out by Roe, said: “…”", and names that only complete the speaker's: "Doe with Natural Aid said".

use super::super::attribution_links::How;
use super::super::candidate::Candidate;
use super::super::model_input::View;
use super::super::quoting::words_of;
use super::super::span::Run;
use super::{is_verb, speech};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::noun_phrase::PhraseKind;
use crate::extract::text::token::{Class, Shape, Token};

/// How many candidates behind the chosen one are looked at; keeps hostile texts linear.
const NEAR: usize = 12;

/// "heard Doe say"
const SAY: [u32; 4] = [key("say"), key("tell"), key("shout"), key("yell")];

/// Verbs before whose clause the hearer stands.
const TOLD: [u32; 6] = [key("told"), key("tells"), key("informed"), key("reminded"), key("assured"), key("warned")];

/// Whose words the sentence hands on, where another was chosen.
pub(super) fn relayed(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let one = &view.candidates[chosen];
    if one.statement != run.statement {
        return None;
    }
    complemented(view, chosen)
        .or_else(|| said_to_have_said(view, run, chosen))
        .or_else(|| recalled(view, run, chosen))
        .or_else(|| speech::interpreted(view, run, chosen))
        .or_else(|| speech::of_saying(view, run, chosen))
        .or_else(|| read_out(view, run, chosen))
        .or_else(|| letter_of(view, chosen))
        .or_else(|| asked_before(view, run, chosen))
}

/// The candidates of the sentence between the chosen one and the words.
fn behind<'v>(view: &'v View<'_>, run: &'v Run, chosen: usize) -> impl Iterator<Item = (usize, &'v Candidate)> {
    let all = view.candidates.iter().enumerate().skip(chosen + 1).take(NEAR);
    all.take_while(|(_, next)| next.statement == run.statement && next.first < run.open)
}

/// "Roe told the paper that Doe had told staff: “…”", "Roe said Doe’s uncle had described it as “…”": the subject of the
/// clause that Roe reports.
fn said_to_have_said(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let one = &view.candidates[chosen];
    let open = run.open as usize;
    let tells = matches!(one.link.how, How::Direct | How::Apposition | How::Behind) && one.link.verb < run.open;
    if !tells || one.first > one.link.verb {
        return None;
    }
    let from = one.link.verb as usize + 1;
    let verb = (from.max(open.saturating_sub(6))..open)
        .rev()
        .find(|&at| tokens[at].is(Words::SAYING | Words::SAYING_LOOSE) && tokens[at].shape == Shape::Lower)?;
    let had = (from.max(verb.saturating_sub(3))..verb).rev().find(|&at| tokens[at].key == key("had"))?;
    let that = (from..had).take(NEAR).find(|&at| tokens[at].key == key("that"));
    // "told the paper Roe had said": behind the hearer.
    let told = that.is_none() && TOLD.contains(&tokens[from - 1].key);
    let begin = that.unwrap_or(from);
    let mut inside =
        behind(view, run, chosen).filter(|(_, next)| next.first as usize >= begin && next.end as usize <= had);
    if told {
        inside.next()?;
    }
    // "The statement noted they had said": who "they" are stands before.
    let owns = |next: &Candidate| view.doc.phrases[next.phrase].owns || matches!(next.kind, 1 | 9 | 12);
    // "that in May Roe had told staff"
    let lead = tokens.get(begin + usize::from(that.is_some())).is_some_and(|word| word.is(Words::PREPOSITION));
    let mut subjects = inside.filter(|(_, next)| !owns(next));
    let found = if lead { subjects.last() } else { subjects.next() };
    found.map(|(at, _)| at)
}

/// "Roe recalled Doe saying: “…”", "“…,” Roe remembered a lawyer for Doe saying": the object of the verb.
fn recalled(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    const RECALLED: [u32; 10] = [
        key("recalled"),
        key("recalls"),
        key("remembered"),
        key("remembers"),
        key("heard"),
        key("hears"),
        key("quoted"),
        key("quotes"),
        key("overheard"),
        key("recalling"),
    ];
    let tokens = &view.doc.tokens;
    let statement = view.doc.statements[run.statement as usize];
    let participle = |at: &usize| {
        tokens[*at].is(Words::SAYING)
            && tokens[*at].shape == Shape::Lower
            && (tokens[*at].text(view.doc.text).ends_with("ing") || SAY.contains(&tokens[*at].key))
    };
    let recalls = |at: &usize| RECALLED.contains(&tokens[*at].key) && tokens[*at].shape == Shape::Lower;
    let ahead = view.candidates[chosen].first < run.open;
    let (verb, saying) = if ahead {
        let open = run.open as usize;
        let saying = (open.saturating_sub(3)..open).find(participle)?;
        ((saying.saturating_sub(24).max(statement.first as usize)..saying).find(recalls)?, saying)
    } else {
        let (from, end) = (run.after as usize, statement.end as usize);
        let verb = (from..end.min(from + 8)).find(recalls)?;
        (verb, (verb..end.min(verb + 24)).find(participle)?)
    };
    // Somebody stands before the verb, who heard it.
    let before = verb.checked_sub(1).is_some_and(|at| tokens[at].is_wordlike() && !tokens[at].words.is_auxiliary());
    let from = view.candidates.partition_point(|one| (one.first as usize) <= verb);
    let mut inside =
        (from..view.candidates.len()).take(NEAR).take_while(|&at| (view.candidates[at].end as usize) <= saying);
    let found = inside.find(|&at| !view.doc.phrases[view.candidates[at].phrase].owns)?;
    before.then_some(found)
}

/// "Roe read out a letter from Doe: “…”"
fn read_out(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let verb = view.candidates[chosen].end as usize;
    let reads = [key("read"), key("reads"), key("quoted"), key("produced"), key("published"), key("released")];
    if !tokens.get(verb).is_some_and(|token| reads.contains(&token.key)) {
        return None;
    }
    let found = behind(view, run, chosen)
        .find(|(_, next)| words_of(tokens, next.first as usize, 0).is_some() && view.speaks(next));
    found.map(|(at, _)| at)
}

/// "Doe’s letter, read out by Roe, said: “…”"
fn letter_of(view: &View<'_>, chosen: usize) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let one = &view.candidates[chosen];
    let by = (one.first as usize).checked_sub(1).filter(|&at| tokens[at].key == key("by"))?;
    let aside = tokens[by.saturating_sub(4)..by].iter();
    let read = [key("read"), key("quoted"), key("published"), key("released"), key("shared"), key("seen")];
    let read = aside.rev().take_while(|word| word.class == Class::Word).any(|word| read.contains(&word.key));
    let owner = (chosen.saturating_sub(4)..chosen).rev().find(|&at| {
        let other = &view.candidates[at];
        let noun = || tokens.get(other.end as usize + 1).is_some_and(|noun| noun.is(Words::SAYING_NOUN));
        let owns = view.doc.phrases[other.phrase].owns && noun();
        // "A letter from Doe, read out by Roe"
        let from = || words_of(tokens, other.first as usize, 0).is_some();
        other.statement == one.statement && (owns || from())
    });
    owner.filter(|_| read)
}

/// "When Roe asked about the cost, Doe counselled: “…”": Doe, who stands behind the comma before the words.
fn asked_before(view: &View<'_>, run: &Run, chosen: usize) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let one = &view.candidates[chosen];
    let begin = view.doc.statements[run.statement as usize].first as usize;
    let opens = tokens[begin].is(Words::SUBORDINATOR) && one.first as usize <= begin + 3 && one.first as usize > begin;
    let found = behind(view, run, chosen).filter(|_| opens).find(|(_, next)| {
        let comma = tokens[next.first as usize - 1].class == Class::Comma;
        // "an old man in a red coat grinned:"
        let verb = run.open.saturating_sub(2).max(next.end) as usize;
        let says = tokens.get(verb).is_some_and(|verb| is_verb(view, verb)) && verb < run.open as usize;
        let beside = tokens.get(next.end as usize).is_some_and(|verb| is_verb(view, verb));
        let near = (run.open as usize).saturating_sub(next.end as usize) <= 12;
        comma && (says || beside) && near && view.may_speak(next)
    });
    found.map(|(at, _)| at)
}

/// "Doe, representing Natural Aid, said", "Doe with Natural Aid said", "Doe (director, Natural Aid)": Doe.
fn complemented(view: &View<'_>, chosen: usize) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let one = &view.candidates[chosen];
    let name = |one: &Candidate| view.doc.phrases[one.phrase].kind == PhraseKind::Name;
    // "Doe (head of research, Natural Aid)": the post stands between the two.
    let at = (chosen.saturating_sub(3)..chosen).rev().find(|&at| name(&view.candidates[at]))?;
    let person = &view.candidates[at];
    let full = name(person) && person.end - person.first > 1 && person.statement == one.statement;
    if !full || !name(one) || person.end > one.first {
        return None;
    }
    let mut between = &tokens[person.end as usize..one.first as usize];
    if let [open, rest @ ..] = between
        && matches!(open.class, Class::Open)
    {
        let inside = rest.len() < 8 && !rest.iter().any(|token| token.class == Class::Close);
        return inside.then_some(at);
    }
    if let [comma, rest @ ..] = between
        && comma.class == Class::Comma
    {
        between = rest;
    }
    joins(between).then_some(at)
}

/// "of the", "representing", "on behalf of": what joins a body to the name of one who works there.
fn joins(between: &[Token]) -> bool {
    const JOINTS: [u32; 6] = [key("of"), key("from"), key("with"), key("at"), key("for"), key("representing")];
    const ACTS: [u32; 4] = [key("speaking"), key("working"), key("acting"), key("writing")];
    let article = usize::from(between.last().is_some_and(|last| last.is(Words::ARTICLE)));
    match &between[..between.len() - article] {
        [joint] => JOINTS.contains(&joint.key),
        [acts, joint] => ACTS.contains(&acts.key) && JOINTS.contains(&joint.key),
        [on, behalf, of] => on.key == key("on") && behalf.key == key("behalf") && of.key == key("of"),
        _ => false,
    }
}
