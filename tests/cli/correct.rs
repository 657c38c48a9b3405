//! Corrections of findings, from the command line.

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::{Desk, text};

const TEXT: &str = "Harbor floods\n\n“We will build the wall again,” Zora Quill said on Monday. Sergei Lavrov did not \
                    answer her.\n\nOn 4 February 2012 China and Russia vetoed the draft resolution on Syria in the UN \
                    Security Council.";

fn article(url: &str, text: &str) -> String {
    format!("{}\n", json!({"url": url, "published_on": "2012-02-05", "text": text}))
}

fn desk() -> Desk {
    let desk = Desk::new();
    fs::write(desk.path("lines.jsonl"), article("https://a.example/1", TEXT)).unwrap();
    desk.ingest(0, &desk.path("lines.jsonl"));
    desk
}

fn exported(desk: &Desk, list: &str) -> Vec<Value> {
    let folder = (0..999).map(|n| format!("out-{n}")).find(|name| !desk.path(name).exists()).unwrap();
    let output = desk.run(&["export", "--format", "ndjson", "--only", list, &folder]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let lines = fs::read_to_string(desk.path(&folder).join(format!("{list}.ndjson"))).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// The id of the only quote.
fn quote(desk: &Desk) -> String {
    exported(desk, "quotes")[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_correction_outlasts_reextract_backup_and_export_into_a_new_database() {
    let desk = desk();
    let id = quote(&desk);
    let said = done(&desk.run(&["correct", &id, "--speaker", "sergei-lavrov"]));
    assert!(said.contains("1 corrections entered") && said.contains("1 of them with other findings"), "{said}");
    let corrected = exported(&desk, "quotes");
    let quote = &corrected[0];
    assert_eq!(
        (&quote["id"], &quote["speaker_id"], &quote["confidence"], &quote["corrected"]),
        (&json!(id), &json!("sergei-lavrov"), &json!(0.9999), &json!(true))
    );
    assert_eq!(quote["speaker_office"], "Minister of Foreign Affairs of Russia");
    let reextracted = done(&desk.run(&["reextract", "--report", "json"]));
    assert_eq!(serde_json::from_str::<Value>(&reextracted).unwrap()["changed"], 0);
    assert_eq!(exported(&desk, "quotes"), corrected);
    done(&desk.run(&["backup", "copy.db"]));
    let listed = done(&desk.run(&["correct", "--list", "--db", "copy.db"]));
    assert!(listed.starts_with("number,id,article_id,") && listed.contains("We will build the wall again"), "{listed}");
    done(&desk.run(&["check", "--db", "copy.db"]));

    done(&desk.run(&["export", "out"]));
    for (loaded_first, table) in [(true, "out/corrections.csv"), (false, "out/corrections.csv"), (true, "listed.csv")] {
        fs::write(desk.path("listed.csv"), &listed).unwrap();
        let other = Desk::new();
        let table = desk.path(table);
        let read = || done(&other.run(&["correct".as_ref(), "--file".as_ref(), table.as_os_str()]));
        if loaded_first {
            other.ingest(0, &desk.path("lines.jsonl"));
            read();
        } else {
            assert!(read().contains("correction 1 has no place"));
            other.ingest(0, &desk.path("lines.jsonl"));
        }
        assert_eq!(exported(&other, "quotes"), corrected);
        assert!(read().contains("0 corrections entered, 1 were there already; 0 articles"));
        assert!(done(&other.run(&["check"])).contains(" 0 faults"));
    }
    done(&desk.run(&["correct", "--file", "out/corrections.csv", "--undo"]));
    assert_eq!(exported(&desk, "quotes")[0]["speaker_id"], "zora-quill");
    assert_eq!(exported(&desk, "corrections").len(), 0);
}

#[test]
fn what_is_extracted_beside_a_database_is_corrected_as_in_it() {
    let desk = desk();
    let id = quote(&desk);
    let extracted = |arguments: &[&str]| -> Value {
        let said = done(&desk.run(&[&["extract", "lines.jsonl"], arguments].concat()));
        serde_json::from_str::<Value>(&said).unwrap()
    };
    let before = extracted(&[]);
    done(&desk.run(&["correct", &id, "--speaker", "sergei-lavrov"]));
    let claim = exported(&desk, "claims")[0]["id"].as_str().unwrap().to_owned();
    done(&desk.run(&["correct", &claim, "--false"]));
    let corrected = extracted(&["--db", "communique.db"]);
    let stored = exported(&desk, "quotes").remove(0);
    for field in ["id", "speaker_id", "speaker_office", "confidence", "corrected"] {
        assert_eq!(corrected["quotes"][0][field], stored[field], "{field}");
    }
    assert_eq!(corrected["quotes"][0]["speaker_id"], "sergei-lavrov");
    assert_eq!(corrected["claims"].as_array().unwrap().len() + 1, before["claims"].as_array().unwrap().len());
    assert_eq!(extracted(&[]), before, "without the database nothing is corrected");
}

#[test]
fn each_kind_of_finding_is_corrected_by_a_table_of_ids() {
    let desk = desk();
    let claims = exported(&desk, "claims");
    let claim = claims[0]["id"].as_str().unwrap();
    let article = claims[0]["article_id"].as_str().unwrap();
    let lavrov = TEXT.chars().collect::<Vec<_>>().windows(6).position(|six| six.iter().collect::<String>() == "Sergei");
    let table = format!("id,start,change,actor_id\n{claim},,false,\n{article},{},actor,china\n", lavrov.unwrap());
    fs::write(desk.path("wrong.csv"), &table).unwrap();
    let said = done(&desk.run(&["correct", "--file", "wrong.csv"]));
    assert!(said.contains("2 corrections entered") && said.contains("1 articles searched again"), "{said}");
    assert_eq!(exported(&desk, "claims").len(), claims.len() - 1);
    assert!(
        !exported(&desk, "actors").iter().any(|actor| actor["id"] == "sergei-lavrov" && actor["mention_count"] != 0)
    );
    let newer = article_of(&desk, &TEXT.replace("vetoed the draft", "blocked the text").replace("Sergei Lavrov", "He"));
    assert_eq!(newer["changed"], 1);
    for command in [&["runs"][..], &["check"]] {
        let told = done(&desk.run(command));
        assert!(told.contains("correction 1 has no place: the claim"), "{told}");
        assert!(told.contains("correction 2 has no place: the mention \"Sergei Lavrov\""), "{told}");
    }
    let runs = done(&desk.run(&["runs", "--report", "json"]));
    let last: Value = serde_json::from_str(runs.lines().next().unwrap()).unwrap();
    assert_eq!(last["corrections_without_place"].as_array().unwrap().len(), 2);
    article_of(&desk, TEXT);
    assert!(!done(&desk.run(&["runs"])).contains("no place"));
    assert_eq!(exported(&desk, "claims").len(), claims.len() - 1);
}

fn article_of(desk: &Desk, text: &str) -> Value {
    fs::write(desk.path("lines.jsonl"), article("https://a.example/1", text)).unwrap();
    desk.ingest(0, &desk.path("lines.jsonl"))
}

#[test]
fn what_cannot_be_is_refused_whole() {
    let desk = desk();
    let id = quote(&desk);
    let table =
        format!("id,change,actor_id\n{id},speaker,sergei-lavrow\n{id},false,\n{id},speaker,china\nno-id,false,\n");
    fs::write(desk.path("wrong.csv"), table).unwrap();
    let refused = desk.run(&["correct", "--file", "wrong.csv"]);
    assert_eq!(refused.status.code(), Some(2));
    let told = text(&refused.stderr);
    for fault in [
        "wrong.csv line 2: no actor has the id \"sergei-lavrow\" (did you mean sergei-lavrov?)",
        "wrong.csv line 4: two corrections for one place: wrong.csv line 3 says that it is none",
        "wrong.csv line 5: \"no-id\" is no id",
    ] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
    assert_eq!(exported(&desk, "corrections").len(), 0);
    for wrong in
        [&["correct", id.as_str()][..], &["correct", "--start", "3", "--false"], &["correct", "--file", "none.csv"]]
    {
        assert_eq!(desk.run(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

/// Kills a command after each of these times, and returns whether it had ended before.
fn killed(desk: &Desk, command: &[&str], after: Duration) -> bool {
    let mut child = desk.command(command).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(after);
    let ended = child.try_wait().unwrap().is_some();
    child.kill().unwrap();
    child.wait().unwrap();
    ended
}

#[test]
fn a_killed_command_leaves_nothing_half() {
    let desk = Desk::new();
    let lines: String =
        (0..120).map(|n| article(&format!("https://a.example/{n}"), &format!("{TEXT} It was {n}."))).collect();
    fs::write(desk.path("lines.jsonl"), lines).unwrap();
    desk.ingest(0, &desk.path("lines.jsonl"));
    let ids: Vec<String> =
        exported(&desk, "quotes").iter().map(|quote| quote["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), 120);
    let rows = ids.iter().map(|id| format!("{id},speaker,sergei-lavrov\n")).collect::<Vec<_>>().concat();
    fs::write(desk.path("wrong.csv"), format!("id,change,actor_id\n{rows}")).unwrap();
    fs::write(
        desk.path("own.csv"),
        "id,kind,name,gender,iso3,wikidata,description\nzora,person,Zora Quill,f,,,mayor of a port\n",
    )
    .unwrap();
    let speakers = |desk: &Desk| {
        let mut all: Vec<String> =
            exported(desk, "quotes").iter().map(|quote| quote["speaker_id"].to_string()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let commands: [(&[&str], &str, &str); 2] = [
        (&["registry", "add", "own.csv"], "\"zora-quill\"", "\"zora\""),
        (&["correct", "--file", "wrong.csv"], "\"zora\"", "\"sergei-lavrov\""),
    ];
    for (command, before, behind) in commands {
        for millis in [300, 600] {
            let ended = killed(&desk, command, Duration::from_millis(millis));
            let found = speakers(&desk);
            assert!(found == [before] || found == [behind], "{command:?} after {millis}: {found:?}");
            assert!(!ended || found == [behind], "{command:?} after {millis}");
        }
        done(&desk.run(command));
        assert_eq!(speakers(&desk), [behind]);
    }
    assert!(done(&desk.run(&["check"])).contains(" 0 faults"));
}

#[test]
fn skipped_files_are_named_by_their_run() {
    let desk = Desk::new();
    let folder = desk.path("in");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a.txt"), TEXT).unwrap();
    for n in 0..7 {
        fs::write(folder.join(format!("picture-{n}.png")), "no text").unwrap();
    }
    desk.ingest(0, Path::new("in"));
    let told = done(&desk.run(&["runs"]));
    assert!(
        told.contains("skipped: in/picture-0.png: ") && told.contains("2 more skipped: communique runs 1"),
        "{told}"
    );
    let told = done(&desk.run(&["runs", "1"]));
    assert!(told.contains("skipped: in/picture-6.png: ") && !told.contains("more"), "{told}");
    let told: Value = serde_json::from_str(&done(&desk.run(&["runs", "1", "--report", "json"]))).unwrap();
    assert_eq!(told["skipped"].as_array().unwrap().len(), 7);
}
