//! Words at a distance: what others call a thing, words as words, what texts ask for.

use super::super::attribution_links::How;
use super::super::model_input::{Candidate, View};
use super::super::span::{Run, Style};
use super::words::{Beside, is};
use super::{says, sides, tells};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// Whether the run describes a thing of the reporter's.
pub(super) fn is_distant(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    asked_for(view, run)
        || is_under_a_text(view, run, speaker)
        || is_named_after(view, run)
        || is_meant(view, run, speaker)
        || describes(view, run, speaker)
}

/// "a draft resolution that called for an “immediate ceasefire”": what a text asks for is not said.
fn asked_for(view: &View<'_>, run: &Run) -> bool {
    let tokens = &view.doc.tokens;
    let statement = view.doc.statements[run.statement as usize];
    let from = statement.first.max(run.open.saturating_sub(12)).min(run.open) as usize;
    let relative = |token: &Token| token.key == key("that") || token.key == key("which");
    let Some(that) = tokens[from..run.open as usize].iter().rposition(relative).map(|at| from + at) else {
        return text_asks(view, run, from);
    };
    let between = &tokens[that + 1..run.open as usize];
    let near = tokens[that.saturating_sub(5).max(statement.first as usize)..that].iter();
    let document = near.rev().any(|token| token.is(Words::DOCUMENT) && token.shape == Shape::Lower);
    let asks = between.iter().any(|token| is(token, Beside::ASKS));
    document && asks && between.iter().all(|token| token.class == Class::Word && token.shape == Shape::Lower)
}

/// "The treaty requires “all possible measures”": a text for the subject of a verb that asks.
fn text_asks(view: &View<'_>, run: &Run, from: usize) -> bool {
    let tokens = &view.doc.tokens[from..run.open as usize];
    let Some(at) = tokens.iter().rposition(|token| token.is(Words::DOCUMENT) && token.shape == Shape::Lower) else {
        return false;
    };
    let (before, between) = (&tokens[..at], &tokens[at + 1..]);
    let subject =
        before.len() < 5 && before.iter().all(|token| token.is_wordlike() && !token.is(Words::SAYING | Words::VERB));
    let lower = between.iter().all(|token| token.class == Class::Word && token.shape == Shape::Lower);
    let verb = between.first().is_some_and(|verb| is(verb, Beside::ASKS) || verb.words.is_auxiliary());
    let begins = from == view.doc.statements[run.statement as usize].first as usize;
    begins && subject && lower && verb && between.iter().any(|token| is(token, Beside::ASKS))
}

/// "Under the contract every owner is entitled to “fair notice”": what a text that the sentence opens with provides for.
fn is_under_a_text(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    let statement = view.doc.statements[run.statement as usize];
    let lead = &view.doc.tokens[statement.first.min(run.open) as usize..run.open as usize];
    let under = lead.first().is_some_and(|first| first.key == key("under"));
    let document = lead.iter().skip(1).take(4).any(|token| token.is(Words::DOCUMENT) && token.shape == Shape::Lower);
    under && document && !says(run, speaker) && !lead.iter().any(|token| token.is(Words::SAYING_SURE))
}

/// "a “sell” rating", "the “one country, two systems” framework": words that a thing is called by.
fn is_named_after(view: &View<'_>, run: &Run) -> bool {
    let (mut before, mut behind) = sides(view, run);
    let determined = before.next().is_some_and(|last| last.is(Words::ARTICLE | Words::POSSESSIVE));
    let thing = behind.next().is_some_and(|next| is(next, Beside::CALLED) && next.gap == Gap::Space);
    run.words < 6 && determined && thing
}

/// "the word “drought”", "“Tarn” means “lake”", "marked “urgent”", "known as the “golden hour”", "what engineers call a
/// “dead leg”": words as words, and what people in general call a thing.
fn is_meant(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    if run.words < 6 && is_called(view, run) {
        return true;
    }
    if run.words > 4 || !is_plain(view.inner(run)) || says(run, speaker) && !is_term(view, run) {
        return false;
    }
    let (mut before, mut behind) = sides(view, run);
    let means = behind.next().is_some_and(|next| is(next, Beside::MEANS));
    let near: Vec<&Token> = before.by_ref().take(5).collect();
    let article = usize::from(near.first().is_some_and(|last| last.is(Words::ARTICLE)));
    let known = |at: usize| {
        let [last, verb] = near.get(at..at + 2)? else { return None };
        let passive = [
            key("known"),
            key("referred"),
            key("described"),
            key("sold"),
            key("marketed"),
            key("billed"),
            key("advertised"),
        ];
        // "known to everyone as"
        let far = near.get(at + 1..).is_some_and(|far| far.iter().any(|word| word.key == key("known")));
        let as_ = last.key == key("as") && (passive.contains(&verb.key) || is(verb, Beside::AS_MEANS) || far);
        Some(as_ && !says(run, speaker))
    };
    let named = |at: usize| near.get(at).is_some_and(|last| is(last, Beside::AS_MEANS));
    means && run.words < 3 || named(0) || named(article) || known(article).unwrap_or(false) || is_term(view, run)
}

