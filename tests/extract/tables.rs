//! Tables of cases in text files: the cases a blank line apart, each with a name of its own.
//!
//! A case is its name, behind `|` what it depends on (the day of the article), then the text with `//` between
//! paragraphs, then what must be found, a line each behind `=`. A line behind `##` says what the cases below it show.

use std::collections::HashSet;

/// One case of a table.
pub struct Case {
    /// The name, which no other case of the table has.
    pub name: &'static str,
    /// What stands behind the name; often the day of the article.
    pub given: &'static str,
    /// The text, with its paragraphs.
    pub text: String,
    /// What must be found, in the order of the text.
    pub expected: Vec<&'static str>,
}

/// The cases of a table.
pub fn cases(table: &'static str) -> Vec<Case> {
    let blocks = table.split("\n\n").map(str::trim).filter(|block| !block.is_empty() && !block.starts_with("##"));
    let cases: Vec<Case> = blocks.map(case).collect();
    let mut names = HashSet::new();
    for case in &cases {
        assert!(names.insert(case.name), "two cases are called {}", case.name);
    }
    cases
}

fn case(block: &'static str) -> Case {
    let mut lines = block.lines();
    let head = lines.next().unwrap_or_default();
    let (name, given) = head.split_once('|').unwrap_or((head, ""));
    let text = lines.next().unwrap_or_default().replace(" // ", "\n\n");
    let expected = lines.map(|line| line.strip_prefix("= ").unwrap_or_else(|| panic!("{name}: {line}"))).collect();
    Case { name: name.trim(), given: given.trim(), text, expected }
}

/// Fails with every case for which `find` gives something else than is expected.
#[track_caller]
pub fn check(table: &'static str, find: impl Fn(&Case) -> Vec<String>) {
    let mut wrong = Vec::new();
    for case in cases(table) {
        let found = find(&case);
        if found != case.expected {
            let Case { name, given, text, expected } = &case;
            wrong.push(format!("{name} | {given}\n    {text}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
