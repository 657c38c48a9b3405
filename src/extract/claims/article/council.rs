//! Whether an article, and each claim in it, speaks of the Security Council.

use super::Article;
use crate::domain::{ClaimKind, SegmentKind};
use crate::extract::Doc;
use crate::extract::claims::candidate::Found;
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::States;
use crate::extract::claims::{Known, context, topic, vocabulary};
use crate::extract::text::document::Labelled;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::Class;

impl<'d> Article<'d> {
    /// None where no claim can be in it.
    pub(in crate::extract::claims) fn new(doc: &'d Doc<'d>, states: &States, known: Known<'_>) -> Option<Self> {
        let sieve = vocabulary::sieve();
        let (mut strong, mut council, mut nations, mut symbol, mut fifteen) = (false, false, false, false, false);
        // Whether it comes from the United Nations; whether a resolution has a number as the Council's have.
        let (mut from, mut short) = (false, false);
        let triggers = doc.tokens.iter().enumerate().filter(|(_, token)| vocabulary::is_trigger(sieve, token.key));
        for (at, token) in triggers {
            let tag = vocabulary::tag(token.key);
            let behind = |word: &str| {
                at.checked_sub(1).is_some_and(|at| doc.tokens[at].text(doc.text).eq_ignore_ascii_case(word))
            };
            strong |= tag.is(vocabulary::VETO
                | vocabulary::VETOED
                | vocabulary::ABSTAIN
                | vocabulary::ABSTENTION
                | vocabulary::RESOLUTION);
            // "Resolution 2803 (2025)" is of no other body.
            council |= tag.is(vocabulary::RESOLUTION) && is_numbered(doc, at);
            symbol =
                symbol || tag.is(vocabulary::RESOLUTION | vocabulary::VETOED | vocabulary::VETO) && has_symbol(doc, at);
            council |= tag.is(vocabulary::UNSC)
                || tag.is(vocabulary::COUNCIL)
                    && (behind("security") || behind("un") || behind("u.n."))
                    && !is_national(doc, at);
            let seats = behind("15-member") || behind("15-nation") || behind("15");
            fifteen |= tag.is(vocabulary::COUNCIL) && seats;
            let united = tag.is(vocabulary::NATIONS) && behind("united");
            nations |= tag.is(vocabulary::UN) || united;
            from |= united && doc.kind_at(doc.tokens[at].start) == SegmentKind::Dateline;
            short |= tag.is(vocabulary::RESOLUTION) && is_council_number(doc, at);
        }
        council |= strong && (symbol || is_council_with_number(doc));
        // "The draft contained in document S/2020/852 was not adopted"
        council |= !council && doc.text.contains("S/") && names_document(doc);
        council |= nations && short;
        // A report from the United Nations that names no Assembly tells of the Council.
        council |= from && strong && !doc.text.contains("Assembly");
        // "A UN draft was vetoed; 13 of the 15 council members backed it"
        council |= nations && strong && fifteen;
        // A report from the United Nations on "Council members" that names no other council.
        council |= from && names_council_alone(doc);
        // A headline that came apart from the text and is not repeated in it.
        let is_title = |segment: &Labelled| segment.kind == SegmentKind::Title;
        let title = known.title.filter(|_| !doc.segments.iter().any(is_title)).map(Doc::new);
        council |= title.as_ref().is_some_and(|title| is_headed(title, states));
        if !(council || strong && nations) {
            return None;
        }
        let of_title = || title.as_ref().and_then(|title| topic::of_article(title, states));
        let topic = topic::of_article(doc, states).or_else(of_title);
        let on = context::dateline_day(doc, states, known.on).or(known.on);
        Some(Self { on, council, nations: from, topic, doc })
    }

    /// Whether the claim speaks of the Council rather than of another body.
    pub(super) fn is_of_council(&self, view: &View<'_>, found: &Found) -> bool {
        let clause = (view.clause_start(found.first.min(found.trigger)), found.end);
        let un_here = view.names_un(clause.0, clause.1);
        let council_here = view.names_council(clause.0, clause.1);
        if view.names_other_body(clause.0, clause.1) && !council_here {
            return false;
        }
        // "Unlike the Security Council's, resolutions passed by the General Assembly bind nobody"
        let by = (found.trigger + 1..found.trigger + 3).find(|&at| view.any(at, &["by"]));
        if by.is_some_and(|by| view.names_other_body(by, by + 5) && !view.names_council(by, by + 5)) {
            return false;
        }
        // "…, voted against" in a sentence on the Assembly is a vote there, though it recalls one of the Council.
        let of_numbers = !matches!(found.kind, ClaimKind::Veto | ClaimKind::VetoCount | ClaimKind::Block);
        if of_numbers
            && view.names_other_body(view.first, view.end)
            && !view.names_council(found.trigger, found.end)
            && (view.first..found.trigger)
                .find(|&at| view.names_council(at, at + 1) || view.names_other_body(at, at + 1))
                .is_some_and(|at| !view.names_council(at, at + 1))
        {
            return false;
        }
        let council_near = view.names_council(view.first, view.end);
        // "The vetoes came hours after the National Council reported": another body in a clause of time votes on nothing.
        let in_time = found.is_veto() && view.any(found.end, &["after", "before", "as", "when", "while"]);
        let end = if in_time { found.end } else { view.end };
        if view.names_other_body(view.first, end) && !(council_here || council_near) {
            return false;
        }
        let draft = view.find(clause.0, clause.1, vocabulary::DRAFT).is_some();
        match found.kind {
            ClaimKind::Veto | ClaimKind::VetoCount => {
                un_here
                    || council_near
                    || self.council && (draft || !found.members.is_empty() || found.casts.is_some())
                    || self.nations && draft && !found.members.is_empty()
            }
            ClaimKind::Block => {
                // "Row at UN as Russia blocks Syria truce move"
                let title = self.doc.kind_at(view.tokens[view.first].start) == SegmentKind::Title;
                council_near || (un_here || self.council) && draft || self.council && un_here && title
            }
            ClaimKind::Abstention | ClaimKind::Tally | ClaimKind::Adoption | ClaimKind::Rejection => {
                un_here || council_near || self.council
            }
        }
    }
}

