//! Mentions of words, as against their use: titles of works, words at a distance, questions put to somebody.
//!
//! The model has seen few of them, since news corpora annotate what was said. Each rule asks for two signs at once: the
//! run's own shape, and a noun or verb beside it that says what the run is.

use super::attribution_links::How;
use super::context::Choice;
use super::model_input::{Candidate, View};
use super::span::{Run, Style};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::noun_phrase::PhraseKind;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How far a noun that tells of a run may stand from it, in tokens.
const NEAR: usize = 6;

/// Whether run number `n`, which the model would give to `choice`, has no answer.
pub(super) fn is_no_quote(view: &View<'_>, n: usize, choice: Choice) -> bool {
    let run = &view.runs[n];
    if run.label.is_some() || view.doc.quoted[run.quoted].continued {
        return false;
    }
    let speaker = match choice {
        Choice::Candidate(index) => Some(&view.candidates[index]),
        _ => None,
    };
    asked_for(view, run)
        || is_named_after(view, run)
        || is_title(view, run, speaker)
        || is_distant(view, run, speaker)
        || is_question(view, run, speaker)
}

/// Whether a verb of saying surely joins the speaker to words that stand beside it.
fn says(run: &Run, speaker: Option<&Candidate>) -> bool {
    speaker.is_some_and(|one| {
        let verb = one.link.verb;
        let beside = if verb < run.open { run.open - verb } else { verb.saturating_sub(run.after) + 1 };
        one.link.is_sure() && one.statement == run.statement && beside <= 3
    })
}

/// The tokens of the run's sentence before and behind it, nearest first; no other run's among them.
fn sides<'v>(view: &'v View<'_>, run: &Run) -> (impl Iterator<Item = &'v Token>, impl Iterator<Item = &'v Token>) {
    let tokens = &view.doc.tokens;
    let statement = view.doc.statements[run.statement as usize];
    let outside = |token: &&Token| !matches!(token.class, Class::Double | Class::Single | Class::Stop);
    let before = tokens[statement.first.min(run.open) as usize..run.open as usize].iter().rev();
    let end = (run.after as usize + NEAR + 4).min(tokens.len());
    let behind = tokens[run.after as usize..end].iter().enumerate();
    let behind = behind.take_while(|(at, token)| *at == 0 || token.gap != Gap::Line).map(|(_, token)| token);
    (before.take_while(outside).take(NEAR), behind.take_while(outside).take(NEAR))
}

/// Whether the speaker is named or a person's pronoun, not a common noun.
fn is_named(view: &View<'_>, speaker: &Candidate) -> bool {
    let phrase = &view.doc.phrases[speaker.phrase];
    let head = view.doc.tokens[phrase.head as usize];
    phrase.kind == PhraseKind::Name || head.is(Words::MALE | Words::FEMALE | Words::FIRST_SECOND)
}

/// "the novel “The Long Ferry”", "“The Long Ferry”, a novel by Roe": capitals beside a noun for a work.
fn is_title(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    if run.words > 12 || !has_title_case(view, run) {
        return false;
    }
    let (before, behind) = sides(view, run);
    let work = |token: &Token| WORKS.contains(&token.key) && token.shape != Shape::Capital;
    // "recited from “The Long Ferry”"
    let inner = &view.doc.tokens[view.doc.quoted[run.quoted].inner.range()];
    let open = inner.last().is_some_and(Token::is_wordlike) && run.words > 1;
    let governed = run.open.checked_sub(1).is_some_and(|at| WORK_BEHIND.contains(&view.doc.tokens[at as usize].key));
    if open && governed && inner.iter().filter(|token| token.is_capital()).count() > 1 {
        return true;
    }
    let named = before.take(3).any(|token| work(token) || NAMING.contains(&token.key));
    named || behind.take(4).any(work) && !says(run, speaker)
}

/// "a “sell” rating", "the “one country, two systems” framework": words that a thing is called by.
fn is_named_after(view: &View<'_>, run: &Run) -> bool {
    let (mut before, mut behind) = sides(view, run);
    let determined = before.next().is_some_and(|last| last.is(Words::ARTICLE | Words::POSSESSIVE));
    let thing = behind.next().is_some_and(|next| CALLED.contains(&next.key) && next.gap == Gap::Space);
    run.words < 6 && determined && thing
}

