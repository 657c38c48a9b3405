//! Groups against what comparing every text with every other gives, however they were loaded.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::shingles::{Shingles, mixed};
use super::sketch::{Sketch, unpacked};
use super::union::Components;
use crate::council::Report;
use crate::store::Writer;
use crate::store::fixtures::{Database, FirstLoad, NOON, Sample};
use crate::store::sql::builder::Sql;
use crate::store::sql::state::changed;

/// Random numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 += 1;
        mixed(self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)) % limit
    }

    fn words(&mut self, count: u64) -> Vec<String> {
        (0..count).map(|_| format!("w{}", self.below(4_000))).collect()
    }
}

fn shingles(report: &Report) -> Shingles {
    Shingles::of(report.detail.text.as_deref().unwrap(), &report.detail.segments)
}

/// The groups of these reports, by comparing each with each; `proposed` says which pairs are compared at all.
fn naive(reports: &[Report], proposed: impl Fn(&Shingles, &Shingles) -> bool) -> BTreeMap<Uuid, Uuid> {
    let sets: Vec<Shingles> = reports.iter().map(shingles).collect();
    let mut joined = Components::default();
    for (one, a) in (0..).zip(&sets) {
        for (other, b) in (0..one).zip(&sets) {
            if proposed(a, b) && a.are_of_copies(b) {
                joined.join(one, other);
            }
        }
    }
    let mut groups = BTreeMap::new();
    for members in joined.of((0..).take(reports.len())).iter().filter(|members| members.len() > 1) {
        let articles = || members.iter().map(|&member| &reports[usize::try_from(member).unwrap()].detail.article);
        let earliest =
            articles().min_by_key(|article| (article.published_on.is_none(), article.published_on, article.id));
        groups.extend(articles().map(|article| (article.id, earliest.unwrap().id)));
    }
    groups
}

/// Whether the sketches propose a pair.
fn sketched(a: &Shingles, b: &Shingles) -> bool {
    let bands = |set: &Shingles| {
        Sketch::of_shingles(set).map(|sketch| unpacked(&sketch.bands).collect::<BTreeSet<_>>()).unwrap_or_default()
    };
    !bands(a).is_disjoint(&bands(b))
}

async fn stored(writer: &mut Writer) -> BTreeMap<Uuid, Uuid> {
    let sql = "SELECT uuid, copy_group FROM article WHERE copy_group IS NOT NULL";
    let rows = Sql::new(sql).all::<(Hyphenated, Hyphenated)>(&mut writer.conn).await.unwrap();
    rows.into_iter().map(|(id, group)| (id.into_uuid(), group.into_uuid())).collect()
}

/// A report of one of a few texts, some of whose words are others.
fn report(number: u64, text: u64, changed: u64, day: u64) -> Report {
    let mut words = Random(text << 32).words(60);
    let others = Random(changed << 40).words(changed);
    let from = words.len() - others.len();
    words.splice(from.., others);
    let day = if day == 0 { String::new() } else { format!("2012-02-{day:02}") };
    Sample::new(&format!("https://a.example/{number}"), "", &day, &words.join(" ")).report()
}

#[derive(Clone, Debug)]
enum Step {
    Put(Vec<(u64, u64, u64, u64)>),
    Remove(u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let article = (0..14u64, 0..2u64, 0..9u64, 0..4u64);
    let step = prop_oneof![
        3 => proptest::collection::vec(article, 1..6).prop_map(Step::Put),
        2 => (0..14u64).prop_map(Step::Remove),
    ];
    proptest::collection::vec(step, 1..24)
}

async fn follow(steps: Vec<Step>) {
    let database = Database::empty().await;
    let mut writer = database.writer().await;
    let mut there: BTreeMap<Uuid, Report> = BTreeMap::new();
    for step in steps {
        match step {
            Step::Put(articles) => {
                let reports: Vec<Report> = articles
                    .into_iter()
                    .map(|(number, text, changed, day)| report(number, text, changed, day))
                    .collect();
                writer.put(&reports, NOON).await.unwrap();
                there.extend(reports.into_iter().map(|report| (report.detail.article.id, report)));
            }
            Step::Remove(number) => {
                let id = report(number, 0, 0, 0).detail.article.id;
                assert_eq!(writer.remove(id, NOON).await.unwrap(), there.remove(&id).is_some());
            }
        }
        let reports: Vec<Report> = there.values().cloned().collect();
        assert_eq!(stored(&mut writer).await, naive(&reports, sketched));
    }
    let checked = database.store().await.snapshot().await.unwrap().check().await.unwrap();
    assert_eq!(checked.faults, []);
}

#[test]
fn groups_are_those_of_comparing_each_with_each() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let config = Config { cases: 16, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&steps(), |steps| {
            runtime.block_on(follow(steps));
            Ok(())
        })
        .unwrap();
}

