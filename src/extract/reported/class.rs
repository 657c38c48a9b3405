//! What kind of word stands where: closed classes by list, the others by their endings.
//!
//! Finer than [`crate::extract::word::Words`] where the boundaries of reported speech depend on it
//! ("that", "to", "of", "by" are classes of their own), and exclusive: a word has one class, so that a
//! few classes in a row make one feature.

use std::sync::LazyLock;

use crate::extract::token::{self, Shape, Token};
use crate::extract::word;

/// The class of a token; one of the first seven where no list has the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Class {
    /// A word that shows nothing.
    Other,
    /// Capitalised within a sentence.
    Capital,
    /// Capitalised where every word would be.
    Initial,
    /// "claimed".
    Ed,
    /// "claiming".
    Ing,
    /// "reportedly".
    Ly,
    /// "claims".
    S,
    /// "2012".
    Number,
    /// "the", "some", "two".
    Determiner,
    /// "his".
    Possessive,
    /// "he".
    Pronoun,
    /// "him".
    Object,
    /// "who".
    Who,
    /// "which".
    Which,
    /// "that".
    That,
    /// "what", "how".
    Question,
    /// "whether", "if".
    If,
    /// "to".
    To,
    /// "of".
    Of,
    /// "by".
    By,
    /// "for".
    For,
    /// "with".
    With,
    /// "as".
    As,
    /// "in", "on", "at".
    In,
    /// Any other preposition.
    Preposition,
    /// "and".
    And,
    /// "but".
    But,
    /// "or".
    Or,
    /// "while".
    Subordinator,
    /// Forms of "be".
    Be,
    /// Forms of "have".
    Have,
    /// Forms of "do".
    Do,
    /// "would".
    Modal,
    /// "not".
    Not,
    /// "also", "yesterday".
    Adverb,
    /// "Monday", "February".
    Day,
    /// "week".
    Time,
    /// "Mr.", "minister".
    Title,
    /// "there".
    There,
    /// `,`.
    Comma,
    /// `.`.
    Stop,
    /// `:`.
    Colon,
    /// `;`.
    Semicolon,
    /// `–`, `…`.
    Dash,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// A double quotation mark.
    Mark,
    /// "'s" of a possessive.
    Owner,
    /// `?`, `!`.
    Exclaim,
    /// Any other sign.
    Sign,
    /// What lies outside the statement.
    Edge,
}

impl Class {
    /// The class with this number, if it is one of the listed.
    #[must_use]
    pub fn of(number: u8) -> Option<Self> {
        let at = usize::from(number).checked_sub(LISTS[0].0 as usize)?;
        LISTS.get(at).map(|(class, _)| *class)
    }
}

/// The lists. Written for this project; a word stands in one of them only.
const LISTS: [(Class, &str); 31] = [
    (
        Class::Determiner,
        "the a an this these those some any each every no all both another either neither such several \
         many most few more less much other one two three four five six seven eight nine ten half",
    ),
    (Class::Possessive, "his her their its our my your whose"),
    (Class::Pronoun, "he she they it we i you"),
    (
        Class::Object,
        "him them us me himself herself themselves itself myself ourselves yourself everyone anyone \
         nobody someone everybody",
    ),
    (Class::Who, "who whom"),
    (Class::Which, "which"),
    (Class::That, "that"),
    (Class::Question, "what how why where whatever"),
    (Class::If, "whether if"),
    (Class::To, "to"),
    (Class::Of, "of"),
    (Class::By, "by"),
    (Class::For, "for"),
    (Class::With, "with without"),
    (Class::As, "as"),
    (Class::In, "in on at"),
    (
        Class::Preposition,
        "from about against over into through during before after between among under within toward \
         towards across behind beyond near upon despite amid around above below outside inside regarding \
         concerning until since off out up down along per via like unlike than",
    ),
    (Class::And, "and &"),
    (Class::But, "but yet"),
    (Class::Or, "or nor"),
    (Class::Subordinator, "because while although though unless when whenever once so"),
    (Class::Be, "is was are were be been being am 're 'm"),
    (Class::Have, "has have had having 've"),
    (Class::Do, "do does did doing"),
    (Class::Modal, "will would can could may might shall should must 'll 'd wo ca cannot"),
    (Class::Not, "not never n't"),
    (
        Class::Adverb,
        "also again however too still even just only now then already later earlier recently often \
         instead meanwhile here ever always perhaps maybe further very rather quite almost soon well ago \
         back away yesterday today tomorrow tonight",
    ),
    (
        Class::Day,
        "monday tuesday wednesday thursday friday saturday sunday mon. tue. wed. thu. fri. sat. sun. \
         january february march april june july august september october november december jan. feb. mar. \
         apr. aug. sept. oct. nov. dec. sept",
    ),
    (
        Class::Time,
        "week month year day night morning afternoon evening days weeks months years hours minutes time weekend",
    ),
    (
        Class::Title,
        "mr mrs ms dr sen rep gov gen mr. mrs. ms. dr. sen. rep. gov. gen. sir president senator \
         congressman secretary minister prime chief spokesman spokeswoman spokesperson",
    ),
    (Class::There, "there"),
];