/// "Security Council takes up the war": whether the headline names it.
fn is_headed(title: &Doc<'_>, states: &States) -> bool {
    if !(title.text.contains("Council") || title.text.contains("UNSC")) {
        return false;
    }
    let end = u32::try_from(title.tokens.len()).unwrap_or(u32::MAX);
    let view = View::new(title, states, Tokens { first: 0, end });
    view.names_council(view.first, view.end)
}

/// "Council members adopted", "the Council met", where no other council or assembly is named.
fn names_council_alone(doc: &Doc<'_>) -> bool {
    let text = |at: usize| doc.tokens.get(at).map_or("", |token| token.text(doc.text));
    let others = ["Rights Council", "Social Council", "Trusteeship", "Assembly", "European Council"];
    let council = |at: usize| {
        text(at) == "Council" && (text(at + 1) == "members" || text(at.wrapping_sub(1)).eq_ignore_ascii_case("the"))
    };
    (0..doc.tokens.len()).any(council) && !others.iter().any(|other| doc.text.contains(other))
}

/// "S/2012/77" or "S/RES/2254" within the next tokens.
fn has_symbol(doc: &Doc<'_>, at: usize) -> bool {
    let text = |at: usize| doc.tokens.get(at).map_or("", |token| token.text(doc.text));
    (at.saturating_sub(4)..at + 14).any(|at| text(at) == "S" && text(at + 1) == "/")
}

/// Whether a document of the Council is named by its symbol anywhere: "S/2020/852".
fn names_document(doc: &Doc<'_>) -> bool {
    let text = |at: usize| doc.tokens.get(at).map_or("", |token| token.text(doc.text));
    // "S/2020/852", "S/16732"
    let year = |word: &str| word.bytes().take_while(u8::is_ascii_digit).count() >= 4;
    (0..doc.tokens.len()).any(|at| text(at) == "S" && text(at + 1) == "/" && year(text(at + 2)))
}

/// "resolution 1107": a number of three or four digits and nothing behind it, as no resolution of the Assembly has today.
fn is_council_number(doc: &Doc<'_>, at: usize) -> bool {
    let text = |at: usize| doc.tokens.get(at).map_or("", |token| token.text(doc.text));
    let digits = |word: &str| (3..5).contains(&word.len()) && word.bytes().all(|digit| digit.is_ascii_digit());
    digits(text(at + 1)) && text(at + 2) != "/" && !text(at.wrapping_sub(1)).eq_ignore_ascii_case("assembly")
}

/// Whether a number and a year follow, as in "Resolution 2803 (2025)".
fn is_numbered(doc: &Doc<'_>, at: usize) -> bool {
    let number = |at: usize, len: usize| {
        let token = doc.tokens.get(at).filter(|token| token.class == Class::Number);
        token.is_some_and(|token| token.text(doc.text).len() == len)
    };
    number(at + 1, 4) && number(at + 3, 4)
}

/// "The Council … resolution 2735": the Council alone, and a number of four digits as no other council's have.
fn is_council_with_number(doc: &Doc<'_>) -> bool {
    let text = |at: usize| doc.tokens.get(at).map_or("", |token| token.text(doc.text));
    let number = |at: usize| text(at).len() == 4 && text(at).bytes().all(|digit| digit.is_ascii_digit());
    let council = |at: usize| {
        text(at) == "Council" && text(at.wrapping_sub(1)).eq_ignore_ascii_case("the") && text(at + 1) != "of"
    };
    let resolution = |at: usize| text(at).eq_ignore_ascii_case("resolution") && number(at + 1);
    (0..doc.tokens.len()).any(council) && (0..doc.tokens.len()).any(resolution)
}

/// Whether it is a state's own, as the "National Security Council".
fn is_national(doc: &Doc<'_>, council: usize) -> bool {
    let before = council.checked_sub(2).and_then(|at| doc.tokens.get(at));
    before.is_some_and(|token| token.text(doc.text).eq_ignore_ascii_case("national"))
}