/// Two thousand reports, a quarter of them printed again with other words in places: as much as a desk changes, and more.
fn planted() -> Vec<Report> {
    let mut random = Random(7);
    let mut texts: Vec<Vec<String>> = Vec::new();
    while texts.len() < 2_000 {
        let length = 60 + random.below(400);
        let original = random.words(length);
        let copies = if random.below(6) == 0 { 1 + random.below(4) } else { 0 };
        for _ in 0..copies {
            let mut copy = original.clone();
            // A changed word changes five shingles; a cut end takes one with each word.
            for _ in 0..random.below(1 + length / 30) {
                let place = usize::try_from(random.below(length)).unwrap();
                copy[place] = format!("x{}", random.below(4_000));
            }
            copy.truncate(usize::try_from(length - random.below(1 + length / 10)).unwrap());
            texts.push(copy);
        }
        texts.push(original);
    }
    let report = |(number, text): (usize, &Vec<String>)| {
        Sample::new(&format!("https://a.example/{number}"), "", "2012-02-05", &text.join(" ")).report()
    };
    texts.iter().enumerate().map(report).collect()
}

/// Pairs of one group.
fn pairs(groups: &BTreeMap<Uuid, Uuid>) -> BTreeSet<(Uuid, Uuid)> {
    let mut members: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for (&article, &group) in groups {
        members.entry(group).or_default().push(article);
    }
    members.values().flat_map(|members| members.iter().flat_map(|&a| members.iter().map(move |&b| (a, b)))).collect()
}

#[tokio::test]
async fn planted_copies_are_found_in_any_order() {
    let mut reports = planted();
    // Texts of random words have nothing in common unless they were planted.
    let near = |a: &Shingles, b: &Shingles| a.0.iter().take(8).any(|shingle| b.0.binary_search(shingle).is_ok());
    let expected = pairs(&naive(&reports, near));
    let database = Database::empty().await;
    let mut writer = database.writer().await;
    // As a first load does, and then piece by piece from the other end.
    let mut first = FirstLoad::begun().await;
    first.writer.put(&reports, NOON).await.unwrap();
    first.writer.end_load(NOON).await.unwrap();
    reports.reverse();
    let (odd, even): (Vec<_>, Vec<_>) = (0..).zip(reports).partition(|(number, _)| number % 2 == 1);
    for part in odd.into_iter().chain(even).map(|(_, report)| report).collect::<Vec<_>>().chunks(300) {
        writer.put(part, NOON).await.unwrap();
    }
    let found = stored(&mut writer).await;
    assert_eq!(stored(&mut first.writer).await, found);
    let found = pairs(&found);
    let right = found.intersection(&expected).count();
    assert!(expected.len() > 1_000, "{}", expected.len());
    assert!(right * 100 >= found.len() * 99, "of {} pairs found {right} are planted", found.len());
    assert!(right * 100 >= expected.len() * 97, "of {} pairs planted {right} are found", expected.len());
}

#[tokio::test]
async fn texts_that_an_earlier_program_stored_are_sketched_and_grouped() {
    let database = Database::of(&[report(1, 0, 0, 1), report(2, 0, 3, 2), report(3, 1, 0, 1)]).await;
    let mut writer = database.writer().await;
    let expected = stored(&mut writer).await;
    assert_eq!(expected.len(), 2);
    let before = "DELETE FROM copy_sketch; DELETE FROM copy_band; UPDATE article SET copy_group = NULL; \
                  INSERT INTO deferred_index (name, definition) VALUES ('copies', '');";
    sqlx::raw_sql(before).execute(writer.conn.sqlite()).await.unwrap();
    assert!(super::all::make_missing(&mut writer.conn, true).await.unwrap());
    changed(&mut writer.conn, NOON).await.unwrap();
    assert_eq!(stored(&mut writer).await, expected);
    assert_eq!(database.store().await.snapshot().await.unwrap().check().await.unwrap().faults, []);
}
