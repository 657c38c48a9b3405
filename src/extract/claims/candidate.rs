//! A claim while its sentence is read, in indices of tokens.

use super::numbers::Count;
use super::states::Code;
use crate::domain::{ClaimKind, CountIs, Modality, Tally, VoteOption};

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Index of the first token of the clause that states it.
    pub first: usize,
    /// Index behind its last.
    pub end: usize,
    /// Index of the word that the rule began at.
    pub trigger: usize,
    /// Index of the first token of the verb's group.
    pub verb_first: usize,
    pub kind: ClaimKind,
    pub modality: Modality,
    pub members: Vec<Code>,
    pub count: Option<u32>,
    pub count_is: CountIs,
    pub casts: Option<u32>,
    pub option: Option<VoteOption>,
    /// Members set apart from the rest, who voted as `option` says.
    pub except: Vec<Code>,
    pub permanent: bool,
    pub alone: bool,
    pub sum: bool,
    pub measure: bool,
    pub tally: Tally,
    pub unanimous: bool,
    pub plural: bool,
    pub rule: &'static str,
}

impl Found {
    pub fn new(
        first: usize,
        end: usize,
        trigger: usize,
        kind: ClaimKind,
        modality: Modality,
        rule: &'static str,
    ) -> Self {
        Self {
            first,
            end,
            trigger,
            verb_first: first,
            kind,
            modality,
            members: Vec::new(),
            count: None,
            count_is: CountIs::Exactly,
            casts: None,
            option: None,
            except: Vec::new(),
            permanent: false,
            alone: false,
            sum: false,
            measure: false,
            tally: Tally::default(),
            unanimous: false,
            plural: false,
            rule,
        }
    }

    /// Takes a count over; a counted veto is a claim of its own kind.
    pub fn set_count(&mut self, count: Count) {
        self.count = count.number;
        self.count_is = count.is;
        self.plural |= count.many;
        if count.number.is_some() && matches!(self.kind, ClaimKind::Veto | ClaimKind::Block) {
            self.kind = ClaimKind::VetoCount;
        }
    }

    /// Whether it speaks of vetoes, by whatever verb.
    pub fn is_veto(&self) -> bool {
        matches!(self.kind, ClaimKind::Veto | ClaimKind::VetoCount | ClaimKind::Block)
    }

    /// Whether one of its numbers is this, or its votes are only bounded.
    pub fn counts(&self, number: u32) -> bool {
        let tally = &self.tally;
        let numbers = [self.count, tally.yes, tally.no, tally.abstain, tally.voted, tally.permanent, tally.elected];
        numbers.contains(&Some(number)) || tally.below.is_some() || tally.least.is_some()
    }
}
