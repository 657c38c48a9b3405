//! The steps of a plan of PostgreSQL's, as far as they read a table that grows from end to end.

use std::fmt::Write as _;

use serde_json::Value as Json;

use crate::store::query_plans::GROWING;

/// What is above a step.
#[derive(Clone, Copy, Default)]
struct Above {
    /// Whether reading stops when there are rows enough.
    stops: bool,
    /// Whether it is run for each row of another.
    again: bool,
}

/// What a plan reads from end to end, whether by its pages or by an index without a condition: `all of quote`.
pub(super) fn faults(plan: &Json) -> Vec<String> {
    let mut found = Vec::new();
    walk(&plan[0]["Plan"], Above::default(), &mut found);
    found
}

/// The steps of a plan in one line, for the message of a failed test.
pub(super) fn told(plan: &Json) -> String {
    let mut line = String::new();
    tell(&plan[0]["Plan"], &mut line);
    line
}

fn text<'p>(step: &'p Json, name: &str) -> &'p str {
    step[name].as_str().unwrap_or_default()
}

fn below(step: &Json) -> impl Iterator<Item = &Json> {
    step["Plans"].as_array().into_iter().flatten()
}

fn tell(step: &Json, line: &mut String) {
    let place = [text(step, "Index Name"), text(step, "Relation Name")].join(" ");
    let _ = write!(line, "{}{} ({})", text(step, "Node Type"), format!(" {place}").trim_end(), step["Plan Rows"]);
    for (number, one) in below(step).enumerate() {
        line.push_str(if number == 0 { " <- " } else { ", " });
        tell(one, line);
    }
}

fn walk(step: &Json, above: Above, found: &mut Vec<String>) {
    let (kind, table) = (text(step, "Node Type"), text(step, "Relation Name"));
    if reads_all(step, kind, table, above) {
        found.push(format!("all of {table}"));
    }
    let sorted = text(step, "Strategy") == "Sorted";
    let above = match kind {
        "Limit" => Above { stops: true, ..above },
        // Each of these reads all that is below before it gives a row.
        "Sort" | "Hash" | "Bitmap Heap Scan" | "BitmapAnd" | "BitmapOr" => Above { stops: false, ..above },
        "Aggregate" if !sorted => Above { stops: false, ..above },
        _ => above,
    };
    for (number, one) in below(step).enumerate() {
        let inner = kind == "Nested Loop" && number == 1;
        let above = if inner { Above { stops: false, again: true } } else { above };
        // What is asked once beside the rows, and what is asked for each of them.
        let above = match text(one, "Parent Relationship") {
            "InitPlan" => Above::default(),
            "SubPlan" => Above { stops: false, again: true },
            _ => above,
        };
        walk(one, above, found);
    }
}

fn reads_all(step: &Json, kind: &str, table: &str, above: Above) -> bool {
    // An index of some rows alone has its condition in itself.
    let partial = text(step, "Index Name") == "statement_shared";
    let grows = GROWING.contains(&table) || table.ends_with("_fts") && table != "vote_fts";
    let whole = match kind {
        "Seq Scan" => !(above.stops && step["Filter"].is_null()),
        "Index Scan" | "Index Only Scan" => step["Index Cond"].is_null() && !partial && (!above.stops || above.again),
        _ => false,
    };
    grows && whole
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn plan(step: impl Into<Json>) -> Json {
        json!([{"Plan": step.into()}])
    }

    #[test]
    fn what_reads_a_growing_table_is_a_fault() {
        let scan = json!({"Node Type": "Seq Scan", "Relation Name": "quote", "Filter": "x"});
        assert_eq!(faults(&plan(scan.clone())), ["all of quote"]);
        let limit = |below: Json| plan(json!({"Node Type": "Limit", "Plans": [below]}));
        assert_eq!(faults(&limit(scan)), ["all of quote"]);
        let whole = json!({"Node Type": "Index Only Scan", "Relation Name": "quote"});
        assert!(faults(&limit(whole.clone())).is_empty(), "it stops");
        let sorted = json!({"Node Type": "Sort", "Plans": [whole.clone()]});
        assert_eq!(faults(&limit(sorted)), ["all of quote"]);
        let shared = json!({"Node Type": "Index Scan", "Relation Name": "statement", "Index Name": "statement_shared"});
        assert!(faults(&plan(shared)).is_empty(), "its rows are those asked for");
        let outer = json!({"Node Type": "Index Scan", "Relation Name": "quote", "Index Cond": "y"});
        let joined = json!({"Node Type": "Nested Loop", "Plans": [outer, whole]});
        assert_eq!(faults(&limit(joined)).len(), 1, "for each row");
        assert!(faults(&plan(json!({"Node Type": "Seq Scan", "Relation Name": "vote", "Filter": "x"}))).is_empty());
    }
}
