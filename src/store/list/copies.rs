//! Copies in lists: of each copy group the first, if that is asked for.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::keyset::{KeyRange, List};
use crate::store::sql::builder::Sql;
use crate::store::sql::day_key::UNDATED;

/// Which copies of a report are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListedCopies {
    /// Every member of a group.
    #[default]
    All,
    /// Of each copy group the first that the other parameters leave.
    First,
}

/// The condition on an article `a` that no earlier copy of it meets the `selection`, whose conditions are on `a` as well.
pub(in crate::store) fn no_earlier_copy(selection: &[Sql]) -> Sql {
    let (earlier, own) = (place("o"), place("a"));
    let mut sql = Sql::new(format!(
        "(a.copy_group IS NULL OR NOT EXISTS (SELECT 1 FROM article o WHERE o.copy_group = a.copy_group \
         AND {earlier} < {own}"
    ));
    meeting(&mut sql, selection, "a.", "o.");
    sql.push("))");
    sql
}

/// Findings of one article: their table, the alias that conditions call it by, and another one for the other article's.
pub(in crate::store) struct FindingTable {
    pub name: &'static str,
    pub alias: &'static str,
    pub other: &'static str,
}

/// The condition on a finding that no earlier copy of its article has one that meets the `selection`, whose conditions are
/// on the same table.
pub(in crate::store) fn in_no_earlier_copy(table: &FindingTable, selection: &[Sql]) -> Sql {
    let FindingTable { name, alias, other } = table;
    let (earlier, own) = (place(other), place(alias));
    let mut sql = Sql::new(format!(
        "NOT EXISTS (SELECT 1 FROM article a CROSS JOIN article o ON o.copy_group = a.copy_group \
         CROSS JOIN {name} {other} ON {other}.article = o.id WHERE a.id = {alias}.article AND {earlier} < {own}"
    ));
    meeting(&mut sql, selection, &format!("{alias}."), &format!("{other}."));
    sql.push(")");
    sql
}

/// The place of an article's rows among its copies, as those of a group are ordered: by day, the undated last, then by id.
fn place(of: &str) -> String {
    format!("(iif({of}.age < {UNDATED}, -{of}.age, {UNDATED}), {of}.article_key)")
}

/// Appends the selection's conditions as ones on the other alias.
fn meeting(sql: &mut Sql, selection: &[Sql], alias: &str, other: &str) {
    for condition in selection.iter().filter(|condition| !condition.text.is_empty()) {
        let text = of_the_other(&condition.text, alias, other);
        sql.push(" AND ").append(&Sql { text, values: condition.values.clone() });
    }
}

/// A condition on one alias, with its point, as one on the other.
fn of_the_other(text: &str, alias: &str, other: &str) -> String {
    let mut pieces = text.split(alias);
    let mut of_other = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // The end of a longer name is none of ours.
        let is_alias = !of_other.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        of_other.push_str(if is_alias { other } else { alias });
        of_other.push_str(piece);
    }
    of_other
}

impl List {
    /// Only what is in no copy of a report whose earlier copy has a row that the list would show: one that meets what is
    /// `checked` of filters that lead, the conditions behind the first `led`, and the days.
    pub(in crate::store) fn only_first_copies(&mut self, table: &FindingTable, checked: Vec<Sql>, led: usize) {
        let mut selection = checked;
        selection.push(self.standing.clone());
        selection.extend(self.conditions.iter().skip(led).cloned());
        selection.extend(self.days.checks(&format!("{}.age", table.alias)));
        self.only(in_no_earlier_copy(table, &selection));
    }
}

