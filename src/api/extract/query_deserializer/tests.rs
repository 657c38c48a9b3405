//! Values of every type, alone and within filters made of filters.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use super::*;
use crate::api::extract::parameter_spec::parameter_specs;
use crate::domain::{Day, Verdict};
use crate::store::OneOf;

#[derive(Clone, Debug, Default, Deserialize, IntoParams, PartialEq)]
#[serde(default)]
struct Filter {
    on: Option<Day>,
    #[param(value_type = Vec<Verdict>)]
    verdict: OneOf<Verdict>,
    count: Option<u32>,
    least: Option<f64>,
    dated: Option<bool>,
    name: Option<String>,
}

/// A filter that has the other, and a parameter of its own.
#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Composite {
    top: Option<u32>,
    #[serde(flatten)]
    filter: Filter,
}

fn read<F: DeserializeOwned>(name: &str, value: &str) -> Result<F, DecodeError> {
    let spec = parameter_specs::<Filter>().iter().find(|spec| spec.name == name).unwrap();
    F::deserialize(Pairs(&[&Given { spec, value: value.to_owned() }]))
}

#[test]
fn each_field_gets_what_it_asks_for_alone_and_within_a_composite() {
    let read = |name: &str, value: &str| {
        let filter = read::<Filter>(name, value).unwrap();
        assert_eq!(read::<Composite>(name, value), Ok(Composite { top: None, filter: filter.clone() }), "{name}");
        filter
    };
    assert_eq!(read("on", "2012-02-04").on, Day::new(2012, 2, 4));
    assert_eq!(read("verdict", "agrees,disagrees").verdict.0, [Verdict::Agrees, Verdict::Disagrees]);
    assert_eq!(read("count", "7").count, Some(7));
    assert_eq!(read("least", "0.9").least, Some(0.9));
    assert_eq!(read("dated", "false").dated, Some(false));
    assert_eq!(read("name", "a,b").name.as_deref(), Some("a,b"));
    assert_eq!(read("name", "7").name.as_deref(), Some("7"));
}

#[test]
fn a_misfit_says_what_would_fit_alone_and_within_a_composite() {
    for (name, value, detail, suggestion) in [
        ("verdict", "agree", "`agree` is not one of agrees, partly_agrees, disagrees, undetermined", Some("agrees")),
        ("verdict", "agrees,", "there is nothing between two commas", None),
        ("count", "+7", "`+7` is not a whole number", None),
        ("count", "-7", "`-7` is out of range", None),
        ("count", "99999999999", "`99999999999` is out of range", None),
        ("count", "99999999999999999999", "`99999999999999999999` is out of range", None),
        ("least", "NaN", "`NaN` is not a number", None),
        ("dated", "True", "`True` is not one of true, false", Some("true")),
    ] {
        for misfit in [read::<Filter>(name, value).unwrap_err(), read::<Composite>(name, value).unwrap_err()] {
            assert_eq!((misfit.detail().as_str(), misfit.suggestion()), (detail, suggestion), "{name}={value}");
        }
    }
    assert!(read::<Filter>("on", "2012-02-30").is_err() && read::<Composite>("on", "2012-02-30").is_err());
}
