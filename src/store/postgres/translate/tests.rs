//! Statements of the lists in PostgreSQL's words.

use super::*;

fn asked(text: &str, values: Vec<Value>) -> (String, Vec<Bound>) {
    let Statement { text, values } = translate(&Sql { text: text.to_owned(), values });
    (text, values)
}

#[test]
fn hints_go_and_names_change() {
    for (text, expected) in [
        (
            "SELECT a.id FROM m INDEXED BY i CROSS JOIN article a ON a.id = m.article WHERE +a.b = 1 AND x + 1 > 0",
            "SELECT a.id FROM m  JOIN article a ON a.id = m.article WHERE a.b = 1 AND x + 1 > 0",
        ),
        ("SELECT 1 FROM a CROSS JOIN b WHERE TRUE", "SELECT 1 FROM a CROSS JOIN b WHERE TRUE"),
        ("SELECT count(*) FROM (SELECT 1)", "SELECT count(*) FROM (SELECT 1) AS subquery_1"),
        (
            "SELECT n FROM (SELECT 1) k JOIN (SELECT 2) AS l ON TRUE",
            "SELECT n FROM (SELECT 1) k JOIN (SELECT 2) AS l ON TRUE",
        ),
        (
            "SELECT json_group_array(json_array(a, json(CASE b WHEN 1 THEN 'true' END)))",
            "SELECT coalesce(json_agg(json_build_array(a, (CASE b WHEN 1 THEN 'true' END)::json)), '[]'::json)",
        ),
        ("SELECT min(a, 1), max(b), iif(a, 1, 2)", "SELECT least(a, 1), max(b), (CASE WHEN a THEN 1 ELSE 2 END)"),
        (
            "SELECT 1 FROM veto c WHERE c.official AND c.pk = 1 AND is_outlet",
            "SELECT 1 FROM veto c WHERE (c.official <> 0) AND c.pk = 1 AND (is_outlet <> 0)",
        ),
        ("SELECT c.placed AND EXISTS (SELECT 1) AS placed", "SELECT (c.placed <> 0) AND EXISTS (SELECT 1) AS placed"),
        (
            "SELECT CASE EXISTS (SELECT 1) WHEN 1 THEN 2 END",
            "SELECT CASE (EXISTS (SELECT 1))::integer WHEN 1 THEN 2 END",
        ),
        ("SELECT official, x FROM c WHERE official = 1", "SELECT official, x FROM c WHERE official = 1"),
        (
            "SELECT a IS b, a IS NOT b, a IS NULL, a IS NOT NULL",
            "SELECT a IS NOT DISTINCT FROM b, a IS DISTINCT FROM b, a IS NULL, a IS NOT NULL",
        ),
        (
            "SELECT 1 GROUP BY a, NULL ORDER BY NULL LIMIT 1",
            "SELECT 1 GROUP BY a, NULL::text ORDER BY NULL::text LIMIT 1",
        ),
        ("SELECT x'', x'0a', '?'", "SELECT '\\x'::bytea, '\\x0a'::bytea, '?'"),
    ] {
        assert_eq!(asked(text, Vec::new()), (expected.to_owned(), Vec::new()), "{text}");
    }
}

#[test]
fn values_are_numbered_and_sets_are_arrays() {
    let (text, values) = asked(
        "SELECT ? FROM json_each(?) k WHERE b IN (SELECT value FROM json_each(?)) AND c = ? LIMIT 0 + ?",
        vec![
            Value::Int(1),
            Value::Numbers("[]".to_owned()),
            Value::Text("[\"a\"]".to_owned()),
            Value::Null,
            Value::Int(5),
        ],
    );
    let expected =
        "SELECT $1 FROM json_numbers($2) k WHERE b IN (SELECT value FROM json_texts($3)) AND c = NULL LIMIT 0 + $4";
    assert_eq!(text, expected);
    let texts = Bound::Texts(vec!["a".to_owned()]);
    assert_eq!(values, [Bound::Int(1), Bound::Numbers(Vec::new()), texts, Bound::Int(5)]);
    let pairs =
        |given: &str| asked("SELECT j.value ->> 1 AS b FROM json_each(?) j", vec![Value::Text(given.to_owned())]).0;
    assert_eq!(pairs("[[\"a\",\"b\"]]"), "SELECT (j.value ->> 1) AS b FROM json_rows($1) j");
    assert_eq!(pairs("[[1,2]]"), "SELECT (j.value ->> 1)::bigint AS b FROM json_rows($1) j");
}

#[test]
fn words_are_looked_for_in_rows_or_in_articles() {
    let asked = |table: &str, words: &str| {
        let text = format!("a.id IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)");
        asked(&text, vec![Value::Text(words.to_owned())]).0
    };
    let one = "a.id IN (SELECT rowid FROM article_fts WHERE article_fts.words @@ $1::tsquery)";
    assert_eq!(asked("article_fts", "\"a\" OR \"b\""), one);
    assert_eq!(asked("quote_fts", "(\"a\") AND (\"b\")"), one.replace("article", "quote"));
    let each = "a.id IN (SELECT rowid FROM article_fts WHERE article_fts.rowid IN \
                ((SELECT rowid FROM article_fts WHERE words @@ $1::tsquery) \
                EXCEPT (SELECT rowid FROM article_fts WHERE words @@ $2::tsquery)))";
    assert_eq!(asked("article_fts", "(\"a\") NOT (\"b\")"), each);
}
