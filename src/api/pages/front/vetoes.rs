//! The vetoes since 1946: the most important in words, the chart, the year in view, and all numbers as a table.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::chart::{Caster, Year, chart};
use crate::api::html::words::{counted, day, listed, path_of, whole};
use crate::api::problem::Problem;
use crate::domain::{Day, Interval, Metric, SplitBy, TimelineItem, Veto, VetoGroup, VetoTotal};
use crate::store::{
    Paging, Snapshot, TimelineFilter, TimelineGrouping, VetoFilter, VetoGrouping, VetoOrder, VetoSelection, VetoSort,
    VetoTotalFilter, VetoTotalSort,
};

/// The holders of permanent seats: those who began to cast vetoes first lie at the bottom, two of one seat together.
const ORDER: [&str; 6] = ["SUN", "RUS", "USA", "GBR", "FRA", "CHN"];

/// The section; `wanted` is the year in view, the last with a veto where it is none.
pub(super) async fn vetoes(snapshot: &mut Snapshot, wanted: Option<i16>) -> Result<Markup, Problem> {
    let grouping = TimelineGrouping {
        metric: Some(Metric::Vetoes),
        interval: Interval::Year,
        split_by: SplitBy::Member.into(),
        top: None,
    };
    let filter = TimelineFilter { grouping, ..TimelineFilter::default() };
    let items = snapshot.timeline(&filter, &Paging::whole()).await?.items;
    let grouping = VetoGrouping { by: VetoGroup::Member.into(), sort: VetoTotalSort::MostCast };
    let filter = VetoTotalFilter { grouping, ..VetoTotalFilter::default() };
    let totals = snapshot.veto_totals(&filter, &Paging::whole()).await?.items;
    let members = casters(&totals);
    let years = years(&items, &members);
    let known = years.iter().find(|year| Some(year.year) == wanted);
    let seen = known.or_else(|| years.iter().rev().find(|year| year.total() > 0)).map(|year| year.year);
    let casts = casts(snapshot, seen).await?;
    Ok(html! {
        section aria-labelledby="vetoes" {
            h2 #vetoes { "Vetoes in the Security Council" }
            @match seen {
                None => p.nothing { "The record has no vetoes." },
                Some(seen) => {
                    figure {
                        figcaption { (summary(&years, &totals)) }
                        (legend(&members))
                        (chart(&members, &years, seen))
                    }
                    (year_in_view(&members, &years, seen, &casts))
                    (table(&members, &years))
                    (note(&totals))
                }
            }
        }
    })
}

fn casters(totals: &[VetoTotal]) -> Vec<Caster> {
    let mut members: Vec<Caster> = totals
        .iter()
        .filter_map(|total| {
            let code = total.key.clone()?;
            Some(Caster {
                name: total.name.clone().unwrap_or_else(|| code.clone()),
                code,
                total: total.cast_count.into(),
            })
        })
        .collect();
    members.sort_by_key(|member| ORDER.iter().position(|code| *code == member.code).unwrap_or(ORDER.len()));
    members
}

fn years(items: &[TimelineItem], members: &[Caster]) -> Vec<Year> {
    let mut years: BTreeMap<i16, Vec<u64>> = BTreeMap::new();
    for item in items {
        let Some(period) = item.period else { continue };
        let counts = years.entry(period.0.year()).or_insert_with(|| vec![0; members.len()]);
        if let Some(at) = members.iter().position(|member| Some(&member.code) == item.member.as_ref()) {
            counts[at] += item.value;
        }
    }
    years.into_iter().map(|(year, counts)| Year { year, counts }).collect()
}

/// The casts of a year in the order of their days.
async fn casts(snapshot: &mut Snapshot, year: Option<i16>) -> Result<Vec<Veto>, Problem> {
    let Some(year) = year else { return Ok(Vec::new()) };
    let (date_from, date_to) = (Day::new(year, 1, 1), Day::new(year, 12, 31));
    let selection = VetoSelection { date_from, date_to, ..VetoSelection::default() };
    let filter = VetoFilter { selection, order: VetoOrder { sort: VetoSort::Earliest } };
    Ok(snapshot.vetoes::<Veto>(&filter, &Paging::whole()).await?.items)
}

