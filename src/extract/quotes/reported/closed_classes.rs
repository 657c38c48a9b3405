//! The closed classes: their words.

use super::word_class::Class;
use crate::extract::lexicon::words;

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
    LISTS.into_iter().flat_map(|(class, words)| words.split_whitespace().map(move |word| (words::key(word), class)))
}
