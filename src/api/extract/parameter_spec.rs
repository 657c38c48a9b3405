//! Parameter specifications: names and bounds, taken from the OpenAPI document.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use utoipa::openapi::path::{Parameter, ParameterIn};
use utoipa::openapi::schema::{ArrayItems, KnownFormat, Object, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema};

/// What a parameter's value is, or each of its values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::api) enum Scalar {
    /// Anything that is written as it is: words, ids, days.
    #[default]
    Text,
    Integer,
    Number,
    Boolean,
}

/// One parameter's bounds, as far as they can be checked without its type.
#[derive(Clone, Debug)]
pub(in crate::api) struct ParameterSpec {
    pub(in crate::api) name: String,
    /// Whether it takes several values, parted by commas.
    pub(in crate::api) several: bool,
    pub(in crate::api) scalar: Scalar,
    least: Option<f64>,
    most: Option<f64>,
    longest: Option<usize>,
    /// What is said of a value that is not of the parameter's format; none where it has none.
    misfit: Option<&'static str>,
}

/// What is said of a value that is not of a format.
fn misfit(schema: &RefOr<Schema>) -> Option<&'static str> {
    const DAY: &str = "is not a day; write it as 2012-02-04 (YYYY-MM-DD)";
    match schema {
        RefOr::Ref(named) => named.ref_location.ends_with("/Day").then_some(DAY),
        RefOr::T(Schema::Array(array)) => match &array.items {
            ArrayItems::RefOrSchema(items) => misfit(items),
            ArrayItems::False => None,
        },
        RefOr::T(Schema::OneOf(one)) => one.items.iter().find_map(misfit),
        RefOr::T(Schema::Object(object)) => match object.format {
            Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)) => {
                Some("is not an id; ids here are UUIDs such as 1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed")
            }
            Some(SchemaFormat::KnownFormat(KnownFormat::Date)) => Some(DAY),
            Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)) => {
                Some("is not a time; write it as 2026-03-01T12:00:00Z (RFC 3339)")
            }
            _ => None,
        },
        RefOr::T(_) => None,
    }
}

impl ParameterSpec {
    /// What is said of a value that is not of the parameter's format.
    pub(in crate::api) fn misfit(&self) -> Option<&'static str> {
        self.misfit
    }

    fn new(parameter: Parameter) -> Self {
        let several = matches!(&parameter.schema, Some(RefOr::T(schema)) if is_array(schema));
        let scalar = match &parameter.schema {
            Some(RefOr::T(Schema::Object(object))) => scalar(&object.schema_type),
            _ => Scalar::Text,
        };
        let misfit = parameter.schema.as_ref().and_then(misfit);
        let (mut least, mut most, mut longest) = (None, None, None);
        if let Some(RefOr::T(Schema::Object(Object { minimum, maximum, max_length, .. }))) = parameter.schema {
            least = minimum.and_then(number);
            most = maximum.and_then(number);
            longest = max_length;
        }
        Self { name: parameter.name, several, scalar, least, most, longest, misfit }
    }

    /// The fault of a value outside the bounds that the document states.
    pub(in crate::api) fn out_of_bounds(&self, value: &str) -> Option<String> {
        if let Some(longest) = self.longest.filter(|&longest| value.chars().count() > longest) {
            return Some(format!("is longer than {longest} characters"));
        }
        let number: f64 = value.parse().ok().filter(|_| self.least.is_some() || self.most.is_some())?;
        let (least, most) = (self.least.unwrap_or(f64::MIN), self.most.unwrap_or(f64::MAX));
        if (least..=most).contains(&number) {
            return None;
        }
        Some(match (self.least, self.most) {
            (Some(least), Some(most)) => format!("must be from {least} to {most}"),
            (Some(least), None) => format!("must be at least {least}"),
            _ => format!("must be at most {most}"),
        })
    }
}

fn is_array(schema: &Schema) -> bool {
    match schema {
        Schema::Array(_) => true,
        Schema::Object(object) => is(&object.schema_type, &Type::Array),
        _ => false,
    }
}

/// Whether a value can be of a type.
fn is(types: &SchemaType, wanted: &Type) -> bool {
    match types {
        SchemaType::Type(one) => one == wanted,
        SchemaType::Array(several) => several.contains(wanted),
        SchemaType::AnyValue => false,
    }
}

fn scalar(types: &SchemaType) -> Scalar {
    let all = [(Type::Integer, Scalar::Integer), (Type::Number, Scalar::Number), (Type::Boolean, Scalar::Boolean)];
    all.into_iter().find(|(wanted, _)| is(types, wanted)).map(|(_, scalar)| scalar).unwrap_or_default()
}

fn number(number: utoipa::Number) -> Option<f64> {
    serde_json::to_value(number).ok()?.as_f64()
}

/// What is said of a value that is not of the kind of a property of `T`, a body.
pub(in crate::api) fn misfit_of_property<T: PartialSchema>(name: &str) -> Option<&'static str> {
    let RefOr::T(Schema::Object(object)) = T::schema() else { return None };
    let schema = object.properties.get(name)?;
    misfit(schema).or(match schema {
        RefOr::T(Schema::Object(object)) if is(&object.schema_type, &Type::String) => Some("must be a text"),
        _ => None,
    })
}

type Table = HashMap<TypeId, &'static [ParameterSpec]>;

/// Built once for each type: there are as many as operations, so what is leaked here stays small.
static TABLES: LazyLock<RwLock<Table>> = LazyLock::new(RwLock::default);

/// The parameter specifications that `P` documents.
pub(in crate::api) fn parameter_specs<P: IntoParams + 'static>() -> &'static [ParameterSpec] {
    let id = TypeId::of::<P>();
    if let Some(known) = TABLES.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
        return known;
    }
    let parameters = P::into_params(|| Some(ParameterIn::Query));
    let known: Vec<ParameterSpec> = parameters.into_iter().map(ParameterSpec::new).collect();
    TABLES.write().unwrap_or_else(PoisonError::into_inner).entry(id).or_insert_with(|| known.leak())
}
