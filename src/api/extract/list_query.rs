//! What a request for a list asks: filter, page and format, decoded once from its query.
//!
//! # Design
//!
//! `actix_web::web::Query` stops at the first fault, cannot be flattened and lets a misspelt filter
//! return everything. [`Ask`] reads the pairs itself: the names it knows are those the document shows
//! (`F::into_params`), so neither can have one that the other has not; every fault is collected, with
//! the parameter's name and what may have been meant; and a filter is plain data with a derived
//! `Deserialize`, defined beside its resource in `store`.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::form_urlencoded;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use super::did_you_mean::nearest;
use super::parameter_spec::{Known, known};
use super::query_deserializer::{Misfit, Pairs};
use crate::api::response::negotiation::Format;
use crate::api::response::problem::{Fault, Problem};
use crate::store::Paging;

/// The parameters of [`Paging`].
const PAGING: [&str; 3] = ["limit", "cursor", "count"];
/// Parameters that are read. No list has half as many, and looking for what was meant takes time for each.
const MOST: usize = 64;
/// The parameters of [`Writing`].
const WRITING: [&str; 2] = ["format", "raw"];

/// How a list is to be written.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct Writing {
    /// The format; without it the `Accept` header decides.
    format: Option<Format>,
    /// Whether CSV leaves text alone that a spreadsheet would take for a formula; else `'` is put before it.
    #[param(default = false)]
    raw: bool,
}

/// What a request for a list asks.
#[derive(Debug)]
pub(in crate::api) struct Ask<F> {
    /// The resource's own parameters.
    pub(in crate::api) filter: F,
    /// Which part of the list, how large, counted or not.
    pub(in crate::api) paging: Paging,
    /// How it is to be written.
    pub(in crate::api) format: Format,
    /// Whether CSV leaves formulas alone.
    pub(in crate::api) raw: bool,
    /// Whether all of it is asked for: CSV or NDJSON without `limit`.
    pub(in crate::api) whole: bool,
    /// The path, for links to other pages.
    pub(in crate::api) path: String,
    /// Every parameter but the cursor, for the same, by name: the answer is that to [`crate::api::middleware::normalized_query`]'s query.
    pub(in crate::api) pairs: Vec<(String, String)>,
}

impl<F: DeserializeOwned + IntoParams + 'static> Ask<F> {
    fn read(request: &HttpRequest) -> Result<Self, Problem> {
        let known = known::<Self>();
        let mut faults = Vec::new();
        let pairs = pairs(request.query_string(), known, &mut faults);
        let paging: Option<Paging> = decode(&pairs, |name| PAGING.contains(&name), &mut faults);
        let writing: Option<Writing> = decode(&pairs, |name| WRITING.contains(&name), &mut faults);
        let own = |name: &str| !PAGING.contains(&name) && !WRITING.contains(&name);
        let filter: Option<F> = decode(&pairs, own, &mut faults);
        let (Some(filter), Some(paging), Some(writing), true) = (filter, paging, writing, faults.is_empty()) else {
            return Err(Problem::parameters(faults));
        };
        let format = Format::negotiate(writing.format, request.headers())?;
        let limited = pairs.iter().any(|(name, _)| name == "limit");
        Ok(Self {
            filter,
            paging,
            format,
            raw: writing.raw,
            whole: format != Format::Json && !limited,
            path: request.path().to_owned(),
            pairs: others(pairs),
        })
    }
}

impl<F: DeserializeOwned + IntoParams + 'static> FromRequest for Ask<F> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::read(request))
    }
}

/// The parameters of a list: its own, then those of all lists.
impl<F: IntoParams> IntoParams for Ask<F> {
    fn into_params(parameter_in: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = F::into_params(&parameter_in);
        parameters.extend(Paging::into_params(&parameter_in));
        parameters.extend(Writing::into_params(parameter_in));
        parameters
    }
}

/// The filter of a list that has none of its own.
#[derive(Clone, Debug, Default, Deserialize)]
pub(in crate::api) struct NoFilter {}

impl IntoParams for NoFilter {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        Vec::new()
    }
}

/// A request for one thing: no parameters, and JSON alone.
#[derive(Debug)]
pub(in crate::api) struct AskOne;

impl FromRequest for AskOne {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(no_parameters(request).and_then(|()| Format::accepts_json(request.headers())).map(|()| Self))
    }
}

/// Refuses every parameter.
///
/// # Errors
/// Where there is one.
pub(in crate::api) fn no_parameters(request: &HttpRequest) -> Result<(), Problem> {
    let mut faults = Vec::new();
    pairs(request.query_string(), &[], &mut faults);
    if faults.is_empty() { Ok(()) } else { Err(Problem::parameters(faults)) }
}

/// The parameters that lead to other pages of the same list.
fn others(mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs.retain(|(name, _)| name != "cursor");
    pairs.sort();
    pairs
}

/// The query's parameters, each name once; what cannot be one becomes a fault.
fn pairs(query: &str, known: &[Known], faults: &mut Vec<Fault>) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (place, (name, value)) in form_urlencoded::parse(query.as_bytes()).enumerate() {
        if place == MOST {
            faults.push(Fault::new(name, format!("is one of more than {MOST} parameters; the rest was not read")));
            break;
        }
        let Some(parameter) = known.iter().find(|parameter| parameter.name == name) else {
            let near = nearest(&name, known.iter().map(|parameter| parameter.name.as_str()));
            faults.push(Fault::new(name, "there is no such parameter here").suggest(near));
            continue;
        };
        let earlier = pairs.iter_mut().find(|(earlier, _)| *earlier == name);
        if value.is_empty() {
            faults.push(Fault::new(name, "has no value; leave it out instead"));
        } else if value.contains(['\u{FFFD}', '\0']) {
            faults.push(Fault::new(name, "holds bytes that are no text"));
        } else if let Some(fault) = parameter.bounds(&value) {
            faults.push(Fault::new(name, fault));
        } else if let Some((_, earlier)) = earlier {
            if parameter.several {
                earlier.push(',');
                earlier.push_str(&value);
            } else {
                faults.push(Fault::new(name, "is given more than once"));
            }
        } else {
            pairs.push((name.into_owned(), value.into_owned()));
        }
    }
    pairs
}

/// Reads the pairs that `own` wants into `F`; where that fails, each pair alone, so that every fault is named.
fn decode<F: DeserializeOwned>(
    pairs: &[(String, String)],
    own: impl Fn(&str) -> bool,
    faults: &mut Vec<Fault>,
) -> Option<F> {
    let pairs: Vec<&(String, String)> = pairs.iter().filter(|(name, _)| own(name)).collect();
    let whole = match F::deserialize(Pairs(&pairs)) {
        Ok(filter) => return Some(filter),
        Err(misfit) => misfit,
    };
    let before = faults.len();
    for pair in pairs {
        match F::deserialize(Pairs(&[pair])) {
            // Alone, a parameter lacks the others that must be given.
            Ok(_) | Err(Misfit::Missing(_)) => {}
            Err(misfit) => faults.push(Fault::new(&pair.0, misfit.detail()).suggest(misfit.suggestion())),
        }
    }
    match &whole {
        Misfit::Missing(field) => faults.push(Fault::new(*field, whole.detail())),
        _ if faults.len() == before => faults.push(Fault::new("", whole.detail())),
        _ => {}
    }
    None
}
