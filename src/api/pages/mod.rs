//! Pages for people.

pub(crate) mod docs;
pub(crate) mod front;
pub(crate) mod html;
