//! Runs of capitalised words: where a name may stand, whoever it names.
//!
//! At the beginning of a sentence, and in headlines, a capital tells nothing; there a word counts if the
//! lists have it, or if the text never writes it small.

use super::names::Names;
use crate::extract::Doc;
use crate::extract::lexicon::words::Words;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// The words that a text writes without a capital, and its sentences in which nearly all have one.
#[derive(Debug)]
pub struct Case {
    /// One bit for each hash; a word that is not there may seem to be, one time in a hundred.
    small: Vec<u64>,
    /// The sentences in title case or in capitals, by index.
    headlines: Vec<bool>,
}

/// No name is longer, in tokens; keeps hostile texts linear.
const LONGEST: usize = 24;
const BITS: u32 = 1 << 15;

impl Case {
    /// Reads the text's words once.
    #[must_use]
    pub fn of(doc: &Doc<'_>) -> Self {
        let mut case =
            Self { small: vec![0; (BITS / 64) as usize], headlines: Vec::with_capacity(doc.sentences.len()) };
        for sentence in &doc.sentences {
            let tokens = &doc.tokens[sentence.range()];
            case.headlines.push(is_headline(tokens));
            for token in tokens.iter().filter(|token| token.class == Class::Word && token.shape == Shape::Lower) {
                case.small[(token.key % BITS / 64) as usize] |= 1 << (token.key % 64);
            }
        }
        case
    }

    /// Whether the text also has the word without a capital.
    #[must_use]
    pub fn is_small(&self, key: u32) -> bool {
        self.small[(key % BITS / 64) as usize] & (1 << (key % 64)) != 0
    }

    /// Whether nearly all words of the sentence have capitals.
    #[must_use]
    pub fn is_headline(&self, sentence: usize) -> bool {
        self.headlines.get(sentence).copied().unwrap_or_default()
    }
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

/// Whether a sentence, or a quotation, begins with this token.
#[must_use]
pub fn is_start(tokens: &[Token], at: usize) -> bool {
    let breaks = |class| {
        matches!(
            class,
            Class::Stop | Class::Double | Class::Single | Class::Colon | Class::Dash | Class::Ellipsis | Class::Symbol
        )
    };
    at == 0 || tokens[at].gap == Gap::Line || breaks(tokens[at - 1].class)
}

/// Whether the word may be (a part of) a name where it stands.
#[must_use]
pub fn is_name_word(tokens: &[Token], at: usize, case: &Case) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.is_capital()) else { return false };
    if token.is(Words::DAY) {
        return false;
    }
    if token.words.is_function() || token.is(Words::MONTH) {
        return is_homonym(tokens, at);
    }
    if !is_start(tokens, at) {
        return true;
    }
    let names = Names::of(token.key);
    let listed = Names::AREA.or(Names::AFFILIATION).or(Names::FAMILY_FIRST);
    let goes_on = tokens.get(at + 1).is_some_and(|next| {
        next.gap == Gap::Space && next.is_capital() && !next.words.is_function() && next.words == Words(0)
    });
    if (names.is_given() && (goes_on || !names.is(Names::WORD))) || names.is(listed) || token.is(Words::TITLE) {
        return true;
    }
    token.words == Words(0) && !case.is_small(token.key)
}

/// "Theresa May", "Will Smith": words of closed classes that are names beside other parts of a name.
fn is_homonym(tokens: &[Token], at: usize) -> bool {
    let names = Names::of(tokens[at].key);
    let touches = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space && token.is_capital());
    let behind_given = at > 0 && touches(at) && {
        let before = &tokens[at - 1];
        Names::of(before.key).is_given() && !before.words.is_function() && before.is_capital()
    };
    let is_surname = tokens[at].is(Words::MONTH | Words::MODAL);
    let before_name = names.is_given() && touches(at + 1) && !is_start(tokens, at);
    (behind_given && is_surname) || (before_name && !tokens[at + 1].words.is_function())
}

/// The run that begins with this token; none where no name can.
#[must_use]
pub fn run(doc: &Doc<'_>, case: &Case, at: usize) -> Option<Tokens> {
    let tokens = &doc.tokens;
    if !is_name_word(tokens, at, case) {
        return None;
    }
    let mut end = at + 1;
    while end < at + LONGEST {
        let joins = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        // "Ursula von der Leyen": at most two particles.
        let particles = (end..end + 2).take_while(|&at| joins(at) && is_particle(tokens, at)).count();
        if !joins(end + particles) || !is_name_word(tokens, end + particles, case) {
            break;
        }
        end += particles + 1;
    }
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Some(Tokens { first: index(at), end: index(end) })
}

/// "Osama bin Laden".
fn is_particle(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    token.shape == Shape::Lower && token.is(Words::NAME_PARTICLE) && !token.words.is_function()
}
