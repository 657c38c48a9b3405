//! What was measured, as a table: medians of the rounds, and ratios taken within each round.

use super::works::{Asked, Who};
use super::wrk::Run;

/// All runs of one question.
#[derive(Clone, Debug)]
pub struct Row {
    pub asked: Asked,
    pub runs: Vec<Run>,
}

/// What is asked of a work: its name, what it compares, the figure, and whether it is reached.
#[derive(Debug)]
pub struct Target {
    pub work: &'static str,
    pub what: String,
    pub reached: bool,
}

impl Target {
    /// At least so much.
    pub fn least(work: &'static str, what: &str, figure: f64, least: f64) -> Self {
        Self { work, what: format!("{what}: {figure:.2}, at least {least}"), reached: figure >= least }
    }

    /// At most so much.
    pub fn most(work: &'static str, what: &str, figure: f64, most: f64) -> Self {
        Self { work, what: format!("{what}: {figure:.2}, at most {most}"), reached: figure <= most }
    }
}

/// The middle one.
pub fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_unstable_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

fn find<'r>(rows: &'r [Row], work: &str, who: Who, nth: usize) -> Option<&'r Row> {
    rows.iter().filter(|row| row.asked.work == work && row.asked.who == who).nth(nth)
}

/// How many times as many requests in a second `row` answered as `other`.
fn ratio(row: &Row, other: &Row) -> f64 {
    median(row.runs.iter().zip(&other.runs).map(|(run, other)| run.rate / other.rate))
}

fn against(rows: &[Row], row: &Row, who: Who) -> String {
    // A 304 is compared with the page that it saves.
    let work = if row.asked.work == "W6" { "W1" } else { row.asked.work };
    match find(rows, work, who, 0) {
        Some(other) if other.asked.who != row.asked.who => format!("{:.3}", ratio(row, other)),
        _ => String::new(),
    }
}

/// Prints the rows.
pub fn print(rows: &[Row]) {
    println!("| work | server | requests/s | × bare | × query_as | p50 ms | p99 ms | CPU µs |");
    println!("|---|---|---|---|---|---|---|---|");
    for row in rows {
        let of = |part: fn(&Run) -> f64| median(row.runs.iter().map(part));
        let who = match row.asked.who {
            Who::Ours => "communique",
            Who::Uncached => "communique --cache 0",
            Who::Bare => "bare actix-web",
            Who::Queries => "actix-web, sqlx query_as",
        };
        println!(
            "| {}: {} | {who} | {:.0} | {} | {} | {:.2} | {:.2} | {:.0} |",
            row.asked.work,
            row.asked.what,
            of(|run| run.rate),
            against(rows, row, Who::Bare),
            against(rows, row, Who::Queries),
            of(|run| run.p50),
            of(|run| run.p99),
            of(|run| run.cpu),
        );
    }
}

/// What the rows say of the targets that are ratios.
pub fn targets(rows: &[Row]) -> Vec<Target> {
    let compared = |work, ours: (Who, usize), other: (&str, Who, usize)| {
        Some(ratio(find(rows, work, ours.0, ours.1)?, find(rows, other.0, other.1, other.2)?))
    };
    let mut targets = Vec::new();
    for (work, least) in [("W1", 0.8), ("W2", 0.8), ("W4", 0.8), ("W8", 0.5)] {
        if let Some(figure) = compared(work, (Who::Ours, 0), (work, Who::Bare, 0)) {
            targets.push(Target::least(work, "from the cache, × bare actix-web", figure, least));
        }
    }
    if let Some(page) = find(rows, "W8", Who::Uncached, 0) {
        let cost = median(page.runs.iter().map(|run| run.cpu / 1e3));
        targets.push(Target::most("W8", "the page of an article, processor time in ms", cost, 5.0));
    }
    if let Some(figure) = compared("W1", (Who::Ours, 1), ("W1", Who::Queries, 0)) {
        targets.push(Target::least("W1", "every request different, × query_as", figure, 1.8));
    }
    if let Some(figure) = compared("W1", (Who::Ours, 1), ("W1", Who::Bare, 0)) {
        targets.push(Target::least("W1", "every request different, × bare actix-web", figure, 0.1));
    }
    if let Some(figure) = compared("W3", (Who::Uncached, 0), ("W3", Who::Queries, 0)) {
        targets.push(Target::least("W3", "ranked search, × FTS5's bm25", figure, 20.0));
    }
    if let (Some(first), Some(deep)) = (find(rows, "W5", Who::Uncached, 0), find(rows, "W5", Who::Uncached, 1)) {
        let cost = median(deep.runs.iter().zip(&first.runs).map(|(deep, first)| deep.cpu / first.cpu));
        targets.push(Target::most("W5", "processor time at depth, × page one", cost, 1.3));
    }
    if let Some(figure) = compared("W6", (Who::Ours, 0), ("W1", Who::Bare, 0)) {
        targets.push(Target::least("W6", "304, × bare actix-web sending the page", figure, 1.0));
    }
    targets
}

/// Prints the targets; false where one is missed.
pub fn judge(targets: &[Target]) -> bool {
    println!("\n| work | target | reached |\n|---|---|---|");
    for Target { work, what, reached } in targets {
        println!("| {work} | {what} | {} |", if *reached { "yes" } else { "no" });
    }
    targets.iter().all(|target| target.reached)
}
