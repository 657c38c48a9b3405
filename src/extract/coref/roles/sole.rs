//! "The former PE teacher", "the distraught woman", "the suspect": descriptions that no word before explains.
//!
//! Reporters tell more of somebody while they name them. Such a description means who acts, where no one else does in the
//! paragraphs before, and nothing shows that somebody unnamed is meant.

use super::super::{Cast, gender_of};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::token::{Class, Shape, Token};

impl Cast<'_, '_> {
    /// Whom a noun behind "the" means that varies a name or tells more of its bearer.
    pub(in crate::extract::coref) fn described(&self, first: u32, noun: u32) -> Option<u32> {
        self.varied(first, noun).or_else(|| self.sole(first, noun))
    }

    /// Whom such a description means.
    fn sole(&self, first: u32, noun: u32) -> Option<u32> {
        let words = self.doc.tokens.get(first as usize..=noun as usize)?;
        let [article, between @ .., head] = words else { return None };
        if article.key != key("the") || head.is(Words::PLURAL) || between.iter().any(|word| word.class == Class::Suffix)
        {
            return None;
        }
        let told = self.tells_of_one(between, head);
        let who = told.then(|| self.acts_alone(first, gender_of(head.words))).flatten()?;
        let accused = !ACCUSED.contains(&head.key) || self.is_accused(who, first);
        // "the former mayor" is no mayor of today.
        let today = self.entity(who).roles.contains(&super::canonical(head.key));
        (accused && !today && !self.is_introduced_unnamed(first, head)).then_some(who)
    }

    /// Whether the words tell of somebody already known: what they were, how they feel, how old they are, what
    /// they are accused of.
    fn tells_of_one(&self, between: &[Token], head: &Token) -> bool {
        let person = is_person_noun(head);
        let were = between.iter().any(|word| word.key == key("former") || word.key == key("one-time"));
        let feels = between.iter().any(|word| FEELS.contains(&word.key));
        let text = head.text(self.doc.text);
        let parent = PARENTS.iter().any(|parent| text.starts_with(parent));
        person && (were || feels) || parent || ACCUSED.contains(&head.key)
    }

    /// The only person who acts or speaks in the last paragraphs.
    fn acts_alone(&self, first: u32, gender: Option<char>) -> Option<u32> {
        let mut acting = self.acting(first, gender);
        let who = acting.next()?;
        acting.all(|other| other == who).then_some(who)
    }

    /// Whether a word beside one of the last mentions says that somebody is accused.
    fn is_accused(&self, who: u32, before: u32) -> bool {
        self.mentions_before(before).filter(|named| named.who == Some(who)).any(|named| {
            let end = named.tokens.end as usize;
            let clause = self.doc.tokens.get(end..).unwrap_or_default().iter().take(8);
            clause
                .take_while(|word| word.class != Class::Stop)
                .any(|word| word.shape == Shape::Lower && CHARGES.contains(&word.key))
        })
    }
}

/// Adjectives for how somebody feels.
const FEELS: [u32; 18] = [
    key("distraught"),
    key("tearful"),
    key("grieving"),
    key("heartbroken"),
    key("emotional"),
    key("furious"),
    key("angry"),
    key("shocked"),
    key("delighted"),
    key("proud"),
    key("overjoyed"),
    key("devastated"),
    key("jubilant"),
    key("visibly"),
    key("elated"),
    key("bereaved"),
    key("worried"),
    key("defiant"),
];
/// How "the father-of-two" begins.
const PARENTS: [&str; 8] =
    ["father-of-", "mother-of-", "mum-of-", "dad-of-", "mom-of-", "grandmother-of-", "grandfather-of-", "gran-of-"];
/// Nouns for one whom somebody accuses, and what the text must say of them.
const ACCUSED: [u32; 3] = [key("suspect"), key("accused"), key("defendant")];
const CHARGES: [u32; 12] = [
    key("accused"),
    key("allegedly"),
    key("alleged"),
    key("charged"),
    key("arrested"),
    key("denies"),
    key("denied"),
    key("pleaded"),
    key("suspected"),
    key("stabbed"),
    key("detained"),
    key("remanded"),
];
