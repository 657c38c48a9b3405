//! Offices on a line of time.

use maud::{Markup, html};

use crate::api::html::words::partial_date;
use crate::api::pages::parts::bars::percent;
use crate::domain::{Day, Office};
use crate::store::RecordNames;

/// The offices, each as a bar from its first to its last day; one without a day at an end reaches to the edge.
pub(super) fn offices(offices: &[Office], last_seen: Option<Day>, names: &RecordNames) -> Markup {
    let known = || offices.iter().flat_map(|office| [&office.from, &office.to]).flatten().filter_map(|date| year(date));
    let (first, last) = known().fold((f64::MAX, f64::MIN), |(first, last), year| (first.min(year), last.max(year)));
    let last = last_seen.map_or(last, |day| last.max(day.0.year().into()));
    // The last year known is not the end of an office that lasts.
    let (first, last) = ((first - 1.0).floor(), (last + 2.0).ceil());
    let place = |year: f64| (year - first) / (last - first) * 100.0;
    html! {
        section aria-labelledby="offices" {
            h2 #offices { "Offices" }
            ol.offices {
                @for office in offices {
                    li {
                        @let state = office.state.as_ref().map(|state| names.of(state));
                        span.title { (office.title) @if let Some(place) = office.organisation.as_deref().or(state) { ", " (place) } }
                        span.dates { (dates(office)) @if office.basis == "memory" { " (from memory)" } }
                        @if last > first {
                            @let begin = place(office.from.as_deref().and_then(year).unwrap_or(first));
                            @let end = place(office.to.as_deref().and_then(year).unwrap_or(last));
                            svg.span width="100%" height="6" aria-hidden="true" {
                                rect.behind width="100%" height="6" {}
                                rect x=(percent(begin)) width=(percent((end - begin).max(0.5))) height="6" {}
                            }
                        }
                    }
                }
            }
            @if last > first { p.ends aria-hidden="true" { span { (first) } span { (last) } } }
        }
    }
}

fn dates(office: &Office) -> String {
    match (&office.from, &office.to) {
        (Some(from), Some(to)) => format!("{} to {}", partial_date(from), partial_date(to)),
        (Some(from), None) => format!("since {}", partial_date(from)),
        (None, Some(to)) => format!("to {}", partial_date(to)),
        (None, None) => "dates not known".to_owned(),
    }
}

/// A date as a year with its part: `2012-07` is 2012.5.
fn year(date: &str) -> Option<f64> {
    let mut parts = date.split('-');
    let year: f64 = parts.next()?.parse().ok()?;
    let month: f64 = parts.next().and_then(|month| month.parse().ok()).unwrap_or(1.0);
    Some(year + (month - 1.0) / 12.0)
}
