//! Corrections: what the operator says of findings, kept beside them and applied whenever an article is stored.
//!
//! # Design
//!
//! A correction is a part of what an article's rows are made of, like its text and the registry: [`apply`] makes the
//! corrected report of the found one before it is compared with what is stored. So loading an article again, extracting
//! it anew and correcting it are one way, counts and statements follow as they always do, and the same corrections give
//! the same rows in any order. A correction applies where its words stand ([`place`]). [`ask`] makes corrections of
//! what the operator asks for, and refuses what cannot be meant.

pub(crate) mod actors;
pub(crate) mod apply;
pub(crate) mod ask;
#[cfg(test)]
pub(crate) mod fixtures;
pub(crate) mod place;
pub(crate) mod rows;
pub(crate) mod set;
pub(crate) mod suggest;
pub(crate) mod target;
#[cfg(test)]
mod tests;
