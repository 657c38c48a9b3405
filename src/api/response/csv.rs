//! Writes any flat struct as a row of CSV (RFC 4180).
//!
//! # Design
//!
//! A serde serializer of its own, because the rows must be those of the JSON by construction: the same
//! `Serialize` writes both, and the header is the schema that the document shows. Text that a spreadsheet
//! would take for a formula gets a leading `'` unless the caller asks for it raw; arrays are joined by
//! `;` (the numbers of an inner array by `-`), null and the empty array are empty cells.

use std::fmt::{self, Write};

use serde::ser::{
    self, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};
use utoipa::PartialSchema;
use utoipa::openapi::{RefOr, Schema};

/// Writes the header of `T`'s rows: its fields, in their order.
pub(in crate::api) fn header<T: PartialSchema>(out: &mut String) {
    let RefOr::T(Schema::Object(object)) = T::schema() else { return };
    out.push_str(&object.properties.keys().map(String::as_str).collect::<Vec<_>>().join(","));
    out.push_str("\r\n");
}

/// Writes one row.
///
/// # Errors
/// Where a field is a struct or a map: the items of lists have none, which a test over the document shows.
pub(in crate::api) fn row<T: Serialize>(item: &T, raw: bool, out: &mut String) -> Result<(), NotFlat> {
    item.serialize(Csv { out, raw, depth: Depth::Row })?;
    out.push_str("\r\n");
    Ok(())
}

/// An item has a field that is no cell.
#[derive(Debug)]
pub(in crate::api) struct NotFlat(String);

impl fmt::Display for NotFlat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a row of CSV cannot hold {}", self.0)
    }
}

impl std::error::Error for NotFlat {}

impl ser::Error for NotFlat {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl From<fmt::Error> for NotFlat {
    fn from(error: fmt::Error) -> Self {
        Self(error.to_string())
    }
}

/// Where in a row the serializer stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    /// At its struct.
    Row,
    /// At one of its fields.
    Cell,
    /// Inside an array; what is written here becomes part of a cell's text.
    Part,
    /// Inside an array of an array.
    Inner,
}

struct Csv<'o> {
    out: &'o mut String,
    raw: bool,
    depth: Depth,
}

impl Csv<'_> {
    /// Text: as it is inside an array, guarded and quoted where it is a whole cell.
    fn text(self, text: &str) {
        if self.depth > Depth::Cell {
            self.out.push_str(text);
            return;
        }
        let guarded = !self.raw && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let quoted = text.contains([',', '"', '\r', '\n']);
        if quoted {
            self.out.push('"');
        }
        if guarded {
            self.out.push('\'');
        }
        if quoted {
            for (at, part) in text.split('"').enumerate() {
                self.out.push_str(if at > 0 { "\"\"" } else { "" });
                self.out.push_str(part);
            }
            self.out.push('"');
        } else {
            self.out.push_str(text);
        }
    }

    /// Numbers and words of ours, which need neither quotes nor a guard.
    fn plain(self, value: impl fmt::Display) -> Result<(), NotFlat> {
        Ok(write!(self.out, "{value}")?)
    }
}

/// The fields of a row.
struct Fields<'o> {
    out: &'o mut String,
    raw: bool,
    begun: bool,
}

impl Fields<'_> {
    fn cell<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFlat> {
        if std::mem::replace(&mut self.begun, true) {
            self.out.push(',');
        }
        value.serialize(Csv { out: self.out, raw: self.raw, depth: Depth::Cell })
    }
}

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = NotFlat;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), NotFlat> {
        self.cell(value)
    }

    fn end(self) -> Result<(), NotFlat> {
        Ok(())
    }
}

/// A struct with a flattened field is a map to serde.
impl SerializeMap for Fields<'_> {
    type Ok = ();
    type Error = NotFlat;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), NotFlat> {
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFlat> {
        self.cell(value)
    }

    fn end(self) -> Result<(), NotFlat> {
        Ok(())
    }
}

/// The parts of an array, gathered before the cell is quoted.
struct Parts<'o> {
    csv: Csv<'o>,
    joined: String,
    begun: bool,
}

impl Parts<'_> {
    fn part<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFlat> {
        if std::mem::replace(&mut self.begun, true) {
            self.joined.push(if self.csv.depth == Depth::Cell { ';' } else { '-' });
        }
        let depth = if self.csv.depth == Depth::Cell { Depth::Part } else { Depth::Inner };
        value.serialize(Csv { out: &mut self.joined, raw: self.csv.raw, depth })
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = NotFlat;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFlat> {
        self.part(value)
    }

    fn end(self) -> Result<(), NotFlat> {
        self.csv.text(&self.joined);
        Ok(())
    }
}

