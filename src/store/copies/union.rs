//! Connected components: a forest of what is joined (union–find).

use std::collections::{BTreeMap, HashMap};

/// Numbers that are joined in pairs.
#[derive(Debug, Default)]
pub(in crate::store) struct Components(HashMap<i64, i64>);

impl Components {
    /// The number that stands for all that are joined with `number`.
    pub fn root(&mut self, number: i64) -> i64 {
        let mut root = number;
        while let Some(&above) = self.0.get(&root).filter(|&&above| above != root) {
            root = above;
        }
        // The way is made short for the next that asks.
        let mut at = number;
        while at != root {
            at = self.0.insert(at, root).unwrap_or(root);
        }
        root
    }

    pub fn join(&mut self, a: i64, b: i64) {
        let (a, b) = (self.root(a), self.root(b));
        self.0.insert(a, b);
        self.0.entry(b).or_insert(b);
    }

    pub fn are_joined(&mut self, a: i64, b: i64) -> bool {
        self.root(a) == self.root(b)
    }

    /// The components of these numbers.
    pub fn of(&mut self, numbers: impl IntoIterator<Item = i64>) -> Vec<Vec<i64>> {
        let mut components: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for number in numbers {
            components.entry(self.root(number)).or_default().push(number);
        }
        components.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_by_a_chain_is_one() {
        let mut joined = Components::default();
        for (a, b) in [(1, 2), (4, 5), (2, 3), (5, 4), (6, 6)] {
            joined.join(a, b);
        }
        assert!(joined.are_joined(1, 3) && !joined.are_joined(3, 4) && !joined.are_joined(7, 1));
        let mut found = joined.of(1..8);
        found.sort();
        assert_eq!(found, [vec![1, 2, 3], vec![4, 5], vec![6], vec![7]]);
        joined.join(3, 4);
        assert!(joined.are_joined(1, 5));
    }
}
