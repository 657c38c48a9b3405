//! The registry of actors, as the database keeps it.

pub(crate) mod load;
pub(crate) mod own;
pub(crate) mod read;
