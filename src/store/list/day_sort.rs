//! Sort orders by day, and how many of several values must hold: what several lists take.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::keyset::{ALL, KeyRange, Order};
use crate::store::sql::day_key::UNDATED;

/// The order of lists of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum DaySort {
    /// The newest articles first, each in the order of its text; the undated last.
    #[default]
    #[serde(rename = "-published_on")]
    Newest,
    /// The oldest first: the exact reverse among the dated; the undated last.
    #[serde(rename = "published_on")]
    Oldest,
}

/// How many of several values a condition must hold for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// One of them is enough.
    #[default]
    Any,
    /// It must hold for each of them.
    All,
}

/// The undated come last whichever way the days run.
const OLDEST: &[KeyRange] =
    &[KeyRange { least: None, most: Some(UNDATED - 1) }, KeyRange { least: Some(UNDATED), most: None }];

impl DaySort {
    /// The order of a table of findings whose columns stand alone in the walk.
    pub(in crate::store) fn order(self) -> Order {
        self.by(&["{w}.age", "{w}.article_key", "{w}.start"])
    }

    /// The order of a table of articles.
    pub(in crate::store) fn order_of_articles(self) -> Order {
        self.by(&["{w}.age", "{w}.article_key"])
    }

    fn by(self, keys: &'static [&'static str]) -> Order {
        match self {
            Self::Newest => Order { keys, reverse: false, blocks: ALL },
            Self::Oldest => Order { keys, reverse: true, blocks: OLDEST },
        }
    }
}
