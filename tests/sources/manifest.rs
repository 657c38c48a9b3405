//! `manifest.csv` beside the files.

use communique::domain::Basis;

use super::{folder, read};

#[test]
fn it_overrules_what_the_files_say() {
    let folder = folder(&[
        ("manifest.csv", b"\xef\xbb\xbffile,url,title,publisher,published_on\r\na.txt,https://daily.example/a,\"Envoys, again\",,2012-02-07\r\nsub/b.txt,,,Ours,\r\nc.jsonl,https://daily.example/c,T,Ours,2012-02-08\r\n"),
        ("a.txt", b"words"),
        ("sub/b.txt", b"words"),
        ("c.jsonl", b"{\"text\": \"x\", \"title\": \"Own\", \"publisher\": \"Theirs\"}\n{\"text\": \"y\"}"),
        ("d.txt", b"not in it"),
    ]);
    let found = read(&[folder.path()]);
    assert_eq!((found.reasons(), found.skipped), (vec![], 0));
    let said: Vec<_> = found
        .articles
        .iter()
        .map(|article| {
            let metadata = &article.metadata;
            let day = metadata.published_on.value.map(|day| day.to_string());
            (metadata.title.value.as_deref(), metadata.publisher.value.as_deref(), day, metadata.url.value.is_some())
        })
        .collect();
    assert_eq!(
        said,
        [
            (Some("Envoys, again"), Some("The Daily Example"), Some("2012-02-07".to_owned()), true),
            // One headline and one address are not every record's.
            (Some("Own"), Some("Ours"), Some("2012-02-08".to_owned()), false),
            (None, Some("Ours"), Some("2012-02-08".to_owned()), false),
            (None, None, None, false),
            (None, Some("Ours"), None, false),
        ]
    );
    assert_eq!(found.articles[0].metadata.title.basis, Basis::Manifest);
    // The same for a file asked for by its name.
    assert_eq!(read(&[&folder.path().join("a.txt")]).articles[0].metadata, found.articles[0].metadata);
}

#[test]
fn its_faults_are_named() {
    let folder = folder(&[
        (
            "manifest.csv",
            b"file,titel,published_on\na.txt,x,2012-02-30\ngone.txt,x,2012-02-07\n,x,\na.txt,y,,too,many\n",
        ),
        ("a.txt", b"words"),
        ("b.txt", b"words"),
    ]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts().len(), 2, "the articles are read all the same");
    assert_eq!(
        found.reasons(),
        [
            "manifest.csv: has an unknown column, which is left out: \"titel\" (known: file, url, title, publisher, published_on)",
            "manifest.csv line 2: has a bad date for a.txt, which is left out: it is no date: \"2012-02-30\" (write 2012-02-07)",
            "manifest.csv line 4: names no file",
            "manifest.csv line 5: has more cells than the header: put a text with commas in quotation marks",
            "manifest.csv: names a file that is not there: gone.txt",
        ]
    );
    // A single file as source: faults of the manifest and of that file's row are reported.
    assert_eq!(read(&[&folder.path().join("b.txt")]).reasons().len(), 2);
}

#[test]
fn without_a_column_for_files_it_is_of_no_use() {
    let folder = folder(&[("manifest.csv", b"name,title\na.txt,x\n"), ("a.txt", b"words")]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["words"]);
    assert!(found.reasons().iter().any(|reason| reason.contains("no column `file`")));
}

#[test]
fn semicolons_and_tabs_part_its_cells_too() {
    for sign in [";", "\t"] {
        let manifest = "file,title,published_on\na.txt,\"Envoys, again\",20120207\n".replace(',', sign);
        let manifest = manifest.replace(&format!("Envoys{sign}"), "Envoys,");
        let folder = folder(&[("manifest.csv", manifest.as_bytes()), ("a.txt", b"words")]);
        let found = read(&[folder.path()]);
        assert_eq!(found.reasons(), Vec::<String>::new());
        let metadata = &found.articles[0].metadata;
        assert_eq!(metadata.title.value.as_deref(), Some("Envoys, again"));
        assert_eq!(metadata.published_on.value.map(|day| day.to_string()).as_deref(), Some("2012-02-07"));
    }
}
