//! Rows as structs, without a derive: sqlx's macros would compile SQLite a second time, for the build itself.

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Sqlite};

use crate::domain::{ActorKind, Basis, Body, MemberRole, Outcome, Verdict, VoteOption};

/// Implements [`FromRow`](super::row::FromRow) for a struct whose fields are named like the columns.
macro_rules! from_row {
    ($row:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::store::sql::row::FromRow for $row {
            fn from_row(row: &$crate::store::sql::row::Row) -> sqlx::Result<Self> {
                Ok(Self { $($field: row.try_get(stringify!($field))?),+ })
            }
        }
    };
}

pub(in crate::store) use from_row;

/// Reads enumerations from text columns, by the words that JSON has for them.
macro_rules! from_text {
    ($($kind:ty),+ $(,)?) => { $(
        impl sqlx::Type<Sqlite> for $kind {
            fn type_info() -> SqliteTypeInfo {
                <str as sqlx::Type<Sqlite>>::type_info()
            }
        }

        impl<'r> Decode<'r, Sqlite> for $kind {
            fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
                let word = <&str as Decode<Sqlite>>::decode(value)?;
                let read = Self::deserialize(StrDeserializer::<serde::de::value::Error>::new(word));
                Ok(read?)
            }
        }
    )+ };
}

from_text!(ActorKind, Basis, Body, MemberRole, Outcome, Verdict, VoteOption);
