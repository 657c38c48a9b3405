//! The SQL of every list and filter as an expected text, so that a review sees the statement that a change makes.
//!
//! Each list is asked for its first two pages in every order without a filter, then for its first page with every filter
//! in its first order. Timelines have every metric with every filter of one parameter. A statement stands once, below
//! all requests that make it, in the order of the first.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use expect_test::expect_file;
use serde_json::{Value as Json, json};

use super::offered::{Offered, both, offered};
use super::{ASKED, ask, asked_of_sqlite};
use crate::store::fixtures::{Database, five};
use crate::store::{Paging, Snapshot};

/// Where a line of the expected text begins.
const CLAUSES: [&str; 11] = [
    " FROM ",
    " CROSS JOIN ",
    " LEFT JOIN ",
    " WHERE ",
    " AND ",
    " GROUP BY ",
    " HAVING ",
    " ORDER BY ",
    " LIMIT ",
    " UNION ALL ",
    " EXCEPT ",
];

/// Characters of a line that are shown of its second occurrence.
const LONG: usize = 120;

/// Statements in the order of their first request, each with its requests.
#[derive(Default)]
struct Statements {
    texts: Vec<(String, Vec<String>)>,
    places: HashMap<String, usize>,
}

impl Statements {
    async fn ask(&mut self, snapshot: &mut Snapshot, list: &str, fields: &Json, pages: usize) {
        let mut paging = Paging { limit: 1, count: true, ..Paging::default() };
        for page in 1..=pages {
            ASKED.take();
            paging.cursor = ask(snapshot, list, fields.clone(), &paging).await;
            let request = if page == 1 { format!("{list} {fields}") } else { format!("{list} {fields}, page {page}") };
            for asked in ASKED.take().into_iter().map(asked_of_sqlite) {
                self.add(&request, &asked.text);
            }
            if paging.cursor.is_none() {
                break;
            }
        }
    }

    fn add(&mut self, request: &str, text: &str) {
        let place = *self.places.entry(text.to_owned()).or_insert(self.texts.len());
        if place == self.texts.len() {
            self.texts.push((text.to_owned(), Vec::new()));
        }
        let requests = &mut self.texts[place].1;
        if requests.last().is_none_or(|last| last != request) {
            requests.push(request.to_owned());
        }
    }

    fn written(&self) -> String {
        let (mut all, mut shown) = (String::new(), HashSet::new());
        for (text, requests) in &self.texts {
            for request in requests {
                writeln!(all, "-- {request}").unwrap();
            }
            let broken = CLAUSES
                .iter()
                .fold(text.clone(), |text, clause| text.replace(clause, &format!("\n{}", clause.trim_start())));
            for line in broken.lines() {
                // The columns of a row are long, and stand in every statement of a list.
                if line.len() > LONG && !shown.insert(line.to_owned()) {
                    writeln!(all, "{} …", line.chars().take(LONG).collect::<String>()).unwrap();
                } else {
                    writeln!(all, "{line}").unwrap();
                }
            }
            all.push('\n');
        }
        all
    }
}

/// Requests of a list: fields, and the number of pages.
fn requests(offered: &Offered) -> Vec<(Json, usize)> {
    let alone = |fields: &&Json| fields.as_object().is_some_and(|fields| fields.len() <= 1);
    let timeline = offered.list == "timeline";
    let split = ["publisher", "speaker", "topic", "member", "outcome", "kind"].map(|by| json!({"split_by": by}));
    let mut all: Vec<_> = offered.orders.iter().map(|order| (order.clone(), 2)).collect();
    for order in offered.orders.iter().take(if timeline { usize::MAX } else { 1 }) {
        let filters = offered.filters.iter().filter(|fields| !timeline || alone(fields));
        let split = split.iter().filter(|_| timeline);
        all.extend(filters.chain(split).map(|filter| (both(order, filter), 1)));
    }
    all
}

#[tokio::test]
async fn every_list_and_filter_makes_the_statements_of_the_expected_text() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let mut statements = Statements::default();
    for offered in offered() {
        for (fields, pages) in requests(&offered) {
            statements.ask(&mut snapshot, offered.list, &fields, pages).await;
        }
    }
    expect_file!["statements.sql"].assert_eq(&statements.written());
}
