//! Copies: articles whose body texts are nearly the same, told by what they say and not by who prints them.
//!
//! # Design
//!
//! Two texts are copies where the Jaccard index of their sets of [`shingles`] is [`shingles::LEAST`] or more. `MinHash` proposes
//! pairs (the [`sketch`]), the sets themselves decide. Groups are the connected components of that relation, and a group is
//! called by its earliest article, so that both are functions of the texts alone, and no order of loading, replacing or
//! removing shows ([`regroup`]).
//!
//! A first load leaves the groups out, as it does indexes, and makes them at its end ([`all`]): bands come in no order, so
//! that each lands on another page of their table.

pub(crate) mod all;
pub(crate) mod assign;
pub(crate) mod members;
pub(crate) mod regroup;
pub(crate) mod shingles;
pub(crate) mod sketch;
#[cfg(test)]
mod tests;
pub(crate) mod union;
