//! Bars over time: counts by period as a drawing that fits any width.
//!
//! Places along the width are percentages, so that the letters keep their size and no script has to draw anew.

use maud::{Markup, html};

use crate::api::html::words::{counted, whole};

/// A period and its count.
pub(in crate::api::pages) struct Bar {
    /// What the axis says below it: a year, or nothing.
    pub(in crate::api::pages) tick: Option<String>,
    /// The period in words.
    pub(in crate::api::pages) period: String,
    pub(in crate::api::pages) value: u64,
}

const HEIGHT: u64 = 110;
const TOP: u64 = 16;
const FOOT: u64 = 18;
/// Bars that there is room for at least, so that few are not as wide as a house.
const SLOTS: usize = 24;

/// The bars of a series; `one` and `more` name what is counted.
pub(in crate::api::pages) fn bars(bars: &[Bar], one: &str, more: &str) -> Markup {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    let band = 100.0 / share(bars.len().max(SLOTS));
    html! {
        svg.bars role="img" width="100%" height=(HEIGHT) aria-label=(description(bars, one, more)) {
            line.rule x1="0" x2="100%" y1=(TOP) y2=(TOP) {}
            text.axis x="0" y=(TOP - 4) { (whole(most)) }
            @for (at, bar) in bars.iter().enumerate() {
                @let height = (bar.value * (HEIGHT - TOP - FOOT)).div_ceil(most);
                @let x = band * share(at);
                @if bar.value > 0 {
                    rect x=(percent(x + band * 0.1)) width=(percent(band * 0.8)) y=(HEIGHT - FOOT - height) height=(height) {
                        title { (bar.period) ": " (counted(bar.value, one, more)) }
                    }
                }
                @if let Some(tick) = &bar.tick { text.axis x=(percent(x)) y=(HEIGHT - 4) { (tick) } }
            }
            line.base x1="0" x2="100%" y1=(HEIGHT - FOOT) y2=(HEIGHT - FOOT) {}
        }
    }
}

/// The bars in words.
fn description(bars: &[Bar], one: &str, more: &str) -> String {
    let all: u64 = bars.iter().map(|bar| bar.value).sum();
    let Some(highest) = bars.iter().max_by_key(|bar| bar.value) else { return counted(all, one, more) };
    format!("{}, most in {}: {}", counted(all, one, more), highest.period, whole(highest.value))
}

/// A number as a part of the width.
#[expect(clippy::cast_precision_loss, reason = "there are some hundred periods")]
pub(in crate::api::pages) fn share(number: usize) -> f64 {
    number as f64
}

pub(in crate::api::pages) fn percent(value: f64) -> String {
    format!("{value:.3}%")
}
