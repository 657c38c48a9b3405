//! Parts that several pages show: a quote, a claim, bars over time, structured data.

pub(super) mod bars;
pub(super) mod claim;
pub(super) mod quote;
pub(super) mod reading;
pub(super) mod structured;
pub(super) mod vote_row;
