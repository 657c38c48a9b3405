//! Named entities: the registry's names in a text, and names it does not know.

pub mod capitalized;
pub(crate) mod charge;
pub mod entity_type;
pub mod gazetteer;
pub(crate) mod letters;
pub mod mentions;
pub(crate) mod metonym;
pub mod names;
pub(crate) mod overlap;
pub(crate) mod person_nouns;
mod person_title;
mod post;