/// Nouns for what has its name in marks.
const CALLED: [u32; 8] = [
    key("rating"),
    key("ratings"),
    key("framework"),
    key("formula"),
    key("principle"),
    key("doctrine"),
    key("hashtag"),
    key("slogan"),
];

/// Whether all words but small ones have capitals, and nothing ends a sentence in between.
fn has_title_case(view: &View<'_>, run: &Run) -> bool {
    let inner = &view.doc.tokens[view.doc.quoted[run.quoted].inner.range()];
    let words = || inner.iter().filter(|token| token.class == Class::Word);
    let small =
        |token: &Token| token.words.is_function() || token.is(Words::SUBORDINATOR) || token.end - token.start < 4;
    let capital = |token: &Token| token.is_capital() || token.shape != Shape::Lower;
    let ends = inner.last().is_some_and(|last| matches!(last.class, Class::Stop | Class::Ellipsis));
    let (all, large) = (words().count(), words().filter(|token| capital(token)).count());
    let stops = inner.iter().filter(|token| token.class == Class::Stop).count() > usize::from(ends);
    let cased = words().all(|token| capital(token) || small(token)) && words().next().is_some_and(capital);
    cased && !stops && (all == 1 && !ends || large > 1)
}

/// "a draft resolution that called for an “immediate ceasefire”": what a text asks for is not said.
fn asked_for(view: &View<'_>, run: &Run) -> bool {
    let tokens = &view.doc.tokens;
    let statement = view.doc.statements[run.statement as usize];
    let from = statement.first.max(run.open.saturating_sub(12)).min(run.open) as usize;
    let relative = |token: &Token| token.key == key("that") || token.key == key("which");
    let Some(that) = tokens[from..run.open as usize].iter().rposition(relative).map(|at| from + at) else {
        return false;
    };
    let between = &tokens[that + 1..run.open as usize];
    let near = tokens[that.saturating_sub(5).max(statement.first as usize)..that].iter();
    let document = near.rev().any(|token| token.is(Words::DOCUMENT) && token.shape == Shape::Lower);
    let asks = between.iter().any(|token| ASKS.contains(&token.key));
    document && asks && between.iter().all(|token| token.class == Class::Word && token.shape == Shape::Lower)
}

/// "the “miracle” pump", "so-called “clean” barges": up to three words that describe the reporter's own noun.
fn is_distant(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    let inner = &view.doc.tokens[view.doc.quoted[run.quoted].inner.range()];
    if run.words > 3 || inner.iter().any(|token| !matches!(token.class, Class::Word | Class::Number)) {
        return false;
    }
    let (mut before, mut behind) = sides(view, run);
    let (Some(last), next) = (before.next(), behind.next()) else { return false };
    let so_called = [key("so-called"), key("so"), key("self-styled"), key("proverbial")];
    let is_called = so_called.contains(&last.key)
        || last.key == key("called") && before.next().is_some_and(|so| so.key == key("so"));
    // "argued over the words “fast track”", but "in the words “…”"
    let is_word = AS_WORDS.contains(&last.key);
    let over = is_word && run.words > 1 && {
        let tokens = &view.doc.tokens[..run.open as usize];
        matches!(tokens, [.., of, the, _] if the.is(Words::ARTICLE) && of.is(Words::PREPOSITION) && of.key != key("in"))
    };
    let determined = last.is(Words::ARTICLE | Words::POSSESSIVE) || last.class == Class::Suffix;
    let noun = next.is_some_and(|next| {
        next.class == Class::Word
            && next.shape == Shape::Lower
            && !next.words.is_function()
            && !next.is(Words::SAYING | Words::SAYING_LOOSE | Words::CONJUNCTION | Words::SUBORDINATOR)
    });
    let told = speaker.is_some_and(|one| one.link.how != How::None && one.statement == run.statement);
    // "“core” inflation rose, according to the Labor Department", "what looked like a “smudge”"
    let like = before.next().is_some_and(|word| word.key == key("like")) && last.is(Words::ARTICLE);
    let lower = inner.first().is_some_and(|first| first.shape == Shape::Lower);
    let credited = speaker.is_some_and(|one| one.link.how == How::According) && run.words == 1 && lower && noun;
    let (told, determined, noun) = (told && !credited, determined || credited, noun || like);
    (is_called && !says(run, speaker) || over || (is_word || determined && noun) && !told) && run.style != Style::Beside
}