impl SerializeTuple for Parts<'_> {
    type Ok = ();
    type Error = NotFlat;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFlat> {
        self.part(value)
    }

    fn end(self) -> Result<(), NotFlat> {
        SerializeSeq::end(self)
    }
}

/// The scalars that are written as they are.
macro_rules! plain {
    ($($method:ident($type:ty)),*) => {$(
        fn $method(self, value: $type) -> Result<(), NotFlat> {
            self.plain(value)
        }
    )*};
}

impl<'o> Serializer for Csv<'o> {
    type Ok = ();
    type Error = NotFlat;
    type SerializeSeq = Parts<'o>;
    type SerializeTuple = Parts<'o>;
    type SerializeTupleStruct = Impossible<(), NotFlat>;
    type SerializeTupleVariant = Impossible<(), NotFlat>;
    type SerializeMap = Fields<'o>;
    type SerializeStruct = Fields<'o>;
    type SerializeStructVariant = Impossible<(), NotFlat>;

    plain!(
        serialize_bool(bool),
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_u8(u8),
        serialize_u16(u16),
        serialize_u32(u32),
        serialize_u64(u64),
        serialize_f32(f32)
    );

    /// As JSON writes it, so that both formats hold the same digits.
    fn serialize_f64(self, value: f64) -> Result<(), NotFlat> {
        match serde_json::Number::from_f64(value) {
            Some(number) => self.plain(number),
            None => Ok(()),
        }
    }

    fn serialize_char(self, value: char) -> Result<(), NotFlat> {
        self.text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), NotFlat> {
        self.text(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), NotFlat> {
        Err(NotFlat("bytes".to_owned()))
    }

    fn serialize_none(self) -> Result<(), NotFlat> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotFlat> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), NotFlat> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), NotFlat> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<(), NotFlat> {
        self.plain(word)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), NotFlat> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), NotFlat> {
        Err(NotFlat(name.to_owned()))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'o>, NotFlat> {
        Ok(Parts { csv: self, joined: String::new(), begun: false })
    }

    fn serialize_tuple(self, length: usize) -> Result<Parts<'o>, NotFlat> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NotFlat> {
        Err(NotFlat(name.to_owned()))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotFlat> {
        Err(NotFlat(name.to_owned()))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'o>, NotFlat> {
        self.serialize_struct("a map", 0)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'o>, NotFlat> {
        match self.depth {
            Depth::Row => Ok(Fields { out: self.out, raw: self.raw, begun: false }),
            _ => Err(NotFlat(name.to_owned())),
        }
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotFlat> {
        Err(NotFlat(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use utoipa::ToSchema;

    use super::*;

    #[derive(Serialize, ToSchema)]
    struct Item {
        text: String,
        count: Option<u32>,
        share: f64,
        members: Vec<&'static str>,
        highlights: Vec<[u32; 2]>,
        known: bool,
    }

    fn item(text: &str) -> Item {
        Item { text: text.to_owned(), count: None, share: 1.0, members: vec![], highlights: vec![], known: true }
    }

    fn written(item: &Item, raw: bool) -> String {
        let mut out = String::new();
        row(item, raw, &mut out).unwrap();
        out
    }

    #[test]
    fn cells_are_quoted_joined_and_guarded() {
        for (text, cell, raw) in [
            ("plain", "plain", "plain"),
            ("a, \"b\"", "\"a, \"\"b\"\"\"", "\"a, \"\"b\"\"\""),
            ("two\nlines", "\"two\nlines\"", "\"two\nlines\""),
            ("=1+1", "'=1+1", "=1+1"),
            ("-a,b", "\"'-a,b\"", "\"-a,b\""),
            ("", "", ""),
        ] {
            assert_eq!(written(&item(text), false), format!("{cell},,1.0,,,true\r\n"));
            assert_eq!(written(&item(text), true), format!("{raw},,1.0,,,true\r\n"));
        }
        let full = Item { count: Some(7), members: vec!["CHN", "RUS"], highlights: vec![[0, 3], [5, 9]], ..item("x") };
        assert_eq!(written(&full, false), "x,7,1.0,CHN;RUS,0-3;5-9,true\r\n");
    }

    #[test]
    fn the_header_is_the_schema() {
        let mut out = String::new();
        header::<Item>(&mut out);
        assert_eq!(out, "text,count,share,members,highlights,known\r\n");
    }

    #[test]
    fn what_is_not_flat_is_refused() {
        #[derive(Serialize)]
        struct Nested {
            item: Item,
        }
        assert!(row(&Nested { item: item("x") }, false, &mut String::new()).is_err());
    }
}
