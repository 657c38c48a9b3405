//! The chart of vetoes: stacked bars by year, each a link to its year.
//!
//! Screen readers and keyboards have the table and the links of the year in view; the drawing is hidden from them.

use maud::{Markup, html};

use crate::api::pages::parts::bars::{percent, share};

/// What one member has cast.
pub(super) struct Caster {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) total: u64,
}

/// The casts of one year, in the order of the members.
pub(super) struct Year {
    pub(super) year: i16,
    pub(super) counts: Vec<u64>,
}

impl Year {
    pub(super) fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}

const HEIGHT: u64 = 300;
const TOP: u64 = 24;
const FOOT: u64 = 22;

pub(super) fn chart(members: &[Caster], years: &[Year], seen: i16) -> Markup {
    let most = years.iter().map(Year::total).max().unwrap_or(0).max(1);
    let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| most / step <= 5).unwrap_or(500);
    let top = most.div_ceil(step) * step;
    let y = |value: u64| HEIGHT - FOOT - value * (HEIGHT - TOP - FOOT) / top;
    let band = 100.0 / share(years.len().max(1));
    html! {
        svg.chart aria-hidden="true" width="100%" height=(HEIGHT) {
            text.axis x="-30" y="12" { "Vetoes cast in a year" }
            @for value in (0..=top).filter(|value| value % step == 0) {
                line class=(if value == 0 { "base" } else { "rule" }) x1="0" x2="100%" y1=(y(value)) y2=(y(value)) {}
                text.axis.end x="-8" y=(y(value) + 4) { (value) }
            }
            @for (at, year) in years.iter().enumerate() {
                @let x = band * share(at);
                a href={ "/?year=" (year.year) "#year" } tabindex="-1" class=(if year.year == seen { "bar seen" } else { "bar" }) data-year=(year.year) {
                    title { (year.year) ": " (year.total()) }
                    rect.behind x=(percent(x)) width=(percent(band)) y=(TOP - 6) height=(HEIGHT - FOOT - TOP + 6) {}
                    @for (member, below, count) in pieces(members, year) {
                        rect class={ "m-" (member.code) } x=(percent(x + band * 0.09)) width=(percent(band * 0.82))
                            y=(y(below + count)) height=(y(below) - y(below + count)) data-member=(member.code) data-value=(count) {}
                    }
                }
                @if year.year % 10 == 0 {
                    text.axis.mid.odd[year.year % 20 != 0] x=(percent(x + band / 2.0)) y=(HEIGHT - 5) { (year.year) }
                }
            }
        }
    }
}

/// The pieces of a bar: the member, what lies below, and the height.
fn pieces<'a>(members: &'a [Caster], year: &Year) -> Vec<(&'a Caster, u64, u64)> {
    let mut below = 0;
    let mut pieces = Vec::new();
    for (member, &count) in members.iter().zip(&year.counts).filter(|(_, count)| **count > 0) {
        pieces.push((member, below, count));
        below += count;
    }
    pieces
}
