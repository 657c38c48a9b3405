//! Queries and what they mean.

use super::*;

/// A query as its terms: phrases in angle quotes, those ruled out behind a dash.
fn parsed(text: &str) -> String {
    let Ok(query) = Query::parse(text) else { return "refused".to_owned() };
    let term = |term: &Term| {
        let words = term.words.join(" ");
        let star = if term.prefix { "*" } else { "" };
        if term.is_phrase() { format!("«{words}»{star}") } else { format!("{words}{star}") }
    };
    let group = |terms: &Vec<Term>| terms.iter().map(term).collect::<Vec<_>>().join("|");
    let not = query.not.iter().map(|one| format!("-{}", term(one)));
    query.groups.iter().map(group).chain(not).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_grammar() {
    for (text, expected) in [
        ("veto", "veto"),
        ("Security Council", "security council"),
        ("\"Security Council\"", "«security council»"),
        ("\"vetoed\"", "«vetoed»"),
        ("al-Assad's", "«al assad»"),
        ("Russia’s veto", "russia veto"),
        ("abst*", "abst*"),
        ("\"veto pow\"*", "«veto pow»*"),
        ("a b OR c d", "a b|c d"),
        ("a OR b AND c", "a|b c"),
        ("OR a OR OR b OR", "a|b"),
        ("AND a AND AND b AND", "a b"),
        ("a && b || c", "a b|c"),
        ("and or not", "and or not"),
        ("veto -Syria -\"Golan Heights\"", "veto -syria -«golan heights»"),
        ("veto NOT Syria", "veto -syria"),
        ("veto AND NOT \"Golan Heights\" draft", "veto draft -«golan heights»"),
        ("veto NOT (Syria OR Iran) draft", "veto draft -syria -iran"),
        ("(veto OR draft) AND Syria", "veto|draft syria"),
        ("veto -(Syria (Iran) Iraq) draft", "veto draft -syria -iran -iraq"),
        ("veto - Syria", "veto syria"),
        ("veto -* Syria", "veto syria"),
        ("-Syria", "-syria"),
        ("NOT Syria", "-syria"),
        ("title:NEAR(a b) ^c {d}", "«title near a» b c d"),
        ("Jérôme \"open", "jerome open"),
        ("U.N. Wałęsa", "un walesa"),
        ("S/RES/1973(2011)", "«s res 1973 2011»"),
        ("S/RES/1973 (2011)", "«s res 1973» 2011"),
        ("安理会", "«安理 理会»"),
        ("会", "会*"),
        ("安理 会", "安理 会*"),
    ] {
        assert_eq!(parsed(text), expected, "{text}");
    }
    assert!(Query::parse(&"a ".repeat(64)).is_ok() && Query::parse(&"a ".repeat(65)).is_err());
}

#[test]
fn a_query_without_a_word_is_refused() {
    for text in ["", "*", "-", "()\" -- : *", "\"\"", "\"", "😀", "AND", "NOT", "OR OR", "\u{301}", "…", "-*"] {
        assert_eq!(parsed(text), "refused", "{text}");
    }
    assert!(Query::parse_search("-Syria").is_err() && Query::parse_search("a -Syria").is_ok());
}
