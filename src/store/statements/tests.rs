//! Statements against a definition that compares every quote with every other, in any order of loading, replacing and
//! removing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use uuid::Uuid;

use super::wording::Wording;
use crate::council::Report;
use crate::domain::{Article, Quote, QuoteModality, Statement, statement_id};
use crate::store::fixtures::{Database, NOON, Sample};
use crate::store::sql::day_key::{UNDATED, age};
use crate::store::{ArticleFilter, Paging, QuoteFilter, Snapshot, StatementFilter};

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }
}

const TEXTS: [&str; 6] = [
    "we oppose any external military intervention in Syria and we oppose regime change by force",
    "nobody will be allowed to invade a sovereign state while we oppose any external military intervention in Syria",
    "China stands ready to veto",
    "a new resolution text is being drafted tonight by several members of the Council",
    "the resolution text is unbalanced, and several members of the Council know it",
    "it is late",
];

/// Some of the words of a text, in one of its spellings.
fn words(dice: &mut Dice) -> String {
    let all: Vec<&str> = dice.of(&TEXTS).split(' ').collect();
    let from = if dice.roll(2) == 0 { 0 } else { dice.roll(all.len() / 2) };
    let to = if dice.roll(2) == 0 { all.len() } else { from + 1 + dice.roll(all.len() - from) };
    let text = all[from..to].join(" ");
    match dice.roll(3) {
        0 => text,
        1 => format!("{text},"),
        _ => text.to_uppercase(),
    }
}

/// An article with this number: another text each time.
fn report(number: usize, dice: &mut Dice) -> Report {
    let days = ["", "2012-01-01", "2012-01-20", "2012-02-10", "2012-02-20", "2012-04-01", "2012-04-02"];
    let quotes: Vec<String> = (0..dice.roll(4)).map(|_| words(dice)).collect();
    let text = format!("Now: {}.", quotes.join(" / "));
    let (url, outlet) = (format!("https://a.example/{number}"), dice.of(&["", "Daily Sample", "The Example Post"]));
    let sample = Sample::new(&url, outlet, dice.of(&days), &text).mention("china", "Now");
    let sample = quotes.iter().fold(sample, |sample, words| {
        let sample = sample.quote(dice.of(&["ada-minister", "ada-minister", "china", ""]), "", words);
        let modality = if dice.roll(8) == 0 { QuoteModality::Negated } else { QuoteModality::Asserted };
        sample.modality(modality)
    });
    sample.report()
}

/// The statement of each quote, by the definition.
#[expect(clippy::too_many_lines, reason = "the definition, from its first sentence to its last")]
fn defined(quotes: &[Quote]) -> BTreeMap<Uuid, Uuid> {
    let told: Vec<&Quote> =
        quotes.iter().filter(|quote| quote.modality == QuoteModality::Asserted && quote.speaker_id.is_some()).collect();
    let speaker = |quote: &Quote| i64::from(quote.speaker_id.as_deref() == Some("china"));
    let wording: HashMap<Uuid, Wording> =
        told.iter().map(|quote| (quote.id, Wording::new(speaker(quote), &quote.text))).collect();
    let apart = |a: &Quote, b: &Quote| match (age(a.published_on), age(b.published_on)) {
        (UNDATED, _) | (_, UNDATED) => None,
        (a, b) => Some((a - b).abs()),
    };
    let near = |a: &Quote, b: &Quote| apart(a, b).map_or(wording[&a.id].words.len() >= 8, |days| days <= 31);
    let nearest = |quote: &Quote, of: Vec<&Quote>| {
        of.into_iter().map(|other| (apart(quote, other).unwrap_or(i64::MAX), other.id)).min().map(|(_, id)| id)
    };
    let said_by = |a: &Quote, b: &Quote| a.speaker_id == b.speaker_id;
    // Each fragment with what it goes with.
    let mut with: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    for quote in &told {
        let holds = |other: &&&Quote| {
            let (whole, part) = (&wording[&other.id], &wording[&quote.id]);
            said_by(quote, other) && whole.holds(part) && near(quote, other)
        };
        let holders = told.iter().filter(holds).copied().collect();
        with.extend(nearest(quote, holders).map(|holder| (quote.id, holder)));
    }
    // Equal ones, step by step from one to the next.
    let equal = |a: &Quote, b: &Quote| {
        let same = said_by(a, b) && wording[&a.id].words == wording[&b.id].words;
        same && (wording[&a.id].words.len() >= 8 || near(a, b))
    };
    let mut groups: Vec<BTreeSet<Uuid>> = Vec::new();
    for quote in &told {
        let mut group = BTreeSet::from([quote.id]);
        let met: Vec<usize> = (0..groups.len())
            .filter(|&at| told.iter().any(|other| groups[at].contains(&other.id) && equal(quote, other)))
            .collect();
        for at in met.into_iter().rev() {
            group.extend(groups.remove(at));
        }
        groups.push(group);
    }
    for group in groups {
        let of = |fragment: bool| {
            let fits = |quote: &&&Quote| group.contains(&quote.id) && with.contains_key(&quote.id) == fragment;
            told.iter().filter(fits).copied().collect::<Vec<&Quote>>()
        };
        let (fragments, others) = (of(true), of(false));
        let lowest = others.iter().map(|quote| quote.id).min();
        for quote in others {
            let goes = nearest(quote, fragments.clone()).or(lowest).filter(|other| *other != quote.id);
            with.extend(goes.map(|other| (quote.id, other)));
        }
    }
    let root = |mut id: Uuid| {
        while let Some(next) = with.get(&id) {
            id = *next;
        }
        id
    };
    let mut first: BTreeMap<Uuid, &Quote> = BTreeMap::new();
    let order = |quote: &Quote| (quote.published_on.is_none(), quote.published_on, quote.article_id, quote.start);
    for quote in &told {
        let earliest = first.entry(root(quote.id)).or_insert(quote);
        if order(quote) < order(earliest) {
            *earliest = quote;
        }
    }
    told.iter().map(|quote| (quote.id, statement_id(first[&root(quote.id)].id))).collect()
}

