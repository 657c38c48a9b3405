//! The days within which the votes of an assertion lie.

use crate::domain::{Day, When};

/// Days between the first and the last of a period that still names an occasion ("on Saturday").
const SHORT: i32 = 3;

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// The first day; none for the record's beginning.
    pub start: Option<Day>,
    pub end: Day,
    /// Whether the text says when.
    pub stated: bool,
}

impl Period {
    /// What `when` means in an article of the day `on`; none where it begins after the article, beyond
    /// what time zones explain.
    pub fn of(when: When, on: Day) -> Option<Self> {
        match when {
            When::Unstated => Some(Self { start: None, end: on, stated: false }),
            When::Between(start, _) if start > on.plus(1) => None,
            When::Between(start, end) => Some(Self { start: Some(start), end: end.min(on).max(start), stated: true }),
        }
    }

    /// A day more on both sides.
    pub fn widened(self) -> Self {
        Self { start: self.start.map(|start| start.plus(-1)), end: self.end.plus(1), ..self }
    }

    /// Whether it names an occasion rather than a time.
    pub fn is_short(self) -> bool {
        self.stated && self.start.is_some_and(|start| start.days_until(self.end) <= SHORT)
    }
}