fn summary(years: &[Year], totals: &[VetoTotal]) -> String {
    let casts: u64 = years.iter().map(Year::total).sum();
    let most = years.iter().map(Year::total).max().unwrap_or_default();
    let busiest: Vec<String> =
        years.iter().filter(|year| year.total() == most).map(|year| year.year.to_string()).collect();
    let without = years.iter().filter(|year| year.total() == 0).count() as u64;
    let first = years.first().map_or(0, |year| year.year);
    let last = totals.iter().map(|total| total.last_on).max().map(Day::in_words).unwrap_or_default();
    format!(
        "{} been cast since {first}, the last on {last}. The most in one year were {most}, in {}; {} passed without one.",
        counted(casts, "veto has", "vetoes have"),
        listed(&busiest),
        counted(without, "year", "years"),
    )
}

fn legend(members: &[Caster]) -> Markup {
    html! {
        ul.legend {
            @for member in members {
                li class={ "m-" (member.code) } {
                    span.swatch {} a href=(path_of("actors", &member.code)) { (member.name) } " " b { (whole(member.total)) }
                }
            }
        }
    }
}

/// The year that the address names: who cast how many, and in which votes.
fn year_in_view(members: &[Caster], years: &[Year], seen: i16, casts: &[Veto]) -> Markup {
    let year = years.iter().find(|year| year.year == seen);
    let cast: Vec<String> = year
        .into_iter()
        .flat_map(|year| members.iter().zip(&year.counts))
        .filter(|(_, count)| **count > 0)
        .map(|(member, count)| format!("{} {count}", member.name))
        .collect();
    let link = |year: i16, words: &str| html! { a href={ "/?year=" (year) "#year" } { (words) } };
    let has = |wanted: i16| years.iter().any(|year| year.year == wanted);
    let mut votes: Vec<(&Veto, Vec<&str>)> = Vec::new();
    for veto in casts {
        match votes.iter_mut().find(|(known, _)| known.vote_id == veto.vote_id) {
            Some((_, holders)) => holders.push(&veto.holder),
            None => votes.push((veto, vec![&veto.holder])),
        }
    }
    html! {
        section.year #year aria-label={ "Vetoes of " (seen) } {
            h3 { b { (seen) } " " @if cast.is_empty() { "no veto" } @else { (listed(&cast)) } }
            p.turn {
                @if has(seen - 1) { (link(seen - 1, &format!("← {}", seen - 1))) " " }
                @if has(seen + 1) { (link(seen + 1, &format!("{} →", seen + 1))) }
            }
            ul {
                @for (veto, holders) in votes {
                    li {
                        (day(Some(veto.date))) " "
                        a href=(path_of("votes", &veto.vote_id)) { (veto.symbol.as_deref().unwrap_or(&veto.vote_id)) }
                        " " @if let Some(title) = &veto.title { (title) " " } span.by { (listed(&holders)) }
                    }
                }
            }
        }
    }
}

/// The same numbers for those who do not look at charts, with a link to each year.
fn table(members: &[Caster], years: &[Year]) -> Markup {
    html! {
        details.numbers {
            summary { "The same numbers as a table" }
            section.scroll tabindex="0" aria-label="Vetoes cast by year and member" {
                table {
                    caption { "Vetoes cast by year and member" }
                    thead { tr { th scope="col" { "Year" } @for member in members { th scope="col" { (member.name) } } th scope="col" { "All" } } }
                    tbody {
                        @for year in years {
                            tr {
                                th scope="row" { a href={ "/?year=" (year.year) "#year" } { (year.year) } }
                                @for count in &year.counts { td { (count) } }
                                td { (year.total()) }
                            }
                        }
                    }
                    tfoot {
                        tr {
                            th scope="row" { "All years" } @for member in members { td { (member.total) } }
                            td { (years.iter().map(Year::total).sum::<u64>()) }
                        }
                    }
                }
            }
        }
    }
}

fn note(totals: &[VetoTotal]) -> Markup {
    let provisional: u32 = totals.iter().map(|total| total.provisional_count).sum();
    html! {
        p.hint {
            "One piece of a bar is one member’s veto on one vote, counted as the Dag Hammarskjöld Library counts them; "
            (counted(provisional, "cast", "casts")) " after its last list are provisional. The data: "
            a href="/v1/timeline?metric=vetoes&interval=year&split_by=member&format=csv" { "by year and member (CSV)" } ", "
            a href="/v1/vetoes?format=csv" { "every veto (CSV)" } "."
        }
    }
}
