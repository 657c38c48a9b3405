//! A serde deserializer for query parameters.
//!
//! A filter derives `Deserialize`; this deserializer gives it a map whose values are all text, and turns
//! each into what the field asks for: a number, a day, one of an enumeration's words, or, for a list,
//! the parts between commas. It fails with a [`DecodeError`], which knows the right words where serde does.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::api::problem::did_you_mean::nearest;

/// A decoding error: why a value cannot be a field's.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::api) enum DecodeError {
    /// A field that must be given is not.
    Missing(&'static str),
    /// The value is not one of an enumeration's words.
    NotOneOf { given: String, words: &'static [&'static str] },
    /// Anything else, in words.
    Other(String),
}

impl DecodeError {
    /// The detail of the fault, for the caller.
    pub(in crate::api) fn detail(&self) -> String {
        match self {
            Self::Missing(_) => "is required".to_owned(),
            Self::NotOneOf { given, words } => format!("`{given}` is not one of {}", words.join(", ")),
            Self::Other(detail) => detail.clone(),
        }
    }

    /// The word that may have been meant.
    pub(in crate::api) fn suggestion(&self) -> Option<&'static str> {
        match self {
            Self::NotOneOf { given, words } => nearest(given, words.iter().copied()),
            _ => None,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail())
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Other(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::NotOneOf { given: variant.to_owned(), words: expected }
    }
}

/// Name and value of each parameter, each name once.
pub(in crate::api) struct Pairs<'q>(pub(in crate::api) &'q [&'q (String, String)]);

impl<'de> Deserializer<'de> for Pairs<'de> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_map(Entries { rest: self.0.iter(), value: None })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Entries<'q> {
    rest: std::slice::Iter<'q, &'q (String, String)>,
    value: Option<&'q str>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DecodeError> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Text(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DecodeError> {
        seed.deserialize(Text(self.value.take().unwrap_or_default()))
    }
}

/// One value, as it stands in the query.
#[derive(Clone, Copy)]
struct Text<'q>(&'q str);

/// Numbers are read from the whole text, so that `1e3`, ` 1` and `+1` are none where digits are asked for.
macro_rules! integers {
    ($($method:ident $visit:ident $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            let plain = self.0.strip_prefix('-').unwrap_or(self.0).bytes().all(|byte| byte.is_ascii_digit());
            match self.0.parse::<$type>() {
                Ok(number) if plain => visitor.$visit(number),
                _ if plain && !self.0.is_empty() => Err(de::Error::custom(format!("`{}` is out of range", self.0))),
                _ => Err(de::Error::custom(format!("`{}` is not a whole number", self.0))),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Text<'de> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            other => Err(DecodeError::NotOneOf { given: other.to_owned(), words: &["true", "false"] }),
        }
    }

    integers!(
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64
    );

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0.parse::<f64>() {
            Ok(number) if number.is_finite() => visitor.visit_f64(number),
            _ => Err(de::Error::custom(format!("`{}` is not a number", self.0))),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_seq(Parts(self.0.split(',')))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit unit_struct tuple tuple_struct map struct identifier ignored_any
    }
}

/// The parts between the commas.
struct Parts<'q>(std::str::Split<'q, char>);

impl<'de> SeqAccess<'de> for Parts<'de> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeError> {
        match self.0.next() {
            Some("") => Err(de::Error::custom("there is nothing between two commas")),
            Some(part) => seed.deserialize(Text(part)).map(Some),
            None => Ok(None),
        }
    }
}

impl<'de> EnumAccess<'de> for Text<'de> {
    type Error = DecodeError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), DecodeError> {
        let word: StrDeserializer<'_, DecodeError> = de::IntoDeserializer::into_deserializer(self.0);
        Ok((seed.deserialize(word)?, self))
    }
}

impl<'de> VariantAccess<'de> for Text<'de> {
    type Error = DecodeError;

    fn unit_variant(self) -> Result<(), DecodeError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, DecodeError> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_any(visitor)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::domain::{Day, Verdict};

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(default)]
    #[derive(Default)]
    struct Filter {
        on: Option<Day>,
        verdict: Vec<Verdict>,
        count: Option<u32>,
        least: Option<f64>,
        dated: Option<bool>,
        name: Option<String>,
    }

    fn read(name: &str, value: &str) -> Result<Filter, DecodeError> {
        Filter::deserialize(Pairs(&[&(name.to_owned(), value.to_owned())]))
    }

    #[test]
    fn each_field_gets_what_it_asks_for() {
        assert_eq!(read("on", "2012-02-04").unwrap().on, Day::new(2012, 2, 4));
        assert_eq!(read("verdict", "agrees,disagrees").unwrap().verdict, [Verdict::Agrees, Verdict::Disagrees]);
        assert_eq!(read("count", "7").unwrap().count, Some(7));
        assert_eq!(read("least", "0.9").unwrap().least, Some(0.9));
        assert_eq!(read("dated", "false").unwrap().dated, Some(false));
        assert_eq!(read("name", "a,b").unwrap().name.as_deref(), Some("a,b"));
    }

    #[test]
    fn a_misfit_says_what_would_fit() {
        for (name, value, detail, suggestion) in [
            (
                "verdict",
                "agree",
                "`agree` is not one of agrees, partly_agrees, disagrees, undetermined",
                Some("agrees"),
            ),
            ("verdict", "agrees,", "there is nothing between two commas", None),
            ("count", "+7", "`+7` is not a whole number", None),
            ("count", "-7", "`-7` is out of range", None),
            ("count", "99999999999", "`99999999999` is out of range", None),
            ("least", "NaN", "`NaN` is not a number", None),
            ("dated", "True", "`True` is not one of true, false", Some("true")),
        ] {
            let misfit = read(name, value).unwrap_err();
            assert_eq!((misfit.detail().as_str(), misfit.suggestion()), (detail, suggestion), "{name}={value}");
        }
        assert!(read("on", "2012-02-30").is_err());
    }
}