/// The listed words by their keys, for the table in [`super::lexicon`].
pub fn listed() -> impl Iterator<Item = (u32, Class)> {
    LISTS.into_iter().flat_map(|(class, words)| words.split_whitespace().map(move |word| (word::key(word), class)))
}

static OWNER: LazyLock<u32> = LazyLock::new(|| word::key("'s"));

/// The class of what is no word of the lists; none where only its neighbours can tell.
#[must_use]
pub fn sign(token: &Token, text: &str) -> Option<Class> {
    Some(match token.class {
        token::Class::Word | token::Class::Suffix => return None,
        token::Class::Number => Class::Number,
        token::Class::Stop if token.text(text) == "." => Class::Stop,
        token::Class::Stop => Class::Exclaim,
        token::Class::Ellipsis | token::Class::Dash => Class::Dash,
        token::Class::Comma => Class::Comma,
        token::Class::Semicolon => Class::Semicolon,
        token::Class::Colon => Class::Colon,
        token::Class::Open => Class::Open,
        token::Class::Close => Class::Close,
        token::Class::Double => Class::Mark,
        token::Class::Single | token::Class::Symbol => Class::Sign,
    })
}

/// The class of a word by its list, its place and its ending.
#[must_use]
pub fn word(token: &Token, listed: Option<Class>, before: Class, is_first: bool, text: &str) -> Class {
    if token.class == token::Class::Suffix && (listed.is_none() || token.key == *OWNER) {
        let is_verb = matches!(before, Class::Pronoun | Class::That | Class::There | Class::Question | Class::Who);
        return if is_verb && token.key == *OWNER { Class::Be } else { Class::Owner };
    }
    let capital = token.shape != Shape::Lower;
    // "May", "Will", "Down": names within a sentence.
    let named =
        |class: &Class| matches!(class, Class::Modal | Class::Preposition | Class::Subordinator | Class::Adverb);
    match listed {
        Some(class) if !(capital && !is_first && named(&class)) => class,
        _ if capital && !is_first => Class::Capital,
        _ => ending(text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or_default(), capital),
    }
}

fn ending(word: &[u8], capital: bool) -> Class {
    let [.., last_but_two, last_but_one, last] = *word else {
        return if capital { Class::Initial } else { Class::Other };
    };
    let lower = [last_but_two, last_but_one, last].map(|letter| letter.to_ascii_lowercase());
    match lower {
        [_, b'e', b'd'] if word.len() > 3 => Class::Ed,
        [b'i', b'n', b'g'] if word.len() > 4 => Class::Ing,
        [_, b'l', b'y'] => Class::Ly,
        _ if capital => Class::Initial,
        [_, before, b's'] if word.len() > 3 && before != b's' => Class::S,
        _ => Class::Other,
    }
}
