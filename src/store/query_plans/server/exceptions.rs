//! What may read all of a table that grows, each with the bound or the reason that allows it.

/// A fault of a plan that is known.
pub(super) struct Exception {
    /// What is asked for begins so.
    list: &'static str,
    /// A part of the statement.
    part: &'static str,
    fault: &'static str,
    /// Why that is little, or cannot be helped.
    bound: &'static str,
}

impl Exception {
    /// What it is, in words.
    pub fn told(&self) -> String {
        let Self { list, part, fault, bound } = self;
        format!("{list} {part:?}: {fault} ({bound})")
    }

    /// Whether it is this fault.
    pub fn covers(&self, asked: &str, sql: &str, fault: &str) -> bool {
        // Facets are timelines of one period.
        let asked = asked.strip_prefix("facets").map_or_else(|| asked.to_owned(), |facets| format!("timeline{facets}"));
        asked.starts_with(self.list) && sql.contains(self.part) && fault == self.fault
    }
}

const fn known(list: &'static str, part: &'static str, fault: &'static str, bound: &'static str) -> Exception {
    Exception { list, part, fault, bound }
}

/// Why it is no matter that all there is gets counted.
const ALL: &str = "a count reads every row it counts, once per commit: responses are cached";
/// Why the values of a filter may be looked for in all.
const VALUES: &str =
    "where there are few rows, a hash of all instead of a look for each value: which, the planner's prices say";
/// Why a filter without an index may read all.
const NONE: &str = "no row has it, by the statistics: nothing is left to stop at, with the order's index or without";

/// Why copies may be joined first.
const COPIES: &str =
    "no article here has a copy, so that all copies are read in no time; where many have, each is looked up";

/// All that are known.
pub(super) const EXCEPTIONS: &[Exception] = &[
    known("", "WHERE NOT (EXISTS (SELECT 1 FROM", "all of actor", VALUES),
    known("", "WHERE NOT (EXISTS (SELECT 1 FROM", "all of publisher", VALUES),
    known("actors {", "SELECT count(*) FROM (SELECT s.id FROM actor s ", "all of actor", ALL),
    known("articles", "SELECT count(*) FROM (SELECT a.id FROM article a ", "all of article", ALL),
    known("quotes", "SELECT count(*) FROM (SELECT q.id FROM quote q ", "all of quote", ALL),
    known("quotes", "AND NOT EXISTS (SELECT 1 FROM article a CROSS JOIN article o", "all of article", COPIES),
    known("claims", "SELECT count(*) FROM (SELECT c.id FROM claim c ", "all of claim", ALL),
    known("claims", "SELECT count(*) FROM (SELECT m.claim FROM claim_member m", "all of claim", ALL),
    known("claims", "AND NOT EXISTS (SELECT 1 FROM article a CROSS JOIN article o", "all of claim", COPIES),
    known("claims", "AND +c.option IN (?)", "all of claim", NONE),
    known("changes", "SELECT count(*) FROM (SELECT c.id FROM change c ", "all of change", ALL),
    known("statements", "SELECT count(*) FROM (SELECT t.id FROM statement t ", "all of statement", ALL),
    known("the dataset", "(SELECT count(*) FROM actor)", "all of actor", ALL),
    known("timeline", "FROM article w", "all of article", ALL),
    known("timeline", "FROM quote w", "all of quote", ALL),
    known("timeline", "FROM claim w", "all of claim", ALL),
    known("timeline", "FROM article_actor w", "all of article_actor", ALL),
];
