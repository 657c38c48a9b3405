//! The hemicycle: the members' seats as a drawing, each with its code and the sign of its ballot.

use std::f64::consts::PI;

use maud::{Markup, html};

use super::parts::bars::share;
use crate::api::html::words::option;
use crate::domain::{Ballot, VoteOption};

const WIDTH: f64 = 520.0;
const RADIUS: f64 = 215.0;
/// Small enough that the rings of two vetoes side by side do not touch.
const SEAT: f64 = 18.5;

/// The seats from those in favour to those against; the lists beside it say the same in words.
pub(super) fn hemicycle(ballots: &[Ballot]) -> Markup {
    let mut seats: Vec<&Ballot> = ballots.iter().collect();
    seats.sort_by_key(|ballot| (rank(ballot.option), ballot.is_veto));
    let gaps = share(seats.len().max(2) - 1);
    html! {
        svg.hemicycle aria-hidden="true" viewBox={ "0 0 " (WIDTH) " 275" } {
            @for (at, ballot) in seats.iter().enumerate() {
                @let angle = PI * (1.0 - share(at) / gaps);
                @let (x, y) = (WIDTH / 2.0 + RADIUS * angle.cos(), 245.0 - RADIUS * angle.sin());
                @let (sign, _, class) = option(ballot.option);
                g class={ "seat " (class) @if ballot.is_veto { " vetoed" } } {
                    @if ballot.is_veto { circle.ring cx=(place(x)) cy=(place(y)) r=(SEAT + 4.0) {} }
                    circle cx=(place(x)) cy=(place(y)) r=(SEAT) {}
                    text x=(place(x)) y=(place(y - 1.0)) { (ballot.member) }
                    text.sign x=(place(x)) y=(place(y + 12.0)) { (sign) }
                }
            }
            (middle(ballots))
        }
    }
}

/// The numbers in the middle.
fn middle(ballots: &[Ballot]) -> Markup {
    let count = |wanted| ballots.iter().filter(|ballot| ballot.option == wanted).count();
    let numbers = [VoteOption::Yes, VoteOption::No, VoteOption::Abstain].map(count);
    html! {
        text.tally x=(place(WIDTH / 2.0)) y="195" { (numbers[0]) "–" (numbers[1]) "–" (numbers[2]) }
        text.key x=(place(WIDTH / 2.0)) y="222" { "for – against – abstaining" }
    }
}

fn rank(option: VoteOption) -> u8 {
    match option {
        VoteOption::Yes => 0,
        VoteOption::Abstain => 1,
        VoteOption::NotVoting => 2,
        VoteOption::Absent => 3,
        VoteOption::No => 4,
    }
}

fn place(value: f64) -> String {
    format!("{value:.1}")
}
