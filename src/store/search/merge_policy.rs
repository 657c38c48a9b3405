//! Merge policy: which segments become one, decided from their sizes alone.
//!
//! # Design
//!
//! Segments of one level are merged into one of the next whenever there are [`MERGE_FACTOR`] of them, oldest first, as
//! long as the result spans at most [`MAX_MERGED_ROWS`] rows: a bound on the memory that merging takes. A segment most of
//! whose rows are deleted is rewritten by itself.

/// Segments of one level that are merged into one of the next.
pub(in crate::store) const MERGE_FACTOR: usize = 16;
/// Rows that a merged segment spans at most.
pub(in crate::store) const MAX_MERGED_ROWS: i64 = 100_000;

/// What the policy knows of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct SegmentSpan {
    /// How often it was merged.
    pub level: i64,
    /// Its first row's number.
    pub first: i64,
    /// Its last row's number.
    pub last: i64,
}

/// What to merge: a run of segments of one level, given by its level and the first rows of its first and last segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Merge {
    /// The level of all of them.
    pub level: i64,
    /// The first segment's first row.
    pub from: i64,
    /// The last segment's first row.
    pub to: i64,
}

/// The next merge, lowest level first; none where no level has enough segments that fit together.
///
/// `segments` come in the order of level and rows.
pub(in crate::store) fn next_merge(segments: &[SegmentSpan]) -> Option<Merge> {
    segments.chunk_by(|a, b| a.level == b.level).find_map(|level| {
        let first = level.first().filter(|_| level.len() >= MERGE_FACTOR)?;
        let fitting = level.iter().take_while(|segment| segment.last - first.first < MAX_MERGED_ROWS).count();
        let last = level.get(fitting.checked_sub(1)?)?;
        (fitting > 1).then_some(Merge { level: first.level, from: first.first, to: last.first })
    })
}

/// Whether a segment holds more deleted rows than others and is rewritten without them.
pub(in crate::store) fn wants_rewrite(row_count: i64, deleted_count: i64) -> bool {
    deleted_count > row_count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Segments of these levels and sizes, one behind the other.
    fn segments(sizes: &[(i64, i64)]) -> Vec<SegmentSpan> {
        let mut next = 1;
        let mut segments: Vec<SegmentSpan> = sizes
            .iter()
            .map(|&(level, rows)| {
                let first = next;
                next += rows;
                SegmentSpan { level, first, last: next - 1 }
            })
            .collect();
        segments.sort_by_key(|segment| (segment.level, segment.first));
        segments
    }

    #[test]
    fn sixteen_of_a_level_are_merged_and_fifteen_are_not() {
        assert_eq!(next_merge(&segments(&[(0, 100); 15])), None);
        assert_eq!(next_merge(&segments(&[(0, 100); 16])), Some(Merge { level: 0, from: 1, to: 1_501 }));
        let all = [[(1, 1_600); 15].to_vec(), [(0, 100); 16].to_vec()].concat();
        assert_eq!(next_merge(&segments(&all)), Some(Merge { level: 0, from: 24_001, to: 25_501 }));
    }

    #[test]
    fn the_lowest_level_goes_first() {
        let all = [[(2, 1_600); 16].to_vec(), [(1, 100); 20].to_vec()].concat();
        assert_eq!(next_merge(&segments(&all)).map(|merge| merge.level), Some(1));
    }

    #[test]
    fn a_merge_stays_within_its_bound() {
        // Three fit, the fourth does not.
        let merge = next_merge(&segments(&[(3, 30_000); 16]));
        assert_eq!(merge, Some(Merge { level: 3, from: 1, to: 60_001 }));
        // Not even two fit: nothing is gained by rewriting one, and the next level has its turn.
        assert_eq!(next_merge(&segments(&[(3, 60_000); 16])), None);
        let all = [[(3, 60_000); 16].to_vec(), [(4, 10); 16].to_vec()].concat();
        assert_eq!(next_merge(&segments(&all)).map(|merge| merge.level), Some(4));
    }

    #[test]
    fn merging_comes_to_an_end_with_few_segments() {
        let mut all = Vec::new();
        for number in 0..4_000 {
            all.push(SegmentSpan { level: 0, first: number * 64, last: number * 64 + 63 });
            while let Some(merge) = next_merge(&all) {
                let inside = |segment: &SegmentSpan| {
                    segment.level == merge.level && (merge.from..=merge.to).contains(&segment.first)
                };
                let last = all.iter().filter(|segment| inside(segment)).map(|segment| segment.last).max().unwrap();
                all.retain(|segment| !inside(segment));
                all.push(SegmentSpan { level: merge.level + 1, first: merge.from, last });
                all.sort_by_key(|segment| (segment.level, segment.first));
            }
        }
        assert!(all.len() < 64, "{}", all.len());
        assert_eq!(all.iter().map(|segment| segment.last - segment.first + 1).sum::<i64>(), 4_000 * 64);
    }

    #[test]
    fn half_deleted_is_not_yet_rewritten() {
        assert!(!wants_rewrite(50, 50) && wants_rewrite(49, 51));
    }
}
