//! Tables with a header, one article a row.

use communique::ingest::source::{DateOrder, Options};

use super::{folder, read, read_with};

#[test]
fn rows_of_any_delimiter_are_articles() {
    let csv = "\u{feff}unit_id,article_title,article_content,source,date\r\n1,\"Envoys, again\",\"Two\nlines.\",Ours,2012-02-07\r\n\r\n2,,More.,,\r\n";
    let with = |sign: &str| csv.replace(',', sign).replace(&format!("Envoys{sign}"), "Envoys,");
    for (name, table) in [("a.csv", csv.to_owned()), ("a.csv", with(";")), ("a.tsv", with("\t"))] {
        let folder = folder(&[(name, table.as_bytes())]);
        let found = read(&[folder.path()]);
        assert_eq!((found.texts(), found.reasons()), (vec!["Two\nlines.", "More."], vec![]), "{table}");
        let metadata = &found.articles[0].metadata;
        assert_eq!(metadata.title.value.as_deref(), Some("Envoys, again"));
        assert_eq!(metadata.publisher.value.as_deref(), Some("Ours"));
        assert_eq!(metadata.published_on.value.map(|day| day.to_string()).as_deref(), Some("2012-02-07"));
        assert_eq!((found.articles[0].source_id.as_deref(), found.articles[0].source_format), (Some("1"), "csv"));
    }
}

#[test]
fn what_is_wrong_with_a_row_is_named_by_its_line() {
    let folder = folder(&[
        ("a.csv", b"text,title\none,T\ntwo,T,too,many\n,empty\nthree,caf\xe9\n"),
        ("b.csv", b"name,labels\nx,1\ny,2\n"),
        ("c.csv", b""),
    ]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["one", "three"]);
    assert_eq!(found.articles[1].metadata.title.value.as_deref(), Some("café"));
    let reasons = found.reasons();
    for (reason, says) in
        reasons.iter().zip(["a.csv line 3: has more cells", "a.csv line 4: ", "b.csv header: has no column"])
    {
        assert!(reason.starts_with(says), "{reason}: {says}");
    }
    assert_eq!(reasons.len(), 3, "{reasons:?}");
}

#[test]
fn a_quotation_mark_without_an_end_takes_no_more_than_an_article() {
    let table = format!("text\none\n\"{}", "word ".repeat(100_000));
    let folder = folder(&[("a.csv", table.as_bytes())]);
    let found = read_with(Options { max_bytes: 1000, ..Options::default() }, &[folder.path().to_owned()], b"");
    assert_eq!(found.texts(), ["one"]);
    assert!(found.reasons()[0].contains("quotation mark"), "{:?}", found.reasons());
}

#[test]
fn a_column_and_an_order_of_dates_are_said_by_options() {
    let folder = folder(&[("a.csv", b"Zeilen,date\nWords.,8/1/2016\n")]);
    let map = vec![("zeilen".to_owned(), "text".to_owned())];
    let options = Options { map, dates: Some(DateOrder::Dmy), ..Options::default() };
    let found = read_with(options, &[folder.path().to_owned()], b"");
    let day = found.articles[0].metadata.published_on.value;
    assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2016-01-08"));
}
