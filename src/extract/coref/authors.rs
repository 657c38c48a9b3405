//! Whose words a text is made of that speaks for its author: "a message from Jane Roe", "an image attributed to Jane Roe".

use super::Cast;
use super::noun_run::Head;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Shape, Token};

/// Whose words a text is.
pub(super) struct Author {
    /// The name, or the noun of one who is not named.
    pub name: Tokens,
    /// All words of the phrase.
    pub of: Tokens,
    pub named: bool,
}

/// How many words may stand between the noun and its author's preposition.
const BETWEEN: u32 = 4;

impl Cast<'_, '_> {
    /// The author's name behind a noun for words, or behind any noun that words are ascribed to somebody on.
    pub(super) fn author(&self, chosen: Tokens) -> Option<Author> {
        let noun = (chosen.first..chosen.end).take(8).find(|&at| {
            let next = self.next(at + 1).is_some_and(|next| joins(next) || self.leads_to_author(next));
            next && self.token(at).class == Class::Word && self.token(at).shape == Shape::Lower
        })?;
        let says = self.token(noun).is(Words::SAYING_NOUN) && !self.token(noun).is(Words::ROLE | Words::GROUP);
        let (mut at, mut ascribed) = (noun + 1, false);
        while at <= noun + BETWEEN && !joins(self.next(at)?) {
            ascribed |= ASCRIBED.contains(&self.token(at).key);
            if !self.leads_to_author(self.token(at)) {
                return None;
            }
            at += 1;
        }
        let to = self.next(at)?.key == key("to");
        if !joins(self.token(at)) || to != ascribed || !(says || ascribed) {
            return None;
        }
        // "a post by a lawyer for Jane Roe", "an email written by the school’s head Jane Roe"
        let begin = self.behind_determiners(at + 1);
        if let Some(phrase) = self.speaker_phrase(Tokens { first: begin, end: begin + 1 }) {
            match phrase.head {
                Head::Person(name) => return Some(Author { name, of: phrase.tokens, named: true }),
                Head::Noun(noun) if is_person_noun(self.token(noun)) => {
                    return Some(Author {
                        name: Tokens { first: noun, end: noun + 1 },
                        of: phrase.tokens,
                        named: false,
                    });
                }
                _ => {}
            }
        }
        let address = |at: &u32| self.next(*at).is_some_and(|token| token.is(Words::TITLE));
        let first = at + 1 + u32::from(address(&(at + 1)));
        let name = self.name_at(first).or_else(|| {
            let named = |at: &u32| self.next(*at).is_some_and(|token| token.is_capital() && !token.words.is_function());
            let end = first + u32::try_from((first..first + 5).take_while(named).count()).unwrap_or_default();
            (end > first + 1).then_some(Tokens { first, end })
        });
        name.map(|name| Author { name, of: name, named: true })
    }

    /// "falsely", "posted", "sent", "ascribed": what may stand between the noun and its author.
    fn leads_to_author(&self, token: &Token) -> bool {
        let word = token.text(self.doc.text);
        token.class == Class::Word
            && token.shape == Shape::Lower
            && (ASCRIBED.contains(&token.key) || SENT.contains(&token.key) || word.ends_with("ly"))
    }
}

fn joins(token: &Token) -> bool {
    [key("by"), key("from"), key("to")].contains(&token.key)
}

/// Participles behind which "to" names the author.
const ASCRIBED: [u32; 4] = [key("ascribed"), key("attributed"), key("credited"), key("misattributed")];
const SENT: [u32; 8] = [
    key("sent"),
    key("posted"),
    key("written"),
    key("issued"),
    key("signed"),
    key("published"),
    key("shared"),
    key("circulated"),
];
