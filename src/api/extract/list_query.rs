//! List queries: filter, page and format, decoded once from the query string.
//!
//! # Design
//!
//! `actix_web::web::Query` stops at the first fault, cannot flatten numbers and lets a misspelt filter
//! return everything. [`ListQuery`] reads the pairs itself: the names it knows are those the document shows
//! (`F::into_params`), so neither can have one that the other has not; every fault is collected, with
//! the parameter's name and what may have been meant; and a filter is plain data with a derived
//! `Deserialize`, defined beside its resource in `store`, or made of such filters where several lists select alike.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::form_urlencoded;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use super::BasePath;
use super::negotiation::Format;
use super::parameter_spec::{ParameterSpec, parameter_specs};
use super::query_deserializer::{DecodeError, Given, Pairs};
use crate::api::problem::did_you_mean::meant;
use crate::api::problem::{ParameterFault, Problem};
use crate::store::{OneOf, Paging};

/// The parameters of [`Paging`].
const PAGING: [&str; 3] = ["limit", "cursor", "count"];
/// Parameters read at most. No list has half as many, and a suggestion takes time for each.
const MAX_PARAMETERS: usize = 64;
/// The parameters of [`OutputOptions`].
const OUTPUT: [&str; 4] = ["format", "raw", "bom", "fields"];

/// Format parameters, the same for every list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct OutputOptions {
    /// The format; without it the `Accept` header decides. `atom` is for articles, quotes, statements, claims and votes.
    format: Option<Format>,
    /// Whether CSV leaves text alone that a spreadsheet would take for a formula; else `'` is put before it.
    #[param(default = false)]
    raw: bool,
    /// Whether CSV begins with a byte-order mark, by which Excel knows that it is UTF-8.
    #[param(default = false)]
    bom: bool,
    /// The fields of CSV and NDJSON, in this order; without it all of them. In JSON every field is always present.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false)]
    fields: OneOf<String>,
}

/// How the rows of CSV and NDJSON are written.
#[derive(Clone, Debug, Default)]
pub(in crate::api) struct RowOptions {
    /// Whether CSV leaves text alone that a spreadsheet would take for a formula.
    pub(in crate::api) raw: bool,
    /// Whether CSV begins with a byte-order mark.
    pub(in crate::api) bom: bool,
    /// The fields, in this order; all of them where none is named.
    pub(in crate::api) fields: Vec<String>,
}

/// The decoded query of a list.
#[derive(Debug)]
pub(in crate::api) struct ListQuery<F> {
    /// The resource's own parameters.
    pub(in crate::api) filter: F,
    /// Limit, cursor and count.
    pub(in crate::api) paging: Paging,
    /// The format of the response.
    pub(in crate::api) format: Format,
    /// How CSV and NDJSON are written.
    pub(in crate::api) rows: RowOptions,
    /// Whether the whole list is streamed: CSV or NDJSON without `limit`.
    pub(in crate::api) whole: bool,
    /// The path, for links to other pages.
    pub(in crate::api) path: String,
    /// What stands before the path, for links in a body.
    pub(in crate::api) base_path: String,
    /// Every parameter but the cursor, for the same, sorted by name as
    /// `middleware::etag` sorts them: the cached response is that of the normalized query.
    pub(in crate::api) pairs: Vec<(String, String)>,
}

impl<F: DeserializeOwned + IntoParams + 'static> ListQuery<F> {
    fn decode(request: &HttpRequest) -> Result<Self, Problem> {
        let known = parameter_specs::<Self>();
        let mut faults = Vec::new();
        let pairs = known_pairs(request.query_string(), known, &mut faults);
        let paging: Option<Paging> = decode_fields(&pairs, |name| PAGING.contains(&name), &mut faults);
        let output: Option<OutputOptions> = decode_fields(&pairs, |name| OUTPUT.contains(&name), &mut faults);
        let own = |name: &str| !PAGING.contains(&name) && !OUTPUT.contains(&name);
        let filter: Option<F> = decode_fields(&pairs, own, &mut faults);
        let (Some(filter), Some(paging), Some(output), true) = (filter, paging, output, faults.is_empty()) else {
            return Err(Problem::parameters(faults));
        };
        let format = Format::negotiate(output.format, request.headers())?;
        let limited = pairs.iter().any(|given| given.spec.name == "limit");
        Ok(Self {
            filter,
            paging,
            format,
            rows: RowOptions { raw: output.raw, bom: output.bom, fields: output.fields.0 },
            whole: matches!(format, Format::Csv | Format::Ndjson) && !limited,
            path: request.path().to_owned(),
            base_path: BasePath::of(request),
            pairs: link_pairs(pairs),
        })
    }
}

impl<F: DeserializeOwned + IntoParams + 'static> FromRequest for ListQuery<F> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::decode(request))
    }
}

