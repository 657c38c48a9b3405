//! Mentions of words, as against their use: titles of works, words at a distance, questions put to somebody.
//!
//! The model has seen few of them, since news corpora annotate what was said. Each rule asks for two signs at once: the
//! run's own shape, and a noun or verb beside it that says what the run is.

mod borne;
mod distant;
mod question;
mod title;
mod words;

use super::attribution_links::How;
use super::clauses::worded;
use super::context::Choice;
use super::model_input::{Candidate, View};
use super::span::Run;
use crate::extract::lexicon::words::Words;
use crate::extract::text::noun_phrase::PhraseKind;
use crate::extract::text::token::{Class, Gap, Token};

/// How far a noun that tells of a run may stand from it, in tokens.
const NEAR: usize = 6;

/// Whether run number `n`, which the model would give to `choice`, has no answer.
pub(super) fn is_no_quote(view: &View<'_>, n: usize, choice: Choice) -> bool {
    let run = &view.runs[n];
    if run.label.is_some() || view.doc.quoted[run.quoted].continued {
        return false;
    }
    let chosen = match choice {
        Choice::Candidate(index) => Some(index),
        _ => None,
    };
    let speaker = chosen.map(|index| &view.candidates[index]);
    let held_back = title::is_title(view, run, speaker)
        || borne::is_borne(view, run, speaker)
        || distant::is_distant(view, run, speaker)
        || question::is_question(view, run, speaker);
    // A sentence that says itself whose the words are makes them a quote.
    held_back && (chosen.is_none() || worded(view, run) != chosen)
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

/// Whether a verb links the speaker, and in the run's own sentence.
fn tells(run: &Run, speaker: Option<&Candidate>) -> bool {
    speaker.is_some_and(|one| one.link.how != How::None && one.statement == run.statement)
}

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
    fn words_that_nobody_says_are_no_quotes_but_those_of_a_person_are() {
        assert_eq!(quotes("There is an old proverb: “A wet stone keeps no fire”."), 0);
        assert_eq!(quotes("The harbour club’s motto is “Never before the tide”."), 0);
        assert_eq!(quotes("Somebody had sprayed “Leave the pier to us” across the gate."), 0);
        assert_eq!(quotes("The crane is called “the Grey Heron” by all who work there."), 0);
        assert_eq!(quotes("Elka Droste repeated the old saying: “A wet stone keeps no fire.”"), 1);
    }

    #[test]
    fn questions_that_reporters_put_are_no_quotes_but_those_of_others_are() {
        assert_eq!(quotes("“Will the yard stay shut?” yelled one of the reporters."), 0);
        assert_eq!(quotes("A moderator asked Elka Droste: “Will the yard stay shut?”"), 0);
        assert_eq!(quotes("Elka Droste told reporters: “Do you think the yard will stay shut?”"), 1);
    }
}
