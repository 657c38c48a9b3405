//! Where sentences end: at stops that no abbreviation owns, behind the marks and brackets that close
//! there, and at the end of every line.

use super::quotation_marks::Quoted;
pub use super::token::Tokens;
use super::token::{Class, Gap, Shape, Token, Turn};
use crate::extract::lexicon::words::Words;

/// The lines that hold tokens, in order: paragraphs, in scraped text.
#[must_use]
pub fn paragraphs(tokens: &[Token]) -> Vec<Tokens> {
    ranges(tokens, |index| tokens[index].gap == Gap::Line)
}

/// The sentences, in order; none spans two paragraphs. `"He left. She stayed."` in marks are two.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Tokens> {
    ranges(tokens, |index| tokens[index].gap == Gap::Line || begins(text, tokens, index))
}

fn ranges(tokens: &[Token], begins: impl Fn(usize) -> bool) -> Vec<Tokens> {
    let mut found: Vec<Tokens> = Vec::with_capacity(tokens.len() / 20 + 1);
    for index in 0..tokens.len() {
        let at = u32::try_from(index).unwrap_or(u32::MAX);
        match found.last_mut() {
            Some(last) if !begins(index) => last.end = at + 1,
            _ => found.push(Tokens { first: at, end: at + 1 }),
        }
    }
    found
}

/// Whether a sentence begins at this token, which has another before it in its line.
fn begins(text: &str, tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    if token.gap == Gap::None {
        // `…end.”“Next`: two quotations printed without a space.
        return token.turn == Turn::Open && index > 0 && closes_sentence(text, tokens, index);
    }
    opens(tokens, index) && closes_sentence(text, tokens, index) && !is_inverted_cue(text, tokens, index)
}

/// `“Who?” Doe asked.`: behind a mark that closes on `!` or `?`, a name and a verb of saying go on.
fn is_inverted_cue(text: &str, tokens: &[Token], index: usize) -> bool {
    let closed = index > 1 && tokens[index - 1].class == Class::Double && tokens[index - 2].class == Class::Stop;
    let asks = closed && tokens[index - 2].text(text) != ".";
    if !asks || tokens[index].class != Class::Word || tokens[index].is(Words::PRONOUN) {
        return false;
    }
    let name = tokens[index..].iter().take(5).take_while(|token| token.is_capital() && token.gap != Gap::Line).count();
    tokens.get(index + name).is_some_and(|next| next.is(Words::SAYING_SURE))
        && !tokens[index].is(Words::SUBORDINATOR | Words::PREPOSITION | Words::CONJUNCTION)
}

/// The sentences as the reporter wrote them: what stands in marks does not end the one around it.
///
/// `quoted` are the runs in order. `“He left. She stayed,” Doe said.` is one.
#[must_use]
pub fn statements(sentences: &[Tokens], quoted: &[Quoted]) -> Vec<Tokens> {
    let mut found: Vec<Tokens> = Vec::with_capacity(sentences.len());
    let mut runs = quoted.iter().filter(|run| !run.nested).peekable();
    for &sentence in sentences {
        while runs.peek().is_some_and(|run| run.inner.end <= sentence.first) {
            runs.next();
        }
        let inside = runs.peek().is_some_and(|run| run.inner.first < sentence.first);
        match found.last_mut() {
            Some(last) if inside => last.end = sentence.end,
            _ => found.push(sentence),
        }
    }
    found
}

/// Whether what begins here can open a sentence: a capital, a number, an opening mark before them.
fn opens(tokens: &[Token], index: usize) -> bool {
    let rest = tokens[index..].iter().take(3);
    for token in rest {
        match token.class {
            Class::Word => return token.shape != Shape::Lower || token.is(Words::NAME_PARTICLE),
            Class::Number | Class::Symbol => return true,
            Class::Double | Class::Single if token.turn != Turn::Close => {}
            Class::Open | Class::Ellipsis | Class::Dash => {}
            _ => return false,
        }
    }
    false
}

/// Whether the tokens before `index` end a sentence.
fn closes_sentence(text: &str, tokens: &[Token], index: usize) -> bool {
    let mut at = index;
    // `.”`, `.)`, `.'”`: at most three marks behind a stop.
    for _ in 0..4 {
        if at == 0 {
            return false;
        }
        at -= 1;
        let token = &tokens[at];
        match token.class {
            Class::Stop => return !is_listed(tokens, at),
            Class::Ellipsis => return tokens[index].is_capital() && tokens[index].words.is_function(),
            Class::Close => {}
            Class::Double | Class::Single if token.turn != Turn::Open && token.gap == Gap::None => {}
            Class::Word if token.has_stop(text) => return ends_anyway(token, &tokens[index]),
            _ => return false,
        }
        if token.gap == Gap::Line {
            return false;
        }
    }
    false
}

/// "1. First item": a number with a stop at the beginning of a line.
fn is_listed(tokens: &[Token], stop: usize) -> bool {
    stop > 0 && tokens[stop - 1].class == Class::Number && tokens[stop - 1].gap == Gap::Line
}

/// "…in the U.S. The…": an abbreviation that can end a sentence, before a word that begins many.
fn ends_anyway(abbreviation: &Token, next: &Token) -> bool {
    if abbreviation.is(Words::TITLE) {
        return false;
    }
    let starts = Words::ARTICLE
        | Words::PRONOUN
        | Words::DEMONSTRATIVE
        | Words::POSSESSIVE
        | Words::PREPOSITION
        | Words::CONJUNCTION
        | Words::SUBORDINATOR;
    // A single initial ("J. The") hardly ever ends one; "a.m." and "U.S." do.
    next.shape != Shape::Lower && next.is(starts) && abbreviation.end - abbreviation.start > 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::tokenizer::tokenize;

    #[test]
    fn sentences_end_where_they_do() {
        let cases = [
            ("Mr. Doe left. He came back.", 2),
            ("It grew 2.5 percent in the U.S. The Fed said so.", 2),
            ("“I know.” She paused. “No.”", 3),
            ("\"I know,\" said J. Q. Doe. \"It is late.\"", 2),
            ("Who? Me! (Or so.) Well...", 4),
            ("First line\nSecond line", 2),
            ("at 5 p.m. Monday in the U.S. Senate", 1),
            ("He said: ‘Go.’ They went.", 2),
            ("", 0),
        ];
        for (text, count) in cases {
            let tokens = tokenize(text);
            assert_eq!(sentences(text, &tokens).len(), count, "{text}");
        }
    }
}