/// "the illness is called “feather lung”", "the term often used is “bird lung”": what a thing is called, by no one in
/// particular; not "was called “a liar”".
fn is_called(view: &View<'_>, run: &Run) -> bool {
    let (before, mut behind) = sides(view, run);
    let near: Vec<&Token> = before.take(6).collect();
    let judged = view.inner(run).first().is_none_or(|first| first.is(Words::ARTICLE));
    let by = behind.next().is_some_and(|next| next.key == key("by"));
    let [last, be, subject, ..] = near[..] else { return false };
    let called = last.key == key("called") && be.is(Words::AUXILIARY) && !subject.is(Words::MALE | Words::FEMALE);
    let term = last.is(Words::AUXILIARY) && near.iter().any(|word| TERMS.contains(&word.key));
    (called || term) && !judged && !by
}

/// Nouns whose verb "be" has a word as such behind it.
const TERMS: [u32; 3] = [key("term"), key("word"), key("nickname")];

/// "what engineers call a “dead leg”": a present tense whose subject is a bare plural.
fn is_term(view: &View<'_>, run: &Run) -> bool {
    let tokens = &view.doc.tokens;
    let open = run.open as usize;
    let first = view.doc.statements[run.statement as usize].first as usize;
    let Some(at) = (first.max(open.saturating_sub(7))..open).rev().find(|&at| tokens[at].key == key("call")) else {
        return false;
    };
    let subject = at.checked_sub(1).map(|at| &tokens[at]);
    let bare = at > 1 && !tokens[at - 2].is(Words::ARTICLE | Words::POSSESSIVE | Words::DEMONSTRATIVE);
    let modal = subject.is_some_and(|word| word.words.is_auxiliary() || word.key == key("to"));
    let plural = subject.is_some_and(|word| {
        let begins = at == first + 1;
        let ending = word.text(view.doc.text).ends_with('s') && (word.shape == Shape::Lower || begins);
        let judges = JUDGES.contains(&word.key);
        !judges && !word.is(Words::PRONOUN) && (word.is(Words::PLURAL) || ending && word.class == Class::Word)
    });
    plural && bare && !modal
}

/// Those whose words for a thing are their judgement of it.
const JUDGES: [u32; 8] = [
    key("critics"),
    key("opponents"),
    key("supporters"),
    key("activists"),
    key("campaigners"),
    key("officials"),
    key("prosecutors"),
    key("lawyers"),
];

/// Words without a mark among them.
fn is_plain(inner: &[Token]) -> bool {
    let (last, before) = inner.split_last().map_or((None, inner), |(last, before)| (Some(last), before));
    let word = |token: &Token| matches!(token.class, Class::Word | Class::Number);
    // "the so-called “free zone.”": stops within the marks are the reporter's.
    before.iter().all(word) && last.is_none_or(|last| word(last) || matches!(last.class, Class::Comma | Class::Stop))
}

/// "the “miracle” pump", "so-called “clean” barges": up to three words that describe the reporter's own noun.
fn describes(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    let words = view.inner(run);
    if run.words > 3 || !is_plain(words) || run.style == Style::Beside {
        return false;
    }
    let (mut before, mut behind) = sides(view, run);
    let (Some(last), next) = (before.next(), behind.next()) else { return false };
    let so_called = [key("so-called"), key("so"), key("self-styled"), key("proverbial")];
    let second = before.next();
    let is_called =
        so_called.contains(&last.key) || last.key == key("called") && second.is_some_and(|so| so.key == key("so"));
    // "argued over the words “fast track”", but "in the words “…”"
    let is_word = is(last, Beside::AS_WORD);
    let over = is_word && run.words > 1 && {
        let tokens = &view.doc.tokens[..run.open as usize];
        matches!(tokens, [.., of, the, _] if the.is(Words::ARTICLE) && of.is(Words::PREPOSITION) && of.key != key("in"))
    };
    let determined = last.is(Words::ARTICLE | Words::POSSESSIVE | Words::DEMONSTRATIVE) || last.class == Class::Suffix;
    let noun = next.is_some_and(|next| {
        words.last().is_some_and(Token::is_wordlike)
            && next.class == Class::Word
            && next.shape == Shape::Lower
            && !next.words.is_function()
            && !next.is(Words::SAYING | Words::SAYING_LOOSE | Words::CONJUNCTION | Words::SUBORDINATOR)
    });
    let told = tells(run, speaker);
    // "“core” inflation rose, according to the Labor Department", "what looked like a “smudge”"
    let like = second.is_some_and(|word| word.key == key("like")) && last.is(Words::ARTICLE);
    let lower = words.first().is_some_and(|first| first.shape == Shape::Lower);
    let credited = speaker.is_some_and(|one| one.link.how == How::According) && run.words == 1 && lower && noun;
    let (told, determined, noun) = (told && !credited, determined || credited, noun || like);
    is_called && !says(run, speaker) || over || (is_word || determined && noun) && !told
}
