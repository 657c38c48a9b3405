//! What stands between and behind the paragraphs of the report: captions, notices, lists of links, comments.

use crate::domain::SegmentKind;

use super::boilerplate::{self, Mark, is_code, is_counter};
use super::byline::dateline;
use super::dates::date_line;
use super::line::Line;

/// A line that merely begins with a stock phrase is no furniture if it has more words and no notice's.
const MOST_WORDS: usize = 30;
/// A caption has no more words.
const CAPTION_WORDS: usize = 90;
/// The words that credit a picture end the caption within so many bytes.
const CREDIT_BYTES: usize = 90;
/// A list of links has no more items.
const MOST_ITEMS: usize = 14;
/// A paragraph of so many words ends a box of links by itself.
const LONG: usize = 40;
/// Comments show what they are within so many lines below their heading.
const COMMENTS_SHOW: usize = 8;

/// Labels the lines from `from` on.
pub(super) fn label(lines: &mut [Line<'_>], from: usize) {
    let (mut at, mut prose) = (from, 0);
    while at < lines.len() {
        let line = &lines[at];
        if !line.is_open() {
            at += 1;
            continue;
        }
        let role = role(line, at + 1 == lines.len());
        if prose >= 2 && comments_begin(lines, at, role) {
            lines[at..]
                .iter_mut()
                .filter(|line| line.is_open())
                .for_each(|line| line.kind = Some(SegmentKind::Comment));
            return;
        }
        prose += usize::from(role.is_none() && line.is_prose());
        lines[at].kind = role.map(|role| match role {
            Mark::Caption => SegmentKind::Caption,
            Mark::Credit => SegmentKind::Byline,
            _ => SegmentKind::Furniture,
        });
        if role.is_none() && !lines[at].is_prose() && date_line(lines[at].text).is_some() {
            lines[at].kind = Some(SegmentKind::Dateline);
        }
        at = match role {
            Some(Mark::Player) => video_caption(lines, at + 1),
            Some(Mark::List) => items(lines, at + 1),
            Some(Mark::Box) => boxed(lines, at + 1, prose >= 2),
            _ => at + 1,
        };
    }
}

/// What the line is by its own words, if it is not the report's.
pub(super) fn role(line: &Line<'_>, last: bool) -> Option<Mark> {
    let text = line.text;
    if let Some(mark) = boilerplate::whole(text) {
        return Some(mark);
    }
    if is_counter(text) || is_code(text) {
        return Some(if text.to_ascii_lowercase().contains("comment") { Mark::MaybeComments } else { Mark::Alone });
    }
    if let Some(mark) = boilerplate::start(text).filter(|mark| begins(line, *mark)) {
        return Some(mark);
    }
    if boilerplate::is_clock(text) || points_elsewhere(line) || cites(line) {
        return Some(Mark::Alone);
    }
    if contributed(line) {
        return Some(Mark::Credit);
    }
    if is_credited(line, last) || is_signed_caption(line) {
        return Some(Mark::Caption);
    }
    is_notice(line).then_some(Mark::Alone)
}

/// Whether a line that begins with a stock phrase is what the phrase says: short, and no quote.
fn begins(line: &Line<'_>, mark: Mark) -> bool {
    let short = |most| line.words <= most;
    match mark {
        Mark::Credit => short(60) && !line.quotes(),
        Mark::Caption => short(CAPTION_WORDS) && !line.quotes(),
        Mark::List | Mark::Box | Mark::Comments | Mark::MaybeComments => short(12) && !line.ends_sentence(),
        Mark::Alone | Mark::Player => !line.quotes() && (short(MOST_WORDS) || line.notices > 0),
    }
}

/// "Ada Osei contributed reporting from Oslo."
fn contributed(line: &Line<'_>) -> bool {
    const SAY: [&str; 3] = ["contributed to this ", "contributed reporting", "contributed additional"];
    line.text.len() < 240 && SAY.iter().any(|say| line.text.contains(say)) && !line.quotes()
}

/// "Related Route to Ostfield closes", "The post Envoy quits appeared first on The Daily Example."
fn points_elsewhere(line: &Line<'_>) -> bool {
    let text = line.text;
    let related = text.strip_prefix("Related ").or_else(|| text.strip_prefix("RELATED "));
    let names = |rest: &str| rest.starts_with(|c: char| c.is_uppercase()) && line.words >= 4 && !line.ends_sentence();
    related.is_some_and(names) || (text.starts_with("The post ") && text.contains(" appeared first on "))
}

/// An item of a list of sources: "- “Council backs bridge” — The Daily Example, March 17, 2011".
fn cites(line: &Line<'_>) -> bool {
    if !line.text.starts_with(['-', '•', '*', '^', '"', '“']) || line.words > 40 {
        return false;
    }
    let behind = line.text.rfind(['”', '"']).map(|at| line.text[at..].trim_start_matches(['”', '"', ' ', '.']));
    behind.is_some_and(|behind| {
        let place = behind.trim_start_matches(['—', '–', '-', ' ', ',']);
        place.len() < behind.len() && date_line(place).is_some_and(|found| found.name.is_some())
    })
}

/// "Greens leader Ada Osei. AAP", "Mayor Lund meeting the team. Bo Osei": a sentence with a credit for a stop.
fn is_signed_caption(line: &Line<'_>) -> bool {
    const AGENCIES: [&str; 12] =
        ["AAP", "AP", "AFP", "EPA", "PA", "PTI", "ANI", "DPA", "Reuters", "Getty", "Supplied", "File"];
    if line.words < 4 || line.words > 40 || line.quotes() || line.ends_sentence() {
        return false;
    }
    let Some((before, credit)) = line.text.rsplit_once(". ") else { return false };
    let words = credit.split(' ').count();
    let names =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-');
    let agency = AGENCIES.iter().any(|agency| credit.split([' ', '/']).any(|word| word == *agency));
    // "Mr. Osei" and "U.S. Senate" have a stop before them that ends no sentence.
    let ends = before.rsplit(' ').next().is_some_and(|word| word.len() > 3 && !word.contains('.'));
    ends && words <= 4 && (agency || (words == 2 && credit.split(' ').all(names)))
}

/// Whether the line asks, offers or warns in the site's own voice: "We are a non-profit and need your support."
fn is_notice(line: &Line<'_>) -> bool {
    const VOICES: [&str; 8] = [" we ", " our ", " us ", " us.", "We ", "We'", "We’", "Our "];
    let speaks = || VOICES.iter().any(|voice| line.text.contains(voice));
    match line.notices {
        0 | 1 => false,
        _ if line.quotes() || line.text.contains(" said") => false,
        2 => (speaks() && line.words < 45) || line.words < 18,
        _ => speaks() || line.words < 60,
    }
}

/// Whether the line ends with a picture's credit: "… in Oslo. Pic: A. Osei", "(photo credit: B. Lund)".
fn is_credited(line: &Line<'_>, last: bool) -> bool {
    let Some(at) = line.credit else { return false };
    let (before, credit) = line.text.split_at(at);
    if credit.len() > CREDIT_BYTES || credit.split_whitespace().count() > 10 || line.words >= CAPTION_WORDS {
        return false;
    }
    // "(AFP)" ends reports and stands in datelines too, "[Reuters]" only ends captions.
    if credit.starts_with('(') {
        let short = credit.len() <= 16 && line.words < 36;
        return !last && short && !line.quotes() && !line.text.contains(" said") && dateline(line.text).is_none();
    }
    if credit.starts_with(['/', '[']) || credit.starts_with("via ") || credit.bytes().take(12).any(|byte| byte == b'/')
    {
        return !line.quotes() || credit.len() <= 40;
    }
    // A credit is set off from the sentence before it; "he painted a grim picture: …" is not.
    let before = before.trim_end();
    let opens = before.is_empty()
        || before.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '\'' | '’' | '-' | '“' | '"' | '‘'));
    opens || credit.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("getty")) && credit.len() <= 16
}

