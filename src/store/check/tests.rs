//! Each kind of damage is found.

use crate::store::fixtures::{Database, five};

#[tokio::test]
async fn a_sound_database_has_no_faults() {
    let database = Database::of(&five()).await;
    let checked = database.store().await.snapshot().await.unwrap().check().await.unwrap();
    assert_eq!(checked.faults, []);
    assert_eq!((checked.article_count, checked.span_count), (5, 23));
}

#[tokio::test]
async fn every_kind_of_damage_to_corrections_is_told() {
    let wrong = "INSERT INTO finding_correction (article, finding, kind, start, text, prefix, suffix, change, \
                 corrected_at, placed) SELECT article_uuid, 'quote', kind, start, text, prefix, suffix, 'false', '', 1 \
                 FROM quote WHERE id = 1";
    for (damage, expected) in [
        ("UPDATE quote SET corrected = 1 WHERE id = 1", "nothing corrects it"),
        ("UPDATE claim SET corrected = 1 WHERE id = 1", "nothing corrects it"),
        (wrong, "not as correction 1 has them"),
    ] {
        is_told(damage, expected).await;
    }
}

/// Does this damage to a sound database, and looks for it among the faults.
async fn is_told(damage: &'static str, expected: &str) {
    let database = Database::of(&five()).await;
    let mut writer = database.writer().await;
    sqlx::raw_sql(damage).execute(writer.conn.sqlite()).await.unwrap();
    let checked = database.store().await.snapshot().await.unwrap().check().await.unwrap();
    let told = checked.faults.iter().any(|fault| fault.detail.contains(expected));
    assert!(told, "{damage}: {:?}", checked.faults);
}

#[tokio::test]
async fn every_kind_of_damage_is_told() {
    for (damage, expected) in [
        ("UPDATE quote SET start = start + 1", "the quote at"),
        ("UPDATE quote SET speaker_text = 'Somebody' WHERE speaker_text IS NOT NULL", "the speaker at"),
        ("UPDATE claim SET text = 'Nobody vetoed'", "the claim at"),
        ("UPDATE claim SET verdict = 'disagrees'", "another verdict"),
        ("UPDATE article_text SET text = substr(text, 1, 20)", "overruns"),
        ("UPDATE article_text SET mentions = x'ff'", "can be read"),
        ("UPDATE article SET url = 'https://c.example'", "its id is not"),
        ("UPDATE article SET copy_group = uuid WHERE id = 1", "its copy group is not"),
        ("UPDATE copy_sketch SET bands = x'' WHERE article = 1", "its sketch is not"),
        ("DELETE FROM copy_sketch WHERE article = 2", "its sketch is not"),
        ("DELETE FROM copy_band", "its bands are not"),
        ("UPDATE article SET quote_count = 9", "not those of its findings"),
        ("UPDATE quote SET (modality, asserted) = ('negated', 0) WHERE id = 1", "not those of its findings"),
        ("UPDATE article_actor SET quote_count = quote_count + 1", "not those of its speakers"),
        ("UPDATE claim SET compared = '[\"on\"]'", "another verdict"),
        ("UPDATE actor SET quote_count = 9 WHERE slug = 'china'", "not those of its articles"),
        ("UPDATE actor SET last_seen_on = '2020-01-01' WHERE slug = 'china'", "first or last day"),
        ("UPDATE actor SET description = 'another' WHERE slug = 'bo-scholar'", "earliest article"),
        ("UPDATE actor SET sighted_key = 1 WHERE slug = 'bo-scholar'", "earliest article"),
        ("UPDATE dataset SET claim_count = 9", "not those of the tables"),
        ("UPDATE day SET mention_count = mention_count + 1 WHERE age < 9999999", "not those of its articles"),
        ("DELETE FROM day WHERE age = 9999999", "lacks a day"),
        ("UPDATE quote SET age = 1", "what it has of its article"),
        ("DELETE FROM quote_fts WHERE rowid = 1", "cannot be searched for"),
        ("INSERT INTO article_fts (rowid, title, text) VALUES (99, '', 'ghost')", "is searched for and not there"),
        (
            "DELETE FROM quote_fts WHERE rowid = 1; INSERT INTO quote_fts (rowid, text) VALUES (1, 'x')",
            "its words are not those",
        ),
        (
            "DELETE FROM article_fts WHERE rowid = 1; INSERT INTO article_fts (rowid, title, text) \
             SELECT 1, '', title FROM article WHERE id = 1",
            "its words are not those",
        ),
        ("UPDATE statement_quote SET statement = 7 WHERE quote = 1", "not of its statement"),
        ("DELETE FROM statement WHERE id = 1", "not those of its quotes"),
        ("UPDATE statement SET quote_count = 9 WHERE id = 1", "not those of its quotes"),
        ("INSERT INTO quote_fts (rowid, text) VALUES (99, 'ghost')", "words of it"),
        ("UPDATE actor SET name = 'Somebody' WHERE slug = 'bo-scholar'", "its words are not those"),
        ("DELETE FROM vote_fts", "its words are not those"),
        ("UPDATE index_block SET data = substr(data, 1, 9)", "not those of its rows"),
        ("UPDATE index_segment SET deleted = x'01'", "not those of its rows"),
        ("DELETE FROM index_segment", "can be ranked"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM actor WHERE slug = 'china'", "points at nothing"),
    ] {
        is_told(damage, expected).await;
    }
}
