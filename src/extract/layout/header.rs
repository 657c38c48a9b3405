//! What stands above the report: headline, standfirst, byline, day, and the site's own header.
//!
//! A line between headline and byline or day is the standfirst; without either below it nothing tells a
//! standfirst from a lead, and it stays body.

use crate::domain::{Basis, Day, Metadata, SegmentKind, Stated};

use super::boilerplate::{self, Mark};
use super::byline::{self, dateline};
use super::dates::date_line;
use super::line::{Line, folded};
use super::{body, title};

/// What was found above the report.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The first line that may be body.
    pub body: usize,
    /// The line that begins with a dateline, and that dateline's bytes.
    pub dateline: Option<(usize, usize)>,
    /// Headline, day and byline as printed.
    pub metadata: Metadata,
}

/// A head has no more lines between headline and body.
const MOST_LINES: usize = 16;
/// A standfirst has no more words.
const STANDFIRST_WORDS: usize = 70;

/// Labels the lines above the report.
pub(super) fn label(lines: &mut [Line<'_>], title: Option<&str>) -> Head {
    let mut head = Head::default();
    let mut days = Days::default();
    let mut at = 0;
    if let Some(n) = title::find(lines, title) {
        lines[n].kind = Some(SegmentKind::Title);
        head.metadata.title = Stated::new(Some(lines[n].text.to_owned()), Basis::Text);
        for line in &mut lines[..n] {
            above_title(line, &mut head.metadata, &mut days);
        }
        at = n + 1;
    }
    head.body = between(lines, at, &mut head.metadata, &mut days);
    head.dateline = lines[head.body..]
        .iter()
        .position(|line| line.is_open() && (line.is_prose() || dateline(line.text).is_some()))
        .and_then(|n| {
            let n = head.body + n;
            let found = dateline(lines[n].text)?;
            let transcript = found.colon && lines.iter().filter(|line| dateline(line.text).is_some()).count() > 2;
            days.dateline = found.day;
            (!transcript).then_some((n, found.length))
        });
    head.metadata.published_on = Stated::new(days.day(), Basis::Text);
    head
}

/// The days printed in the head, by what they say of themselves.
#[derive(Clone, Copy, Debug, Default)]
struct Days {
    published: Option<Day>,
    plain: Option<Day>,
    /// Two lines without a label state different days: one of them is not the report's.
    torn: bool,
    dateline: Option<Day>,
    /// When the page was changed: the only day of many pages, and mostly that of publication.
    updated: Option<Day>,
}

impl Days {
    fn note(&mut self, day: Option<Day>, published: bool, updated: bool) {
        if published {
            self.published = self.published.or(day);
        } else if updated {
            self.updated = self.updated.or(day);
        } else {
            self.torn |= self.plain.zip(day).is_some_and(|(one, other)| one != other);
            self.plain = self.plain.or(day);
        }
    }

    fn day(self) -> Option<Day> {
        self.published.or(self.plain.filter(|_| !self.torn)).or(self.dateline.or(self.updated).filter(|_| !self.torn))
    }
}

/// Labels a line above the headline: a day, a byline, or the site's header.
fn above_title(line: &mut Line<'_>, metadata: &mut Metadata, days: &mut Days) {
    if !line.is_open() || dated_or_signed(line, metadata, days) {
        return;
    }
    // "- The Daily Example": what remains of "Headline - The Daily Example" when the headline is blank.
    if let Some(site) = line.text.strip_prefix("- ").filter(|site| line.words < 7 && !site.contains(['.', ','])) {
        metadata.publisher = Stated::new(Some(site.trim().to_owned()), Basis::Text);
    }
    line.kind = Some(SegmentKind::Furniture);
}

/// Labels a line with a day or a byline; false for any other line.
fn dated_or_signed(line: &mut Line<'_>, metadata: &mut Metadata, days: &mut Days) -> bool {
    let signed = if let Some(dated) = date_line(line.text) {
        days.note(dated.day, dated.published, dated.updated);
        line.kind = Some(if dated.name.is_some() { SegmentKind::Byline } else { SegmentKind::Dateline });
        dated.name.map(byline::bare)
    } else if let Some(name) = byline::signed(line.text) {
        line.kind = Some(SegmentKind::Byline);
        Some(name)
    } else {
        return false;
    };
    if metadata.byline.value.is_none() {
        metadata.byline = Stated::new(signed.map(str::to_owned), Basis::Text);
    }
    true
}

/// Labels the lines from the headline to the body; the index where the body begins.
fn between(lines: &mut [Line<'_>], from: usize, metadata: &mut Metadata, days: &mut Days) -> usize {
    let headline = from.checked_sub(1).map(|n| lines[n].text);
    // Open lines, and the last that a line with day or byline stands below.
    let (mut open, mut above, mut prose): (Vec<usize>, usize, usize) = (Vec::new(), 0, 0);
    for at in from..lines.len().min(from + MOST_LINES) {
        // "Meetings Coverage", "SC/16175": labels of a word or three are no paragraphs of the report.
        let labels = open.iter().filter(|&&n| lines[n].words <= 3 && !lines[n].ends_sentence()).count();
        if open.len() - labels.min(4) >= above + 2 + usize::from(above == 0) || prose >= 2 {
            break;
        }
        if !lines[at].is_open() {
            let ends =
                matches!(lines[at].kind, Some(SegmentKind::Byline | SegmentKind::Dateline | SegmentKind::Standfirst));
            above = if ends { open.len() } else { above };
            continue;
        }
        if dated_or_signed(&mut lines[at], metadata, days) {
            above = open.len();
            continue;
        }
        let named =
            lines.get(at + 1).is_some_and(|next| date_line(next.text).is_some()) && byline::is_name(lines[at].text);
        let repeated = headline.is_some_and(|headline| {
            let text = lines[at].text;
            text.len() > 20 && text.len().abs_diff(headline.len()) < 8 && folded(text) == folded(headline)
        });
        let role = body::role(&lines[at], false);
        let heads = matches!(role, Some(Mark::List | Mark::Box | Mark::Comments | Mark::MaybeComments));
        if heads && open.iter().any(|&n| lines[n].is_prose()) {
            // What follows such a heading is for the body's rules.
            break;
        }
        lines[at].kind = match role {
            Some(Mark::Caption) => Some(SegmentKind::Caption),
            Some(Mark::Credit) => Some(SegmentKind::Byline),
            Some(_) => Some(SegmentKind::Furniture),
            None if repeated || boilerplate::is_path(lines[at].text) => Some(SegmentKind::Furniture),
            None if named => Some(SegmentKind::Byline),
            None => None,
        };
        if lines[at].is_open() {
            prose += usize::from(lines[at].is_prose());
            open.push(at);
        }
    }
    for &n in &open[..above] {
        let stands_first = above <= 2 && lines[n].words < STANDFIRST_WORDS;
        lines[n].kind = stands_first.then_some(SegmentKind::Standfirst);
    }
    open.iter().find(|&&n| lines[n].is_open()).copied().unwrap_or(from)
}