/// Labels the words under a video, behind the notice of its player.
fn video_caption(lines: &mut [Line<'_>], at: usize) -> usize {
    if let Some(line) = lines.get_mut(at).filter(|line| line.is_open() && !line.is_prose() && !line.quotes()) {
        line.kind = Some(SegmentKind::Caption);
        return at + 1;
    }
    at
}

/// Labels the items of a list; the index behind it.
fn items(lines: &mut [Line<'_>], from: usize) -> usize {
    // Items that follow their heading without a blank line end with the next blank line.
    let attached = lines.get(from).is_some_and(|line| !line.gap);
    let mut at = from;
    while let Some(line) = lines.get(at) {
        let ends = !line.is_open()
            || (attached && line.gap)
            || line.is_prose()
            || (line.quotes() && line.ends_sentence())
            || at - from == MOST_ITEMS
            || role(line, false).is_some();
        if ends {
            break;
        }
        lines[at].kind = Some(SegmentKind::Furniture);
        at += 1;
    }
    at
}

/// Labels what is in a box of links, teasers too; the index where the report goes on, or comments begin.
fn boxed(lines: &mut [Line<'_>], from: usize, late: bool) -> usize {
    // Where no blank line parts the paragraphs, none is to be expected behind the box.
    let unparted = lines.iter().skip(1).all(|line| !line.gap);
    let resumes = |at: usize| {
        let line = &lines[at];
        let next = lines.get(at + 1).is_some_and(|next| unparted || next.is_prose() && next.gap);
        (line.gap || unparted) && line.is_prose() && (!late || next || line.words >= LONG)
    };
    let comments = |at: usize| matches!(role(&lines[at], false), Some(Mark::Comments | Mark::MaybeComments));
    let to = (from..lines.len()).find(|&at| !lines[at].is_open() || resumes(at) || comments(at)).unwrap_or(lines.len());
    lines[from..to].iter_mut().for_each(|line| line.kind = Some(SegmentKind::Furniture));
    to
}

/// Whether readers' comments begin at this line.
fn comments_begin(lines: &[Line<'_>], at: usize, role: Option<Mark>) -> bool {
    let below = &lines[at + 1..];
    let show = || below.iter().take(COMMENTS_SHOW).any(|line| is_commenter(line.text));
    match role {
        Some(Mark::Comments | Mark::MaybeComments) => show() || !below.iter().any(Line::is_prose),
        Some(_) => false,
        // "reader7 | 3 years ago | Reply": only a comment begins so.
        None => {
            let line = lines[at].text;
            is_commenter(line) && line.to_ascii_lowercase().contains("reply")
        }
    }
}

/// Whether the line stands at the head or foot of a comment: "reader7 | 3 years ago | Reply", "Ada says:".
fn is_commenter(line: &str) -> bool {
    if line.len() > 90 {
        return false;
    }
    let lower = line.to_ascii_lowercase();
    let ago = lower.ends_with(" ago") || lower.contains(" ago ");
    let number = lower.bytes().any(|byte| byte.is_ascii_digit());
    (ago && number && line.split_whitespace().count() <= 12)
        || lower.ends_with(" says:")
        || lower.ends_with("| reply")
        || lower == "reply"
        || lower.starts_with("replying to ")
        || lower.starts_with("in reply to ")
        || lower.contains("report abuse")
}

/// Labels the short open lines between paragraphs as headings.
pub(super) fn headings(lines: &mut [Line<'_>]) {
    for n in 1..lines.len().saturating_sub(1) {
        let line = &lines[n];
        let between =
            lines[n + 1].is_open() && lines[n + 1].is_prose() && lines[n - 1].kind != Some(SegmentKind::Title);
        let set_apart = line.gap && !line.ends_sentence() && !line.text.ends_with([',', ':', ';']) && !line.quotes();
        let begins = line.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '‘' | '\''));
        if line.is_open() && between && set_apart && begins && line.words < 15 {
            lines[n].kind = Some(if is_headline(line.text) { SegmentKind::Furniture } else { SegmentKind::Heading });
        }
    }
}

/// Whether a heading says what another report does: "Osei says town ‘ready for anything’ as his visit ends".
fn is_headline(text: &str) -> bool {
    const SAY: [&str; 6] = [" says ", " say ", " warns ", " vows ", " urges ", " slams "];
    text.split(' ').count() >= 7 && SAY.iter().any(|say| text.contains(say))
}
