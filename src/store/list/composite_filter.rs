//! Filters made of filters: what several lists are selected by is described once, and is a field of each of theirs.
//!
//! The parts are flattened by serde, so that a request and a cursor see one list of parameters.

/// Implements [`utoipa::IntoParams`], which cannot flatten, for a filter: its parameters are those of its parts, in order.
macro_rules! parameters_of_parts {
    ($filter:ty: $first:ty, $second:ty) => {
        impl utoipa::IntoParams for $filter {
            fn into_params(
                parameter_in: impl Fn() -> Option<utoipa::openapi::path::ParameterIn>,
            ) -> Vec<utoipa::openapi::path::Parameter> {
                let mut parameters = <$first>::into_params(&parameter_in);
                parameters.extend(<$second>::into_params(parameter_in));
                parameters
            }
        }
    };
}

pub(in crate::store) use parameters_of_parts;
