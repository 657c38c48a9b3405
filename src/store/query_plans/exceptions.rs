//! Exceptions to the rules for query plans, each with the bound or the reason that allows it.

/// A fault of a plan that is known.
pub(super) struct Exception {
    /// What is asked for begins so.
    list: &'static str,
    /// A part of the statement.
    part: &'static str,
    fault: &'static str,
    /// The step that bounds it.
    leading: &'static str,
    /// Why that is little, or cannot be helped.
    bound: &'static str,
}

impl Exception {
    /// What it is, in words.
    pub fn told(&self) -> String {
        let Self { list, part, fault, bound, .. } = self;
        format!("{list} {part:?}: {fault} ({bound})")
    }

    /// Whether it is this fault.
    pub fn covers(&self, asked: &str, sql: &str, fault: &str, steps: &[String]) -> bool {
        // Facets are timelines of one period.
        let asked = asked.strip_prefix("facets").map_or_else(|| asked.to_owned(), |facets| format!("timeline{facets}"));
        asked.starts_with(self.list)
            && sql.contains(self.part)
            && fault == self.fault
            && steps.iter().any(|step| step.contains(self.leading))
    }
}

const SORT: &str = "USE TEMP B-TREE FOR ORDER BY";
const UNION: &str = "UNION USING TEMP B-TREE";
const GROUP: &str = "USE TEMP B-TREE FOR GROUP BY";

/// Why it is no matter that all there is gets counted.
const ALL: &str = "a count reads every row it counts, once per commit: responses are cached";
/// Why what a filter leaves may be sorted by day.
const LEFT: &str = "what the index of a filter leaves is counted, once until a commit";
/// Why the related are not kept ready.
const PAIRS: &str = "the articles of one actor; a row for each pair in each article would cost the loader more";
/// What a network is made of.
const LOOKED_AT: &str = "those that 10,000 articles name at most, counted once until a commit";
const FEW: &str = "as many as `among` calls few";
const LED: &str = "few, or more where `led` finds no page in a stretch of the walk";
const NAMED: &str = "those that have a word in their names";
/// Why statements with a word may be sorted.
const WORDS: &str = "statements that have a word, which are fewer than the quotes that do";
const VOTES: &str = "some thousand votes at most";

const fn known(
    list: &'static str,
    part: &'static str,
    fault: &'static str,
    leading: &'static str,
    bound: &'static str,
) -> Exception {
    Exception { list, part, fault, leading, bound }
}

