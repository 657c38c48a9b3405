//! Joining: which quotes are of one statement. A function of the quotes alone, whatever their order.
//!
//! # Design
//!
//! A quote that stands word for word in longer ones goes with one of them: the nearest in time, then the one with the lowest
//! id. It does not join the longer ones with each other: what somebody says again and again in other speeches is
//! no link between these. Equal quotes that stand in no longer one are joined with each other; where some of them do and
//! others do not, those that do not go with the nearest that does.
//!
//! Of two quotes, a shorter one waits for the longer: wordings are taken from the longest to the shortest, so that each
//! finds its statement known.

use std::collections::HashMap;

use uuid::Uuid;

use super::wording::Wording;
use crate::store::sql::day_key::UNDATED;

/// Days within which short quotes and fragments are of one occasion.
const DAYS: i64 = 31;

/// A quote that can be joined.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Candidate {
    pub uuid: Uuid,
    pub age: i64,
    /// Its place among the wordings.
    pub wording: usize,
    /// The statement it is known to be of.
    pub statement: i64,
}

/// The statement that a quote is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::store) enum Root {
    /// A known one, which quotes outside the joining began.
    Stored(i64),
    /// One of those that this joining makes.
    New(usize),
}

/// Quotes to look for the nearest in time among.
struct Nearest<'q> {
    quotes: &'q [Candidate],
    /// By age, then by id.
    dated: Vec<usize>,
    undated: Option<usize>,
    lowest: Option<usize>,
}

impl<'q> Nearest<'q> {
    fn new(quotes: &'q [Candidate], among: impl Iterator<Item = usize>) -> Self {
        let (mut dated, undated): (Vec<usize>, Vec<usize>) = among.partition(|&place| quotes[place].age < UNDATED);
        let id = |place: &usize| quotes[*place].uuid;
        dated.sort_unstable_by_key(|&place| (quotes[place].age, quotes[place].uuid));
        let lowest = dated.iter().chain(&undated).copied().min_by_key(id);
        Self { quotes, dated, undated: undated.into_iter().min_by_key(id), lowest }
    }

    /// The one nearest to an age, not farther away than so many days; of equally near ones the one with the lowest id.
    /// What has no day is farther away than any that has one, and is `unbounded` alone.
    fn find(&self, age: i64, days: i64, unbounded: bool) -> Option<usize> {
        if age >= UNDATED {
            return self.lowest.filter(|_| unbounded);
        }
        let age_at = |at: usize| self.quotes[self.dated[at]].age;
        let behind = self.dated.partition_point(|&place| self.quotes[place].age < age);
        let before = behind.checked_sub(1).map(|last| {
            let of_day = age_at(last);
            self.dated.partition_point(|&place| self.quotes[place].age < of_day)
        });
        let near = [before, Some(behind).filter(|&at| at < self.dated.len())].into_iter().flatten();
        let near = near.map(|at| ((age_at(at) - age).abs(), self.quotes[self.dated[at]].uuid, self.dated[at]));
        let near = near.min().filter(|(distance, ..)| *distance <= days).map(|(.., place)| place);
        near.or(self.undated.filter(|_| unbounded))
    }
}

/// The statements of all quotes whose wording is `asked` for; the others are where they were.
pub(in crate::store) fn join(wordings: &[Wording], quotes: &[Candidate], asked: &[bool]) -> Vec<Root> {
    let mut of_wording = vec![Vec::new(); wordings.len()];
    for (place, quote) in quotes.iter().enumerate() {
        of_wording[quote.wording].push(place);
    }
    let holders = holders(wordings, asked);
    let mut roots: Vec<Root> = quotes.iter().map(|quote| Root::Stored(quote.statement)).collect();
    let mut order: Vec<usize> = (0..wordings.len()).filter(|&wording| asked[wording]).collect();
    order.sort_unstable_by_key(|&wording| std::cmp::Reverse(wordings[wording].words.len()));
    for wording in order {
        let long = wordings[wording].is_long();
        let longer = holders[wording].iter().flat_map(|&holder| of_wording[holder].iter().copied());
        let longer = Nearest::new(quotes, longer);
        let of = |place: &usize| longer.find(quotes[*place].age, DAYS, long);
        for equal in equal_quotes(quotes, &of_wording[wording], long) {
            let (fragments, wholes): (Vec<usize>, Vec<usize>) = equal.iter().partition(|place| of(place).is_some());
            for place in &fragments {
                if let Some(holder) = of(place) {
                    roots[*place] = roots[holder];
                }
            }
            let nearest = Nearest::new(quotes, fragments.into_iter());
            let first = wholes.iter().copied().min_by_key(|&place| quotes[place].uuid);
            for place in wholes {
                let root = nearest.find(quotes[place].age, i64::MAX, true).map(|fragment| roots[fragment]);
                roots[place] = root.or(first.map(Root::New)).unwrap_or(Root::New(place));
            }
        }
    }
    roots
}

/// For each wording that is asked for, those that it stands in.
pub(in crate::store) fn holders(wordings: &[Wording], asked: &[bool]) -> Vec<Vec<usize>> {
    let mut by_key: HashMap<i64, Vec<usize>> = HashMap::new();
    for (place, wording) in wordings.iter().enumerate() {
        for key in &wording.keys {
            by_key.entry(*key).or_default().push(place);
        }
    }
    let of = |(place, wording): (usize, &Wording)| {
        // Whatever holds it has all its keys: the rarest will do.
        let sharing = wording.keys.iter().filter(|_| asked[place]).map(|key| &by_key[key]).min_by_key(|all| all.len());
        sharing.into_iter().flatten().copied().filter(|&other| wordings[other].holds(wording)).collect()
    };
    wordings.iter().enumerate().map(of).collect()
}

/// Quotes of one wording, parted where they are not of one occasion.
fn equal_quotes(quotes: &[Candidate], places: &[usize], long: bool) -> Vec<Vec<usize>> {
    if long {
        return vec![places.to_vec()];
    }
    let (mut dated, undated): (Vec<usize>, Vec<usize>) = places.iter().partition(|&&place| quotes[place].age < UNDATED);
    dated.sort_unstable_by_key(|&place| quotes[place].age);
    let near = |a: &usize, b: &usize| quotes[*b].age - quotes[*a].age <= DAYS;
    let dated = dated.chunk_by(near).map(<[usize]>::to_vec);
    dated.chain(undated.into_iter().map(|place| vec![place])).collect()
}