/// The parameters of a list: its own, then those of all lists.
impl<F: IntoParams> IntoParams for ListQuery<F> {
    fn into_params(parameter_in: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        // Behind a pointer: each handler has a closure type of its own, for which all of this would be compiled anew.
        let parameter_in: &dyn Fn() -> Option<ParameterIn> = &parameter_in;
        let mut parameters = F::into_params(parameter_in);
        parameters.extend(Paging::into_params(parameter_in));
        parameters.extend(OutputOptions::into_params(parameter_in));
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

/// The query of a single resource: no parameters, and JSON alone.
#[derive(Debug)]
pub(in crate::api) struct NoQuery;

impl FromRequest for NoQuery {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(no_parameters(request).and_then(|()| Format::accepts_json(request.headers())).map(|()| Self))
    }
}

/// Refuses a query that has parameters.
///
/// # Errors
/// Where there is one.
pub(in crate::api) fn no_parameters(request: &HttpRequest) -> Result<(), Problem> {
    let mut faults = Vec::new();
    known_pairs(request.query_string(), &[], &mut faults);
    if faults.is_empty() { Ok(()) } else { Err(Problem::parameters(faults)) }
}

/// The parameters that lead to other pages of the same list.
fn link_pairs(pairs: Vec<Given>) -> Vec<(String, String)> {
    let others = pairs.into_iter().filter(|given| given.spec.name != "cursor");
    let mut pairs: Vec<(String, String)> = others.map(|Given { spec, value }| (spec.name.clone(), value)).collect();
    pairs.sort();
    pairs
}

/// The query's parameters, each name once; what cannot be one becomes a fault.
fn known_pairs(query: &str, known: &'static [ParameterSpec], faults: &mut Vec<ParameterFault>) -> Vec<Given> {
    let mut pairs: Vec<Given> = Vec::new();
    for (place, (name, value)) in form_urlencoded::parse(query.as_bytes()).enumerate() {
        if place == MAX_PARAMETERS {
            faults.push(ParameterFault::new(
                name,
                format!("is one of more than {MAX_PARAMETERS} parameters; the rest was not read"),
            ));
            break;
        }
        let Some(spec) = known.iter().find(|spec| spec.name == name) else {
            let near = meant(&name, known.iter().map(|spec| spec.name.as_str()));
            faults.push(ParameterFault::new(name, "there is no such parameter here").suggest(near));
            continue;
        };
        let earlier = pairs.iter_mut().find(|earlier| std::ptr::eq(earlier.spec, spec));
        if value.is_empty() {
            faults.push(ParameterFault::new(name, "has no value; leave it out instead"));
        } else if value.contains(['\u{FFFD}', '\0']) {
            faults.push(ParameterFault::new(name, "holds bytes that are no text"));
        } else if let Some(fault) = spec.out_of_bounds(&value) {
            faults.push(ParameterFault::new(name, fault));
        } else if let Some(Given { value: earlier, .. }) = earlier {
            if spec.several {
                earlier.push(',');
                earlier.push_str(&value);
            } else {
                faults.push(ParameterFault::new(name, "is given more than once"));
            }
        } else {
            pairs.push(Given { spec, value: value.into_owned() });
        }
    }
    pairs
}

/// Decodes the pairs that `own` selects into `F`; where that fails, each pair alone, so that every fault is named.
fn decode_fields<F: DeserializeOwned>(
    pairs: &[Given],
    own: impl Fn(&str) -> bool,
    faults: &mut Vec<ParameterFault>,
) -> Option<F> {
    let pairs: Vec<&Given> = pairs.iter().filter(|given| own(&given.spec.name)).collect();
    let whole = match F::deserialize(Pairs(&pairs)) {
        Ok(filter) => return Some(filter),
        Err(misfit) => misfit,
    };
    let before = faults.len();
    for pair in pairs {
        match F::deserialize(Pairs(&[pair])) {
            // Alone, a parameter lacks the others that must be given.
            Ok(_) | Err(DecodeError::Missing(_)) => {}
            Err(misfit) => {
                // What a parser says of its own kind of value is no help to who wrote it.
                let detail = match &misfit {
                    DecodeError::Other(_) => pair.spec.misfit(),
                    DecodeError::Missing(_) | DecodeError::NotOneOf { .. } => None,
                };
                let detail = detail.map_or_else(|| misfit.detail(), str::to_owned);
                faults.push(ParameterFault::new(&pair.spec.name, detail).suggest(misfit.suggestion()));
            }
        }
    }
    match &whole {
        DecodeError::Missing(field) => faults.push(ParameterFault::new(*field, whole.detail())),
        _ if faults.len() == before => faults.push(ParameterFault::new("", whole.detail())),
        _ => {}
    }
    None
}
