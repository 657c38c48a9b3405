//! What the capitals of a text tell: which words it also writes small, and which of its sentences are headlines.

use crate::extract::Doc;
use crate::extract::text::token::{Class, Shape, Token};

/// The words that a text writes without a capital, and its sentences in which nearly all have one.
#[derive(Debug)]
pub struct Case {
    /// Two bits for each hash; a word that is not there may seem to be, one time in ten thousand.
    small: Vec<u64>,
    /// The sentences in title case or in capitals, by index.
    headlines: Vec<bool>,
}

const BITS: u32 = 1 << 16;

impl Case {
    /// Reads the text's words once.
    #[must_use]
    pub fn of(doc: &Doc<'_>) -> Self {
        let mut case =
            Self { small: vec![0; (BITS / 64) as usize], headlines: Vec::with_capacity(doc.sentences.len()) };
        for sentence in &doc.sentences {
            let tokens = &doc.tokens[sentence.range()];
            // "— Jane Roe of the Harbour Alliance" signs words.
            let signs = tokens.first().is_some_and(|first| first.class == Class::Dash);
            case.headlines.push(!signs && is_headline(tokens));
            for token in tokens.iter().filter(|token| token.class == Class::Word && token.shape == Shape::Lower) {
                case.note_small(token.key);
            }
        }
        case
    }

    fn note_small(&mut self, key: u32) {
        for at in places(key) {
            self.small[at / 64] |= 1 << (at % 64);
        }
    }

    /// Whether the text also has the word without a capital.
    #[must_use]
    pub fn is_small(&self, key: u32) -> bool {
        places(key).into_iter().all(|at| self.small[at / 64] & (1 << (at % 64)) != 0)
    }

    /// Whether nearly all words of the sentence have capitals.
    #[must_use]
    pub fn is_headline(&self, sentence: usize) -> bool {
        self.headlines.get(sentence).copied().unwrap_or_default()
    }
}

/// The two bits of a word: by one alone, one name in two hundred would seem to be a common word of its page.
fn places(key: u32) -> [usize; 2] {
    [(key % BITS) as usize, (key / BITS % BITS) as usize]
}

/// "China Hosts Talks With Syrian Aide", "TALKS BEGIN IN GENEVA".
fn is_headline(tokens: &[Token]) -> bool {
    let (mut capitals, mut small, mut shouted) = (0, 0, true);
    for word in tokens.iter().filter(|token| token.class == Class::Word) {
        shouted &= word.shape == Shape::Upper;
        match word.shape {
            _ if word.words.is_function() => {}
            Shape::Lower => small += 1,
            _ => capitals += 1,
        }
        // Most sentences show soon that they are none.
        if !shouted && small * 8 > tokens.len() {
            return false;
        }
    }
    capitals >= 4 && small * 8 <= capitals || shouted && capitals >= 2
}
