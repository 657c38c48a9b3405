//! Values that are bound to statements.

use uuid::Uuid;
use uuid::fmt::Hyphenated;

use crate::domain::Day;

/// A value bound to a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::store) enum Value {
    Int(i64),
    Real(f64),
    Text(String),
    /// Integers as a JSON array: what [`list`](super::builder::list) makes.
    Numbers(String),
    Blob(Vec<u8>),
    #[default]
    Null,
}

macro_rules! value_from {
    ($($from:ty => $to:expr),+ $(,)?) => { $(impl From<$from> for Value {
        fn from(value: $from) -> Self {
            ($to)(value)
        }
    })+ };
}
value_from! {
    i64 => Value::Int,
    u32 => |value: u32| Self::Int(value.into()),
    bool => |value: bool| Self::Int(value.into()),
    f64 => Value::Real,
    String => Value::Text,
    &str => |value: &str| Self::Text(value.to_owned()),
    Uuid => |value: Uuid| Self::Text(value.to_string()),
    Hyphenated => |value: Hyphenated| Self::Text(value.to_string()),
    Day => |value: Day| Self::Text(value.to_string()),
    Vec<u8> => Value::Blob,
    &String => |value: &String| Self::Text(value.clone()),
}

impl<V: Into<Self>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
