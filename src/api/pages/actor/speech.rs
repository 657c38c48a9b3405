//! What an actor said: by month, and in which words.

use maud::{Markup, html};

use crate::api::pages::parts::bars::{Bar, bars};
use crate::api::pages::parts::quote::{quote, spreads};
use crate::api::problem::Problem;
use crate::domain::{Actor, ActorKind, Interval, Metric, Quote, SplitBy, TimelineItem};
use crate::store::{CountFilter, Paging, QuoteFilter, Snapshot, TimelineFilter, TimelineGrouping};

/// Quotes on one page.
const QUOTES: u32 = 20;
/// Months that a drawing shows; of a longer time it shows years.
const MONTHS: usize = 240;
/// Bars between whose ends the name of a month has room, on a telephone too.
const ROOM: usize = 6;

/// What the actor said, by month and in words; for a state, also what was said for it.
pub(super) async fn quotes(snapshot: &mut Snapshot, actor: &Actor, cursor: Option<String>) -> Result<Markup, Problem> {
    let filter = QuoteFilter { speaker: actor.id.clone().into(), ..QuoteFilter::default() };
    let paging = Paging { limit: QUOTES, cursor, count: false };
    let page = snapshot.quotes::<Quote>(&filter, &paging).await?;
    let spoken = spoken_for(snapshot, actor).await?;
    let drawing = if page.items.is_empty() { Vec::new() } else { by_month(snapshot, actor).await? };
    let spreads = spreads(snapshot, page.items.iter().chain(&spoken)).await?;
    Ok(html! {
        section aria-labelledby="said" {
            h2 #said { "What " (actor.name) " said" }
            @if page.items.is_empty() { p.nothing { "No stored report quotes " (actor.name) "." } }
            @if drawing.len() > 1 { (bars(&drawing, "quote", "quotes")) }
            div.columns { @for each in &page.items { (quote(each, true, &spreads)) } }
            @if let Some(next) = &page.page.next_cursor { p.more { a rel="next" href={ "?cursor=" (next) } { "Earlier quotes" } } }
        }
        @if !spoken.is_empty() {
            section aria-labelledby="for" {
                h2 #for { "Said for " (actor.name) }
                div.columns { @for each in &spoken { (quote(each, true, &spreads)) } }
            }
        }
    })
}

/// The latest that others said for a state.
async fn spoken_for(snapshot: &mut Snapshot, actor: &Actor) -> Result<Vec<Quote>, Problem> {
    let (Some(iso3), ActorKind::State) = (&actor.iso3, actor.kind) else { return Ok(Vec::new()) };
    let filter = QuoteFilter { speaker_state: iso3.clone().into(), ..QuoteFilter::default() };
    let page = snapshot.quotes::<Quote>(&filter, &Paging { limit: QUOTES, ..Paging::default() }).await?;
    Ok(page.items.into_iter().filter(|quote| quote.speaker_id.as_ref() != Some(&actor.id)).take(8).collect())
}

/// Quotes by month, or by year where there are many months.
async fn by_month(snapshot: &mut Snapshot, actor: &Actor) -> Result<Vec<Bar>, Problem> {
    for (interval, most) in [(Interval::Month, MONTHS), (Interval::Year, usize::MAX)] {
        let grouping = TimelineGrouping { metric: Some(Metric::Quotes), interval, ..TimelineGrouping::default() };
        let selection = CountFilter { speaker: actor.id.clone().into(), ..CountFilter::default() };
        let filter = TimelineFilter { grouping, selection };
        let items = snapshot.timeline(&filter, &Paging::whole()).await?.items;
        if items.len() <= most {
            let mut bars: Vec<Bar> = items.iter().filter_map(|item| bar(item, interval)).collect();
            // A short time may have no January, and then would have no year.
            if items.len() < 12 && bars.iter().all(|bar| bar.tick.is_none()) {
                name_ends(&mut bars);
            }
            return Ok(bars);
        }
    }
    Ok(Vec::new())
}

/// Names the first bar and, where there is room, the last: within one year this one alone says which.
fn name_ends(bars: &mut [Bar]) {
    let room = bars.len() >= ROOM;
    let [first, .., last] = bars else { return };
    let month = first.period.split_once(' ').filter(|(_, year)| room && last.period.ends_with(year));
    first.tick = Some(month.map_or(first.period.as_str(), |(month, _)| month).to_owned());
    last.tick = room.then(|| last.period.clone());
}

fn bar(item: &TimelineItem, interval: Interval) -> Option<Bar> {
    let day = item.period?;
    let year = day.0.year();
    let (period, tick) = match interval {
        Interval::Year => (year.to_string(), year % 10 == 0),
        // `1 July 2012` without its day.
        _ => (day.month_in_words(), day.0.month() == 1),
    };
    Some(Bar { tick: tick.then(|| year.to_string()), period, value: item.value })
}

/// The outlets whose reports name the actor, those with most first.
pub(super) async fn outlets(snapshot: &mut Snapshot, actor: &Actor) -> Result<Vec<String>, Problem> {
    if actor.in_registry {
        return Ok(Vec::new());
    }
    let grouping = TimelineGrouping {
        metric: Some(Metric::Mentions),
        interval: Interval::All,
        split_by: SplitBy::Publisher.into(),
        top: None,
    };
    let selection = CountFilter { speaker: actor.id.clone().into(), ..CountFilter::default() };
    let filter = TimelineFilter { grouping, selection };
    let mut items = snapshot.timeline(&filter, &Paging::whole()).await?.items;
    items.sort_by_key(|item| std::cmp::Reverse(item.value));
    Ok(items.into_iter().filter_map(|item| item.publisher).take(12).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_time_names_its_ends() {
        for (periods, ticks) in [
            (vec!["May 2012", "June 2012"], [Some("May 2012"), None]),
            (
                vec!["March 2012", "April 2012", "May 2012", "June 2012", "July 2012", "August 2012"],
                [Some("March"), Some("August 2012")],
            ),
        ] {
            let bar = |period: &&str| Bar { tick: None, period: (*period).to_owned(), value: 1 };
            let mut bars: Vec<Bar> = periods.iter().map(bar).collect();
            name_ends(&mut bars);
            let ends = [bars.first(), bars.last()].map(|bar| bar.and_then(|bar| bar.tick.as_deref()));
            assert_eq!(ends, ticks);
        }
    }
}