/// "“Will it stay shut?” a reporter asked": a question by one who asks for a living, or put to the one it was given to.
fn is_question(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    let (doc, text) = (view.doc, view.doc.text);
    let inner = &doc.tokens[doc.quoted[run.quoted].inner.range()];
    let asks = inner.last().is_some_and(|last| last.class == Class::Stop && last.text(text).starts_with('?'));
    if !asks {
        return false;
    }
    // "Doe was asked: “…?”"
    if speaker.is_some_and(|one| one.link.how == How::Patient) {
        return true;
    }
    let head = |one: &Candidate| doc.tokens[doc.phrases[one.phrase].head as usize];
    if speaker.is_some_and(|one| head(one).is(Words::ASKER) && one.paragraph == run.paragraph) {
        return true;
    }
    let (before, behind) = sides(view, run);
    let before: Vec<&Token> = before.collect();
    // "A moderator asked Doe: “…?”", but "Doe told reporters: “…?”"
    if before.windows(2).any(|pair| pair[0].is(Words::SAYING) && pair[1].is(Words::ASKER)) {
        return true;
    }
    let asker = |token: &Token| token.is(Words::ASKER);
    let near = before.into_iter().take(4).any(asker) || behind.take(5).any(asker);
    near && !(says(run, speaker) && speaker.is_some_and(|one| is_named(view, one)))
}

/// Nouns for works that have a title.
const WORKS: [u32; 44] = [
    key("novel"),
    key("novella"),
    key("book"),
    key("film"),
    key("movie"),
    key("documentary"),
    key("play"),
    key("drama"),
    key("comedy"),
    key("opera"),
    key("operetta"),
    key("musical"),
    key("ballet"),
    key("symphony"),
    key("song"),
    key("hymn"),
    key("ballad"),
    key("anthem"),
    key("single"),
    key("album"),
    key("poem"),
    key("sonnet"),
    key("essay"),
    key("memoir"),
    key("biography"),
    key("autobiography"),
    key("story"),
    key("series"),
    key("sitcom"),
    key("podcast"),
    key("painting"),
    key("sculpture"),
    key("mural"),
    key("portrait"),
    key("exhibition"),
    key("exhibit"),
    key("installation"),
    key("textbook"),
    key("trilogy"),
    key("thriller"),
    key("bestseller"),
    key("pamphlet"),
    key("soundtrack"),
    key("videogame"),
];

/// Words before a title or a name.
const NAMING: [u32; 9] = [
    key("titled"),
    key("entitled"),
    key("subtitled"),
    key("dubbed"),
    key("nicknamed"),
    key("codenamed"),
    key("christened"),
    key("author"),
    key("called"),
];

/// Prepositions before the title of a work: not "as", behind which somebody is called names.
const WORK_BEHIND: [u32; 4] = [key("from"), key("of"), key("in"), key("about")];

const ASKS: [u32; 14] = [
    key("called"),
    key("calls"),
    key("calling"),
    key("demanded"),
    key("demands"),
    key("condemned"),
    key("condemns"),
    key("urged"),
    key("urges"),
    key("required"),
    key("requires"),
    key("sought"),
    key("seeks"),
    key("expressed"),
];

/// Nouns before a word that is meant as such.
const AS_WORDS: [u32; 8] = [
    key("word"),
    key("words"),
    key("term"),
    key("terms"),
    key("expression"),
    key("label"),
    key("name"),
    key("nickname"),
];

#[cfg(test)]
mod tests {
    use super::super::direct;
    use crate::extract::Doc;

    fn quotes(text: &str) -> usize {
        let lead = "The yard has been quiet all week, and traders are worried.\n\n";
        direct(&Doc::new(&format!("{lead}{text}\n\nThe rain is due to end on Friday."))).len()
    }

    #[test]
    fn titles_of_works_and_words_as_such_are_no_quotes() {
        assert_eq!(quotes("“The Salt Road,” a novel by Elka Droste, won the prize in May."), 0);
        assert_eq!(quotes("Elka Droste recited from “The Salt Road” for an hour."), 0);
        assert_eq!(quotes("Lawyers argued for an hour over the words “fast track”."), 0);
    }

    #[test]
    fn questions_that_reporters_put_are_no_quotes_but_those_of_others_are() {
        assert_eq!(quotes("“Will the yard stay shut?” yelled one of the reporters."), 0);
        assert_eq!(quotes("A moderator asked Elka Droste: “Will the yard stay shut?”"), 0);
        assert_eq!(quotes("Elka Droste told reporters: “Do you think the yard will stay shut?”"), 1);
    }
}
