//! The operator's own registry, from the command line.

use std::fs;

use serde_json::{Value, json};

use super::{Desk, text};

const ACTORS: &str = "id,kind,name,gender,iso3,wikidata,description\n\
                      zora-quill-of-harbor,person,Zora Quill,f,,,mayor of a port\n\
                      harbor-post,organisation,The Harbor Post,,,,newspaper of a port\n";
const ALIASES: &str = "actor_id,alias,kind\nzora-quill-of-harbor,Zora B. Quill,name\n";
const PUBLISHERS: &str = "actor_id,kind,domain\nharbor-post,newspaper,harborpost.example\n";
const OFFICES: &str = "actor_id,title,of,from,to\nzora-quill-of-harbor,Mayor,harbor-post,2010,2014\n";

fn desk() -> Desk {
    let desk = Desk::new();
    let record = json!({
        "url": "https://www.harborpost.example/1",
        "published_on": "2012-02-05",
        "text": "Harbor floods\n\n“We will build the wall again,” Zora Quill said on Monday. Nobody answered her.",
    });
    let other =
        json!({"url": "https://a.example/2", "text": "A mayor spoke of bridges, and nobody of anything else at all."});
    fs::write(desk.path("lines.jsonl"), format!("{record}\n{other}\n")).unwrap();
    desk.ingest(0, &desk.path("lines.jsonl"));
    for (name, table) in
        [("actors.csv", ACTORS), ("aliases.csv", ALIASES), ("publishers.csv", PUBLISHERS), ("offices.csv", OFFICES)]
    {
        fs::write(desk.path(name), table).unwrap();
    }
    desk
}

fn exported(desk: &Desk, list: &str, folder: &str) -> Vec<Value> {
    let output = desk.run(&["export", "--format", "ndjson", "--only", list, folder]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let lines = fs::read_to_string(desk.path(folder).join(format!("{list}.ndjson"))).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_speeches_of_an_added_actor_are_under_its_id_until_it_is_removed() {
    let desk = desk();
    let speaker = |folder: &str| exported(&desk, "quotes", folder)[0]["speaker_id"].clone();
    assert_eq!(speaker("before"), "zora-quill");
    let files = ["registry", "add", "aliases.csv", "actors.csv", "offices.csv", "publishers.csv"];
    let added = desk.run(&files);
    assert!(added.status.success(), "{}", text(&added.stderr));
    assert!(
        text(&added.stdout).contains("5 rows added; 1 articles searched again, 1 of them"),
        "{}",
        text(&added.stdout)
    );
    assert_eq!(speaker("added"), "zora-quill-of-harbor");
    let articles = exported(&desk, "articles", "named");
    assert!(articles.iter().any(|article| article["publisher"] == "The Harbor Post"), "{articles:?}");
    // What is listed can be added again, and changes nothing.
    let listed = text(&desk.run(&["registry", "list"]).stdout);
    assert!(
        listed.starts_with("id,kind,name,") && listed.contains("harbor-post,newspaper,harborpost.example,operator"),
        "{listed}"
    );
    let again = text(&desk.run(&files).stdout);
    assert!(again.contains("0 articles searched again"), "{again}");
    let reextracted = desk.run(&["reextract", "--report", "json"]);
    let reextracted: Value = serde_json::from_slice(&reextracted.stdout).unwrap();
    assert_eq!(reextracted["changed"], 0);

    let removed = desk.run(&["registry", "remove", "zora-quill-of-harbor"]);
    assert!(removed.status.success(), "{}", text(&removed.stderr));
    assert_eq!(speaker("removed"), "zora-quill");
    let checked = desk.run(&["check"]);
    assert!(checked.status.success(), "{}", text(&checked.stdout));
}

#[test]
fn who_speaks_for_a_body_of_ones_own_speaks_for_its_state_or_for_itself() {
    let desk = desk();
    let tables = [
        ("people.csv", "id,kind,name,gender,description\nzora-quill,person,Zora Quill,f,head of an office\n"),
        (
            "office.csv",
            "id,kind,name,gender,iso3,wikidata,description\nharbor-office,organisation,Harbor Office,,,,office of ports\n",
        ),
        (
            "state.csv",
            "id,kind,name,gender,iso3,wikidata,description\nharbor-office,organisation,Harbor Office,,CHN,,office of ports\n",
        ),
        ("posts.csv", "actor_id,title,of,from\nzora-quill,Head,harbor-office,2010\n"),
        ("international.csv", "actor_id,kind\nharbor-office,international\n"),
        ("organ.csv", "actor_id,kind\nharbor-office,organ\n"),
        ("none.csv", "actor_id,kind\nharbor-office,none\n"),
    ];
    for (name, table) in tables {
        fs::write(desk.path(name), table).unwrap();
    }
    let add = |files: &[&str]| {
        let added = desk.run(&[&["registry", "add"], files].concat());
        assert!(added.status.success(), "{}", text(&added.stderr));
        text(&added.stdout)
    };
    let speaks_for = |folder: &str| {
        let quote = exported(&desk, "quotes", folder).remove(0);
        (quote["speaker_state"].clone(), quote["speaker_organisation"].clone())
    };
    add(&["people.csv", "office.csv", "posts.csv"]);
    assert_eq!(speaks_for("neither"), (Value::Null, Value::Null));
    // The article names the head of the office and not the office.
    let told = add(&["international.csv"]);
    assert!(told.contains("1 articles searched again, 1 of them"), "{told}");
    assert_eq!(speaks_for("international"), (Value::Null, json!("harbor-office")));
    let refused = desk.run(&["registry", "add", "organ.csv"]);
    assert!(text(&refused.stderr).contains("an organ is of a state"), "{}", text(&refused.stderr));
    add(&["state.csv", "organ.csv"]);
    assert_eq!(speaks_for("organ"), (json!("CHN"), Value::Null));
    let listed = text(&desk.run(&["registry", "list"]).stdout);
    assert!(listed.contains("actor_id,kind,basis\nharbor-office,organ,operator"), "{listed}");
    add(&["none.csv"]);
    assert_eq!(speaks_for("none"), (Value::Null, Value::Null));
    assert!(desk.run(&["check"]).status.success());
}

#[test]
fn rows_that_cannot_be_so_are_all_named_and_change_nothing() {
    let desk = desk();
    fs::write(
        desk.path("wrong.csv"),
        "id,kind,name,gender\nRussia,person,Ada Quill,x\nsergei,person,Sergei Lavrov,m\n",
    )
    .unwrap();
    let refused = desk.run(&["registry", "add", "actors.csv", "wrong.csv"]);
    assert_eq!(refused.status.code(), Some(2));
    let told = text(&refused.stderr);
    for fault in ["no slug", "gender is m or f", "stands for sergei-lavrov", "neither a description"] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
    assert_eq!(text(&desk.run(&["registry", "list"]).stdout), "");
    fs::write(desk.path("table.csv"), "name,age\nAda,7\n").unwrap();
    let refused = desk.run(&["registry", "add", "table.csv"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("actor_id,alias,kind,basis"), "{}", text(&refused.stderr));
    let refused = desk.run(&["registry", "remove", "sergei-lavrov"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("no row of yours"), "{}", text(&refused.stderr));
}