/// All statements and the statement of each quote, as they are answered.
async fn answered(snapshot: &mut Snapshot) -> (Vec<Statement>, Vec<Quote>) {
    let filter = QuoteFilter { modality: crate::store::AskedModality::All.into(), ..QuoteFilter::default() };
    let statements = snapshot.statements(&StatementFilter::default(), &Paging::whole()).await.unwrap().items;
    (statements, snapshot.quotes(&filter, &Paging::whole()).await.unwrap().items)
}

/// Reports and quotes where copies of one report count once: of each as many quotes as the copy with the most has.
fn counted(quotes: &[&Quote], groups: &HashMap<Uuid, Uuid>) -> (usize, usize) {
    let mut reports: BTreeMap<Uuid, BTreeMap<Uuid, usize>> = BTreeMap::new();
    for quote in quotes {
        *reports.entry(groups[&quote.article_id]).or_default().entry(quote.article_id).or_default() += 1;
    }
    (reports.len(), reports.values().filter_map(|copies| copies.values().max()).sum())
}

/// Holds what is answered against the definition.
async fn holds(database: &Database, what: &str) -> (Vec<Statement>, Vec<Quote>) {
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let (statements, quotes) = answered(&mut snapshot).await;
    let found: BTreeMap<Uuid, Uuid> = quotes.iter().filter_map(|quote| Some((quote.id, quote.statement_id?))).collect();
    assert_eq!(found, defined(&quotes), "{what}");
    let of: BTreeSet<Uuid> = found.values().copied().collect();
    assert_eq!(statements.iter().map(|statement| statement.id).collect::<BTreeSet<_>>(), of, "{what}");
    let articles = snapshot.articles::<Article>(&ArticleFilter::default(), &Paging::whole()).await.unwrap().items;
    let groups = articles.iter().map(|article| (article.id, article.copy_group.unwrap_or(article.id))).collect();
    for statement in &statements {
        let quotes: Vec<&Quote> = quotes.iter().filter(|quote| quote.statement_id == Some(statement.id)).collect();
        let counts = (statement.article_count as usize, statement.quote_count as usize);
        assert_eq!(counts, counted(&quotes, &groups), "{what}");
        let longest = quotes.iter().map(|quote| quote.text.chars().count()).max();
        assert_eq!(Some(statement.text.chars().count()), longest, "{what}");
    }
    (statements, quotes)
}

#[tokio::test]
async fn no_order_of_loading_replacing_and_removing_shows() {
    let mut together = 0;
    for seed in 0..6 {
        let mut dice = Dice(seed);
        let database = Database::empty().await;
        let mut writer = database.writer().await;
        let mut last: BTreeMap<usize, Report> = BTreeMap::new();
        for step in 0..12 {
            let batch: Vec<Report> = (0..dice.roll(6))
                .map(|_| {
                    let number = dice.roll(24);
                    let report = report(number, &mut dice);
                    last.insert(number, report.clone());
                    report
                })
                .collect();
            writer.put(&batch, NOON).await.unwrap();
            if dice.roll(3) == 0 {
                let number = dice.roll(24);
                if let Some(report) = last.remove(&number) {
                    writer.remove(report.detail.article.id, NOON).await.unwrap();
                }
            }
            holds(&database, &format!("seed {seed}, step {step}")).await;
        }
        let found = holds(&database, "at the end").await;
        let mut reports: Vec<Report> = last.into_values().collect();
        reports.reverse();
        let at_once = Database::of(&reports).await;
        let whole = holds(&at_once, "at once").await;
        assert_eq!(found.0, whole.0);
        together += found.0.iter().filter(|statement| statement.quote_count > 1).count();
        let checked = database.store().await.snapshot().await.unwrap().check().await.unwrap();
        assert_eq!(checked.faults, []);
        super::rebuild::join_all(&mut writer.conn).await.unwrap();
        assert_eq!(holds(&database, "joined anew").await.0, whole.0);
    }
    assert!(together > 10, "{together}");
}
