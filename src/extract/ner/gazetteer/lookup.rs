//! Looking names up: in the tokens of a text, and alone.

use super::{Entry, Gazetteer, Hit, Known, pair};
use crate::extract::lexicon::words;
use crate::extract::text::token::{Class, Shape, Token};
use crate::extract::text::tokenizer::tokenize;

impl Gazetteer {
    /// The longest name that begins at this token.
    #[must_use]
    pub fn hit(&self, tokens: &[Token], at: usize) -> Option<Hit> {
        let first = tokens.get(at)?;
        let small = first.class == Class::Word && first.shape == Shape::Lower;
        if !self.filter[usize::from(small)].has(first.key) {
            return None;
        }
        let second = tokens.get(at + 1).map_or(0, |second| second.key);
        if !self.pairs.has(pair(first.key, second)) && !self.pairs.has(pair(first.key, 0)) {
            return None;
        }
        let begin = *self.begins.get(&first.key)? as usize;
        let mut found: Option<Hit> = None;
        for entry in self.entries[begin..].iter().take_while(|entry| entry.first == first.key) {
            if entry.second != second && entry.rest.1 > 0 {
                continue;
            }
            let end = at + 1 + usize::from(entry.rest.1);
            if found.as_ref().is_some_and(|hit| end < hit.end as usize) {
                break;
            }
            if self.fits(entry, tokens, at, end) {
                let end = u32::try_from(end).unwrap_or(u32::MAX);
                found.get_or_insert_with(|| Hit { end, meant: Vec::new() }).meant.push((entry.who, entry.form));
            }
        }
        found
    }

    fn fits(&self, entry: &Entry, tokens: &[Token], at: usize, end: usize) -> bool {
        let Some(found) = tokens.get(at..end) else { return false };
        let rest = &self.rest[entry.rest.0 as usize..][..usize::from(entry.rest.1)];
        found[1..].iter().zip(rest).all(|(token, key)| token.key == *key)
            && found.iter().take(16).enumerate().all(|(n, token)| is_written_like(token, entry, n))
    }

    /// The actor whose name, in any form, these words are; none where several have it.
    ///
    /// Outlets go before others: it is asked with the names that reports credit.
    #[must_use]
    pub fn outlet(&self, name: &str) -> Option<&Known> {
        let tokens = tokenize(name);
        let begin = usize::from(tokens.len() > 1 && tokens[0].key == words::ascii_key("the"));
        let hit = self.hit(&tokens, 0).filter(|hit| hit.end as usize == tokens.len());
        let hit = hit.or_else(|| self.hit(&tokens, begin).filter(|hit| hit.end as usize == tokens.len()))?;
        let mut outlets = hit.meant.iter().filter_map(|(who, _)| self.known(*who)).filter(|known| known.is_outlet);
        match (outlets.next(), outlets.next()) {
            (Some(outlet), None) => Some(outlet),
            (None, _) if hit.meant.len() == 1 => self.known(hit.meant[0].0),
            _ => None,
        }
    }
}

/// Whether a word has the capitals of the name: "Time" is no "time", "US" no "us", but "AFP" may be "Afp".
fn is_written_like(token: &Token, entry: &Entry, n: usize) -> bool {
    if token.class != Class::Word {
        return true;
    }
    if entry.uppers & (1 << n) != 0 {
        let spoken = token.shape == Shape::Capital && token.end - token.start > 2 && !token.words.is_function();
        return token.shape == Shape::Upper || spoken;
    }
    entry.capitals & (1 << n) == 0 || token.shape != Shape::Lower
}
