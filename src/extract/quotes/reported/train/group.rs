//! Groups of words that stand between the same neighbours.
//!
//! The exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney 1998): each word moves to the
//! group that makes the text's bigrams of groups likeliest, until few words move. It sees words as
//! hashes only.

use std::collections::HashMap;

/// Words seen less often have no group.
const LEAST: u32 = 4;
/// Passes over the words, at most.
const ROUNDS: usize = 12;

/// Neighbours of a word, as indices, with how often.
type Neighbours = Vec<Vec<(usize, i64)>>;

/// The group of each word of these statements that is not rare.
#[must_use]
pub fn groups(statements: &[Vec<u32>], count: usize) -> HashMap<u32, u8> {
    let vocabulary = vocabulary(statements);
    let mut groups = Groups::new(statements, &vocabulary, count);
    for _ in 0..ROUNDS {
        let moved: usize = (0..vocabulary.len()).map(|word| groups.place(word)).sum();
        if moved * 200 < vocabulary.len() {
            break;
        }
    }
    let group = |word: usize| u8::try_from(groups.of[word]).unwrap_or(u8::MAX);
    vocabulary.iter().enumerate().map(|(word, key)| (*key, group(word))).collect()
}

/// The words that are not rare, the most frequent first.
fn vocabulary(statements: &[Vec<u32>]) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    statements.iter().flatten().for_each(|word| *counts.entry(*word).or_default() += 1);
    let mut words: Vec<(u32, u32)> =
        counts.into_iter().filter(|(_, count)| *count >= LEAST).map(|(word, count)| (count, word)).collect();
    words.sort_unstable_by(|a, b| b.cmp(a));
    words.into_iter().map(|(_, word)| word).collect()
}

struct Groups {
    /// The group of each word; the last two are the statement's edge and all rare words.
    of: Vec<usize>,
    /// How many groups words may move to.
    open: usize,
    right: Neighbours,
    left: Neighbours,
    /// Bigrams of groups, with their sums.
    pairs: Vec<i64>,
    firsts: Vec<i64>,
    seconds: Vec<i64>,
}

impl Groups {
    fn new(statements: &[Vec<u32>], vocabulary: &[u32], open: usize) -> Self {
        let count = vocabulary.len();
        let (right, left) = neighbours(statements, vocabulary);
        let of: Vec<usize> = (0..count).map(|word| word % open).chain([open, open + 1]).collect();
        let all = open + 2;
        let mut groups =
            Self { of, open, right, left, pairs: vec![0; all * all], firsts: vec![0; all], seconds: vec![0; all] };
        for word in 0..count + 2 {
            let group = groups.of[word];
            for &(next, times) in &groups.right[word] {
                let second = groups.of[next];
                groups.pairs[group * all + second] += times;
                groups.firsts[group] += times;
                groups.seconds[second] += times;
            }
        }
        groups
    }

    /// Moves a word to its best group; 1 if it moved.
    fn place(&mut self, word: usize) -> usize {
        let own = self.of[word];
        let mut moves = Moves { right: vec![0; self.open + 2], left: vec![0; self.open + 2], ..Moves::default() };
        for &(next, times) in &self.right[word] {
            moves.rights += times;
            if next == word { moves.own += times } else { moves.right[self.of[next]] += times }
        }
        for &(last, times) in &self.left[word] {
            moves.lefts += times;
            if last != word {
                moves.left[self.of[last]] += times;
            }
        }
        self.shift(own, &moves, -1);
        let gains = (0..self.open).map(|group| (self.gain(group, &moves), group));
        let best = gains.fold((f64::MIN, own), |best, gain| if gain.0 > best.0 + 1e-9 { gain } else { best }).1;
        self.shift(best, &moves, 1);
        self.of[word] = best;
        usize::from(best != own)
    }

    /// Adds a word's bigrams to a group's, or takes them away.
    fn shift(&mut self, group: usize, moves: &Moves, sign: i64) {
        let all = self.open + 2;
        for other in 0..all {
            self.pairs[group * all + other] += sign * moves.right[other];
            self.pairs[other * all + group] += sign * moves.left[other];
        }
        self.pairs[group * all + group] += sign * moves.own;
        self.firsts[group] += sign * moves.rights;
        self.seconds[group] += sign * moves.lefts;
    }

    /// How much likelier the text is with the word in this group.
    fn gain(&self, group: usize, moves: &Moves) -> f64 {
        let all = self.open + 2;
        let grown = |count: i64, by: i64| log(count + by) - log(count);
        let mut gain = 0.0;
        for other in (0..all).filter(|other| *other != group) {
            if moves.right[other] > 0 {
                gain += grown(self.pairs[group * all + other], moves.right[other]);
            }
            if moves.left[other] > 0 {
                gain += grown(self.pairs[other * all + group], moves.left[other]);
            }
        }
        gain += grown(self.pairs[group * all + group], moves.right[group] + moves.left[group] + moves.own);
        gain - grown(self.firsts[group], moves.rights) - grown(self.seconds[group], moves.lefts)
    }
}

/// The bigrams of one word, by the groups of its neighbours.
#[derive(Default)]
struct Moves {
    right: Vec<i64>,
    left: Vec<i64>,
    /// Those of the word with itself.
    own: i64,
    rights: i64,
    lefts: i64,
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn log(count: i64) -> f64 {
    if count > 0 { count as f64 * (count as f64).ln() } else { 0.0 }
}

/// What stands to the right and to the left of each word, of the edge and of rare words.
fn neighbours(statements: &[Vec<u32>], vocabulary: &[u32]) -> (Neighbours, Neighbours) {
    let index: HashMap<u32, usize> = vocabulary.iter().enumerate().map(|(at, word)| (*word, at)).collect();
    let (edge, rare) = (vocabulary.len(), vocabulary.len() + 1);
    let mut right: Vec<HashMap<usize, i64>> = vec![HashMap::new(); vocabulary.len() + 2];
    let mut left = right.clone();
    for statement in statements {
        let mut last = edge;
        for next in statement.iter().map(|word| index.get(word).copied().unwrap_or(rare)).chain([edge]) {
            *right[last].entry(next).or_default() += 1;
            *left[next].entry(last).or_default() += 1;
            last = next;
        }
    }
    (sorted(right), sorted(left))
}

/// In one order on every machine.
fn sorted(all: Vec<HashMap<usize, i64>>) -> Neighbours {
    let sort = |neighbours: HashMap<usize, i64>| {
        let mut list: Vec<(usize, i64)> = neighbours.into_iter().collect();
        list.sort_unstable();
        list
    };
    all.into_iter().map(sort).collect()
}
