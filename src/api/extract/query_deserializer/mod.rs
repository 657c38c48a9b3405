//! A serde deserializer for query parameters.
//!
//! A filter derives `Deserialize`; this deserializer gives it a map whose values are all text, and turns
//! each into what the field asks for: a number, a day or one of an enumeration's words. Several values of one
//! parameter read the parts between commas themselves ([`OneOf`](crate::store::OneOf)). It fails with a [`DecodeError`], which knows the right words where serde does.
//!
//! A filter may be made of others by `#[serde(flatten)]`. Serde then takes a value before it knows whose field it is,
//! and asks for nothing: such a value is what the document says of its parameter.

#[cfg(test)]
mod tests;

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, Unexpected, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::api::extract::parameter_spec::{ParameterSpec, Scalar};
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
    fn out_of_range(given: impl fmt::Display) -> Self {
        Self::Other(format!("`{given}` is out of range"))
    }

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

    /// A number that its field cannot hold, after serde has taken it for a filter made of others: in our words, since serde's
    /// name the field's Rust type.
    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        match unexpected {
            Unexpected::Signed(number) => Self::out_of_range(number),
            Unexpected::Unsigned(number) => Self::out_of_range(number),
            Unexpected::Float(number) => Self::out_of_range(number),
            _ => Self::Other(format!("is not {expected}")),
        }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::NotOneOf { given: variant.to_owned(), words: expected }
    }
}

/// A parameter with its value.
#[derive(Debug)]
pub(in crate::api) struct Given {
    /// What the document says of the parameter.
    pub(in crate::api) spec: &'static ParameterSpec,
    pub(in crate::api) value: String,
}

/// The parameters given, each once.
pub(in crate::api) struct Pairs<'q>(pub(in crate::api) &'q [&'q Given]);

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
    rest: std::slice::Iter<'q, &'q Given>,
    value: Option<Text<'q>>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DecodeError> {
        let Some(Given { spec, value }) = self.rest.next() else { return Ok(None) };
        self.value = Some(Text { text: value, scalar: spec.scalar });
        seed.deserialize(Text::plain(&spec.name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DecodeError> {
        seed.deserialize(self.value.take().unwrap_or(Text::plain("")))
    }
}

/// One value, as it stands in the query.
#[derive(Clone, Copy)]
struct Text<'q> {
    text: &'q str,
    /// What it is for a field that does not say what it asks for.
    scalar: Scalar,
}

impl<'q> Text<'q> {
    fn plain(text: &'q str) -> Self {
        Self { text, scalar: Scalar::Text }
    }
}

/// Numbers are read from the whole text, so that `1e3`, ` 1` and `+1` are none where digits are asked for.
macro_rules! integers {
    ($($method:ident $visit:ident $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            let plain = self.text.strip_prefix('-').unwrap_or(self.text).bytes().all(|byte| byte.is_ascii_digit());
            match self.text.parse::<$type>() {
                Ok(number) if plain => visitor.$visit(number),
                _ if plain && !self.text.is_empty() => Err(DecodeError::out_of_range(self.text)),
                _ => Err(de::Error::custom(format!("`{}` is not a whole number", self.text))),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Text<'de> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.scalar {
            Scalar::Text => visitor.visit_borrowed_str(self.text),
            Scalar::Integer => self.deserialize_i64(visitor),
            Scalar::Number => self.deserialize_f64(visitor),
            Scalar::Boolean => self.deserialize_bool(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.text {
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
        match self.text.parse::<f64>() {
            Ok(number) if number.is_finite() => visitor.visit_f64(number),
            _ => Err(de::Error::custom(format!("`{}` is not a number", self.text))),
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

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_enum(self)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_borrowed_str(self.text)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_borrowed_str(self.text)
    }

    forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Text<'de> {
    type Error = DecodeError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), DecodeError> {
        let word: StrDeserializer<'_, DecodeError> = de::IntoDeserializer::into_deserializer(self.text);
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
