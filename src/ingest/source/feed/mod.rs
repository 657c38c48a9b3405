//! Feeds: RSS 2.0, RSS 1.0 (RDF) and Atom, entry by entry.
//!
//! # Design
//!
//! An entry becomes a record as those of other tools, with the names of its elements for the names of fields, so that
//! what is known of the one holds for the other. Only what no name says is decided here: which of an Atom entry's links
//! and texts counts, and that a description of several paragraphs is a text. Feeds are read leniently: an end tag that
//! fits nothing ends nothing, an entity that is not known stays as it is, and none is expanded.

mod entry;
pub(super) mod items;
mod xml;
