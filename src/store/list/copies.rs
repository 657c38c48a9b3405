//! Copies in lists: of each copy group the first, if that is asked for.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::keyset::KeyRange;
use crate::store::sql::builder::Sql;
use crate::store::sql::day_key::UNDATED;

/// Which copies of a report are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListedCopies {
    /// All of them.
    #[default]
    All,
    /// Of each copy group the first that the other parameters leave.
    First,
}

/// The condition on an article `a` that no earlier copy of it meets the `selection`, whose conditions are on `a` as well.
pub(in crate::store) fn no_earlier_copy(selection: &[Sql]) -> Sql {
    let place = |of: &str| format!("(iif({of}.age < {UNDATED}, -{of}.age, {UNDATED}), {of}.article_key)");
    let (earlier, own) = (place("o"), place("a"));
    let mut sql = Sql::new(format!(
        "(a.copy_group IS NULL OR NOT EXISTS (SELECT 1 FROM article o WHERE o.copy_group = a.copy_group \
         AND {earlier} < {own}"
    ));
    for condition in selection.iter().filter(|condition| !condition.text.is_empty()) {
        let text = of_the_other(&condition.text);
        sql.push(" AND ").append(&Sql { text, values: condition.values.clone() });
    }
    sql.push("))");
    sql
}

/// A condition on `a` as one on `o`.
fn of_the_other(text: &str) -> String {
    let mut pieces = text.split("a.");
    let mut of_other = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // The end of a longer name is none of ours.
        let is_alias = !of_other.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        of_other.push_str(if is_alias { "o." } else { "a." });
        of_other.push_str(piece);
    }
    of_other
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
    use super::*;

    #[test]
    fn conditions_are_those_of_the_other_article() {
        assert_eq!(of_the_other("+a.publisher_id IN (?)"), "+o.publisher_id IN (?)");
        assert_eq!(
            of_the_other("EXISTS (SELECT 1 FROM x WHERE article = a.id AND data.id = 1)"),
            "EXISTS (SELECT 1 FROM x WHERE article = o.id AND data.id = 1)"
        );
    }
}
