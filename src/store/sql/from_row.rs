//! Rows as structs, without a derive: sqlx's macros would compile SQLite a second time, for the build itself.

/// Implements [`sqlx::FromRow`] for a struct whose fields are named like the columns.
macro_rules! from_row {
    ($row:ident { $($field:ident),+ $(,)? }) => {
        impl<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> for $row {
            fn from_row(row: &'r sqlx::sqlite::SqliteRow) -> sqlx::Result<Self> {
                Ok(Self { $($field: sqlx::Row::try_get(row, stringify!($field))?),+ })
            }
        }
    };
}

pub(in crate::store) use from_row;