/// All that are known.
pub(super) const EXCEPTIONS: &[Exception] = &[
    known(
        "",
        "FROM index_segment s CROSS JOIN index_block",
        SORT,
        "SEARCH index_block USING",
        "a word's blocks in some forty segments",
    ),
    known(
        "actors of an article",
        "m.article = ",
        SORT,
        "SEARCH m USING PRIMARY KEY (article=?",
        "dozens in an article",
    ),
    known(
        "",
        "SELECT count(*) FROM (SELECT",
        UNION,
        "SEARCH",
        "what the indexes of several filters leave is counted once",
    ),
    known("actors {", "actor_fts", SORT, "SCAN f VIRTUAL TABLE INDEX 0:M", NAMED),
    known("an actor", "actor_alias", SORT, "SEARCH l USING PRIMARY KEY (actor=?)", "the names of one actor"),
    known("an actor", "actor_office", SORT, "SEARCH o USING PRIMARY KEY (actor=?)", "the posts of one actor"),
    known("articles", "json_each(?)) f", SORT, "SCAN json_each VIRTUAL TABLE", FEW),
    known("articles", "a.ingested_at AS k0", SORT, "SEARCH", LED),
    known("articles", "likelihood(a.ingested_at", SORT, "SEARCH a USING INDEX article_ingested (ingested_at>?)", LED),
    known("quotes", "json_each(?)) f", SORT, "SCAN json_each VIRTUAL TABLE", FEW),
    known("claims", "json_each(?)) f", SORT, "SCAN json_each VIRTUAL TABLE", FEW),
    known("statements", "quote_fts", SORT, "SCAN f VIRTUAL TABLE INDEX 0:M", WORDS),
    known("statements", "SELECT count(*) FROM (SELECT t.id FROM statement t ", "SCAN statement", "SCAN t", ALL),
    known("ranked articles", "json_each(?)) f", SORT, "SCAN json_each VIRTUAL TABLE", "twice the page"),
    known("related actors", "GROUP BY o.actor", GROUP, "SEARCH m USING", PAIRS),
    known("related actors", "GROUP BY o.actor", SORT, "SEARCH m USING", PAIRS),
    known("search", "ORDER BY k.place", SORT, "SCAN json_each VIRTUAL TABLE", "a page"),
    known("search", "FROM actor_fts", SORT, "SCAN actor_fts VIRTUAL TABLE INDEX", NAMED),
    known("search", "FROM vote_fts", SORT, "SCAN vote_fts VIRTUAL TABLE INDEX", VOTES),
    known("votes", "vote w", SORT, "SEARCH v USING INTEGER PRIMARY KEY (rowid=?)", VOTES),
    known("actors {", "SELECT count(*) FROM (SELECT s.id FROM actor s ", "SCAN actor", "SCAN s", ALL),
    known("articles", "SELECT count(*) FROM (SELECT a.id FROM article a ", "SCAN article", "SCAN a", ALL),
    known("quotes", "SELECT count(*) FROM (SELECT q.id FROM quote q ", "SCAN quote", "SCAN q", ALL),
    known("claims", "SELECT count(*) FROM (SELECT c.id FROM claim c ", "SCAN claim", "SCAN c", ALL),
    known("changes", "SELECT count(*) FROM (SELECT c.id FROM change c ", "SCAN change", "SCAN c", ALL),
    known("timeline", " DESC, (SELECT slug FROM actor", SORT, "LIST SUBQUERY", "a row for each actor that is left"),
    known("network", "GROUP BY m.actor", GROUP, "SCAN k VIRTUAL TABLE", LOOKED_AT),
    known("network", "GROUP BY m.actor", SORT, "SCAN k VIRTUAL TABLE", LOOKED_AT),
    known("network", "GROUP BY x.actor, y.actor", GROUP, "SCAN k VIRTUAL TABLE", LOOKED_AT),
    known("network", "article_fts f CROSS JOIN article a", SORT, "SCAN f VIRTUAL TABLE INDEX 0:M", LEFT),
    known("the dataset", "(SELECT count(*) FROM actor)", "SCAN actor", "SCAN d", ALL),
    known("timeline", "vote_fts MATCH", GROUP, "SCAN vote_fts VIRTUAL TABLE INDEX", VOTES),
    known("timeline", "FROM article w", "SCAN article", "SCAN w", ALL),
    known("timeline", "FROM article w", GROUP, "SCAN w", ALL),
    known("timeline", "FROM article w", GROUP, "SEARCH w USING", LEFT),
    known("timeline", "FROM quote w", "SCAN quote", "SCAN w", ALL),
    known("timeline", "FROM quote w", GROUP, "SCAN w", ALL),
    known("timeline", "FROM quote w", GROUP, "SEARCH w USING", LEFT),
    known("timeline", "FROM claim w", "SCAN claim", "SCAN w", ALL),
    known("timeline", "FROM claim w", GROUP, "SCAN w", ALL),
    known("timeline", "FROM claim w", GROUP, "SEARCH w USING", LEFT),
    known("timeline", "FROM article_actor w", "SCAN article_actor", "SCAN w", ALL),
    known("timeline", "FROM article_actor w", GROUP, "SCAN w", ALL),
    known("timeline", "FROM article_actor w", GROUP, "SEARCH w USING", LEFT),
];
