//! Memory budgets: bytes that all connections together may hold.
//!
//! A limit for one body bounds nothing when thousands arrive at once; so bytes that stay in memory are taken from a
//! budget, and given back when their permit is dropped.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Counted in blocks, since a semaphore has fewer permits than a machine has bytes.
const BLOCK: usize = 1 << 10;

/// Bytes that may be held at the same time.
#[derive(Debug)]
pub(in crate::api) struct MemoryBudget {
    free: Arc<Semaphore>,
    blocks: u32,
}

/// A part of a budget, given back when it is dropped.
#[derive(Debug, Default)]
pub(in crate::api) struct BudgetPermit(Option<OwnedSemaphorePermit>);

/// Why a permit cannot grow: others hold the rest of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) struct Exhausted;

impl MemoryBudget {
    pub(in crate::api) fn new(bytes: usize) -> Self {
        let blocks = u32::try_from(bytes / BLOCK).unwrap_or(u32::MAX >> 3);
        Self { free: Arc::new(Semaphore::new(blocks as usize)), blocks }
    }

    /// A permit for so many bytes, as soon as they are free. What is larger than the budget takes all of it.
    pub(in crate::api) async fn acquire(&self, bytes: usize) -> BudgetPermit {
        let blocks = u32::try_from(bytes.div_ceil(BLOCK)).unwrap_or(u32::MAX).min(self.blocks);
        // Never closed.
        BudgetPermit(Arc::clone(&self.free).acquire_many_owned(blocks).await.ok())
    }

    /// Makes a permit large enough for so many bytes, without waiting.
    pub(in crate::api) fn grow(&self, permit: &mut BudgetPermit, bytes: usize) -> Result<(), Exhausted> {
        let held = permit.0.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let lacking = u32::try_from(bytes.div_ceil(BLOCK).saturating_sub(held)).unwrap_or(u32::MAX);
        if lacking == 0 {
            return Ok(());
        }
        let more = Arc::clone(&self.free).try_acquire_many_owned(lacking).map_err(|_| Exhausted)?;
        match &mut permit.0 {
            Some(permit) => permit.merge(more),
            none => *none = Some(more),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permits_share_their_budget() {
        let budget = MemoryBudget::new(4 * BLOCK);
        let (mut one, mut other) = (BudgetPermit::default(), BudgetPermit::default());
        budget.grow(&mut one, 1).unwrap();
        budget.grow(&mut one, BLOCK).unwrap();
        budget.grow(&mut one, 3 * BLOCK).unwrap();
        budget.grow(&mut other, BLOCK).unwrap();
        assert_eq!(budget.grow(&mut other, BLOCK + 1), Err(Exhausted));
        drop(one);
        budget.grow(&mut other, 4 * BLOCK).unwrap();
    }

    #[tokio::test]
    async fn what_finds_no_room_waits_for_it() {
        let budget = MemoryBudget::new(4 * BLOCK);
        // Larger than all there is.
        let permit = budget.acquire(9 * BLOCK).await;
        let waiting = budget.acquire(1);
        tokio::pin!(waiting);
        assert!(futures_util::poll!(&mut waiting).is_pending());
        drop(permit);
        waiting.await;
    }
}
