//! Paging parameters and pages: what every list takes and returns.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::StringDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::{IntoParams, ToSchema};

/// Items of a page where no `limit` is given.
pub const DEFAULT_LIMIT: u32 = 25;
/// Items a client may ask for at once.
pub const MAX_LIMIT: u32 = 200;
/// Items read in one short transaction while a whole selection is streamed.
pub const BATCH: u32 = 1_000;

/// The page of a list that a request asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Paging {
    /// Items on the page.
    #[param(minimum = 1, maximum = 200, default = 25, example = 25)]
    pub limit: u32,
    /// The cursor of the page: `page.next_cursor` of the page before, with the same filters and order.
    #[param(required = false)]
    pub cursor: Option<String>,
    /// Whether to count all matching items in `page.total`.
    #[param(default = false)]
    pub count: bool,
}

impl Default for Paging {
    fn default() -> Self {
        Self { limit: DEFAULT_LIMIT, cursor: None, count: false }
    }
}

impl Paging {
    /// The first batch of a whole selection; [`Paging::follow`] leads to the others.
    ///
    /// Each batch is a transaction of its own, so that a slow reader holds neither a connection nor the
    /// write-ahead log. What is changed meanwhile may be in the later batches; within one snapshot nothing is.
    #[must_use]
    pub fn whole() -> Self {
        Self { limit: BATCH, cursor: None, count: false }
    }

    /// Turns to what follows `page`; false where nothing does.
    pub fn follow<T>(&mut self, page: &Page<T>) -> bool {
        self.cursor.clone_from(&page.page.next_cursor);
        self.cursor.is_some()
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items, in the order asked for.
    pub items: Vec<T>,
    /// The position of this page in the list.
    pub page: PageInfo,
}

/// The position of a page in its list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct PageInfo {
    /// Items a page has at most.
    #[schema(example = 25)]
    pub limit: u32,
    /// The `cursor` of the next page; null on the last.
    pub next_cursor: Option<String>,
    /// How many items match in all; null unless `count=true`.
    pub total: Option<u64>,
}

impl<T> Page<T> {
    /// The same page of other items.
    #[must_use]
    pub fn map<U>(self, each: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(each).collect(), page: self.page }
    }
}

/// Several values of one parameter, any of which will do: `speaker=china,russia`.
#[derive(Clone, Debug, PartialEq, Eq, ToSchema)]
pub struct OneOf<T>(pub Vec<T>);

impl<T> Default for OneOf<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> OneOf<T> {
    /// Whether the parameter is not given, so that everything will do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> From<T> for OneOf<T> {
    fn from(value: T) -> Self {
        Self(vec![value])
    }
}

impl<T: Serialize> Serialize for OneOf<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for OneOf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Commas(PhantomData))
    }
}

/// Reads `a,b,c`; white space around a value does not count. A value that is none is refused: of `speaker=,`
/// nothing would be left, and everything would be answered.
struct Commas<T>(PhantomData<T>);

impl<T: DeserializeOwned> Visitor<'_> for Commas<T> {
    type Value = OneOf<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values separated by commas")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<OneOf<T>, E> {
        let values = text.split(',').map(str::trim);
        values
            .map(|value| {
                if value.is_empty() {
                    return Err(E::custom("there is nothing between two commas"));
                }
                let value: StringDeserializer<E> = value.to_owned().into_deserializer();
                T::deserialize(value)
            })
            .collect::<Result<_, E>>()
            .map(OneOf)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Verdict;

    #[test]
    fn several_values_are_separated_by_commas() {
        let read = |text: &str| serde_json::from_value::<OneOf<Verdict>>(text.into());
        assert_eq!(read("agrees, disagrees").unwrap().0, [Verdict::Agrees, Verdict::Disagrees]);
        for faulty in ["", ",", " ", "agrees,", "agrees,maybe"] {
            assert!(read(faulty).is_err(), "{faulty}");
        }
    }
}
