//! How often a read or a batch has failed, and whether it may be tried once more.

use std::time::Duration;

use crate::store::Error;

/// How often one that gave way to others, or to what a replica had to apply, is tried again.
const CONFLICTS: u32 = 3;

/// How long it waits before, more from time to time.
const PAUSE: Duration = Duration::from_millis(20);

/// The failures of one read, or of one batch that is stored.
#[derive(Debug, Default)]
pub(in crate::store) struct Failures {
    conflicts: u32,
    losses: usize,
}

/// What is to be done about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Remedy {
    /// Nothing helps.
    None,
    /// The same again, after this time.
    Again(Duration),
    /// The same on a new connection.
    Reconnect,
}

impl Failures {
    /// Counts a failure of a read from so many databases, and says what helps. A connection that is lost once more with the
    /// same statement may be so because of it: each database gets it once more, and no more often. Of a batch, which is not
    /// sent again over a lost connection, there are none.
    pub fn count(&mut self, error: &Error, databases: usize) -> Remedy {
        match error {
            Error::Conflict if self.conflicts < CONFLICTS => {
                self.conflicts += 1;
                Remedy::Again(PAUSE * self.conflicts * self.conflicts)
            }
            Error::Unreachable(_) if self.losses < databases => {
                self.losses += 1;
                Remedy::Reconnect
            }
            _ => Remedy::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_transient_is_tried_again_a_few_times() {
        let (gone, mut failures) = (Error::Unreachable("gone".to_owned()), Failures::default());
        assert_eq!(failures.count(&gone, 2), Remedy::Reconnect);
        assert_eq!(failures.count(&gone, 2), Remedy::Reconnect);
        assert_eq!(failures.count(&gone, 2), Remedy::None);
        let pauses: Vec<_> = (0..5).map(|_| failures.count(&Error::Conflict, 1)).collect();
        let again = |milliseconds| Remedy::Again(Duration::from_millis(milliseconds));
        assert_eq!(pauses, [again(20), again(80), again(180), Remedy::None, Remedy::None]);
        for lasting in [Error::Deadline, Error::Busy, Error::BadCursor, Error::Refused(String::new())] {
            assert_eq!(Failures::default().count(&lasting, 3), Remedy::None, "{lasting}");
        }
    }
}
