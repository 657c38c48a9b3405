//! Where a match stands among all.

use std::cmp::Ordering;

/// Where a match stands among all: its rank (the best is the most negative), its type, its tie.
pub(in crate::store) type Place = (f64, u8, String);

/// The best first; equal ones by type and tie.
pub(in crate::store) fn order(a: &Place, b: &Place) -> Ordering {
    a.0.total_cmp(&b.0).then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2)))
}