impl KeyRange {
    /// Conditions that hold a column to it.
    pub(in crate::store) fn checks(self, column: &str) -> impl Iterator<Item = Sql> {
        let check = |bound: Option<i64>, way: &str| Some(Sql::with(format!("{column} {way} ?"), bound?));
        [check(self.least, ">="), check(self.most, "<=")].into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::council::Report;
    use crate::domain::{Claim, Quote};
    use crate::store::fixtures::{Database, Sample};
    use crate::store::{ClaimFilter, Paging, QuoteFilter, Snapshot};

    /// The articles, by their places, whose quotes and claims these parameters leave.
    async fn of_first_copies(snapshot: &mut Snapshot, reports: &[Report], parameters: Value) -> [Vec<usize>; 2] {
        let place = |id| reports.iter().position(|report| report.detail.article.id == id).unwrap();
        let (quotes, claims) = (parameters.clone(), parameters);
        let quotes: QuoteFilter = serde_json::from_value(quotes).unwrap();
        let claims: ClaimFilter = serde_json::from_value(claims).unwrap();
        let paging = Paging { count: true, ..Paging::default() };
        let quotes = snapshot.quotes::<Quote>(&quotes, &paging).await.unwrap();
        let claims = snapshot.claims::<Claim>(&claims, &paging).await.unwrap();
        assert_eq!(
            (quotes.page.total, claims.page.total),
            (Some(quotes.items.len() as u64), Some(claims.items.len() as u64))
        );
        let articles = quotes.items.iter().map(|quote| place(quote.article_id)).collect();
        [articles, claims.items.iter().map(|claim| place(claim.article_id)).collect()]
    }

    #[tokio::test]
    async fn of_copies_the_first_with_such_a_finding_is_listed() {
        let text = "Ada Minister said: “We will not move on this,” after China vetoed the resolution on Syria, as she put it \
                    in the hall of the Council on the evening of a long day of talks.";
        let other = "Nobody said more of it than Ada Minister: “It is late.”";
        let report = |nth: usize, day: &str, outlet: &str, text: &str, words: &str| {
            let sample = Sample::new(&format!("https://a.example/{nth}"), outlet, day, text);
            let sample = sample.quote("ada-minister", "RUS", words).mention("china", "Ada");
            if nth == 3 { sample.report() } else { sample.claim(&["CHN"], words).report() }
        };
        let words = "We will not move on this,";
        let reports = [
            report(0, "2012-02-06", "Daily Sample", text, words),
            report(1, "2012-02-05", "The Example Post", text, words),
            report(2, "", "Daily Sample", text, words),
            report(3, "2012-02-04", "Daily Sample", &format!("{text} More."), words),
            report(4, "2012-02-07", "Daily Sample", other, "It is late."),
        ];
        let database = Database::of(&reports).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for (parameters, quotes, claims) in [
            (json!({}), vec![4, 0, 1, 3, 2], vec![4, 0, 1, 2]),
            // The first copy has no claim.
            (json!({"copies": "first"}), vec![4, 3], vec![4, 1]),
            (json!({"copies": "first", "sort": "published_on"}), vec![3, 4], vec![1, 4]),
            (json!({"copies": "first", "publisher": "Daily Sample"}), vec![4, 3], vec![4, 0]),
            (json!({"copies": "first", "published_from": "2012-02-05"}), vec![4, 1], vec![4, 1]),
            (json!({"copies": "first", "q": "move"}), vec![3], vec![1]),
            (json!({"copies": "first", "q": "-late"}), vec![3], vec![1]),
            (
                json!({"copies": "first", "speaker": "ada-minister", "published_from": "2012-02-06"}),
                vec![4, 0],
                vec![4, 0],
            ),
            (json!({"copies": "first", "article": reports[2].detail.article.id}), vec![2], vec![2]),
        ] {
            let found = of_first_copies(&mut snapshot, &reports, parameters.clone()).await;
            assert_eq!(found, [quotes, claims], "{parameters}");
        }
        let unsaid = json!({"copies": "first", "dated": false});
        let filter: QuoteFilter = serde_json::from_value(unsaid).unwrap();
        assert_eq!(snapshot.quotes::<Quote>(&filter, &Paging::default()).await.unwrap().items.len(), 1);
    }

    #[test]
    fn conditions_are_those_of_the_other_article() {
        assert_eq!(of_the_other("+a.publisher_id IN (?)", "a.", "o."), "+o.publisher_id IN (?)");
        assert_eq!(
            of_the_other("EXISTS (SELECT 1 FROM x WHERE article = a.id AND data.id = 1)", "a.", "o."),
            "EXISTS (SELECT 1 FROM x WHERE article = o.id AND data.id = 1)"
        );
    }
}
