//! Texts whose lines break in mid-sentence, as in mail, wires and pages of print.
//!
//! The ends of such lines become spaces, one for one, so that all offsets stay those of the text as it came.

/// Texts with longer lines are not wrapped, or not throughout.
const LONGEST: usize = 110;
/// So many lines have to be followed directly by another.
const LEAST_PAIRS: usize = 3;

/// The text with its broken lines joined; none where its lines are whole.
#[must_use]
pub fn unwrapped(text: &str) -> Option<String> {
    let lines: Vec<Row<'_>> = rows(text);
    let pairs = || lines.windows(2).filter(|pair| !pair[1].gap);
    let (all, broken) =
        pairs().fold((0, 0), |(all, broken), pair| (all + 1, broken + usize::from(breaks(pair[0].text, pair[1].text))));
    let wide = lines.iter().filter(|line| line.width > LONGEST).count();
    if all < LEAST_PAIRS || broken * 5 < all * 2 || wide * 20 > lines.len() {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).filter(|width| *width <= LONGEST).collect();
    widths.sort_unstable();
    let width = widths[widths.len() * 9 / 10].min(LONGEST);
    let parted = lines.iter().skip(1).any(|line| line.gap);
    let mut joined = text.as_bytes().to_vec();
    for pair in lines.windows(2).filter(|pair| joins(&pair[0], &pair[1], width, parted)) {
        let end = pair[0].start + pair[0].text.len();
        joined[end..pair[1].start]
            .iter_mut()
            .filter(|byte| matches!(**byte, b'\n' | b'\r'))
            .for_each(|byte| *byte = b' ');
    }
    String::from_utf8(joined).ok()
}

/// A line that is not blank.
#[derive(Debug)]
struct Row<'t> {
    start: usize,
    text: &'t str,
    width: usize,
    gap: bool,
}

fn rows(text: &str) -> Vec<Row<'_>> {
    let (mut rows, mut at, mut gap) = (Vec::new(), 0, true);
    for raw in text.split_inclusive('\n') {
        let inner = raw.trim();
        if inner.is_empty() {
            gap = true;
        } else {
            let start = at + (raw.len() - raw.trim_start().len());
            rows.push(Row { start, text: inner, width: inner.chars().count(), gap });
            gap = false;
        }
        at += raw.len();
    }
    rows
}

/// Whether a line breaks a sentence off that the next goes on with.
fn breaks(line: &str, next: &str) -> bool {
    !ends_sentence(line) && next.starts_with(char::is_lowercase)
}

fn joins(line: &Row<'_>, next: &Row<'_>, width: usize, parted: bool) -> bool {
    if next.gap || next.text.starts_with(['-', '•', '*', '·', '—', '>']) {
        return false;
    }
    if next.text.starts_with(char::is_lowercase) {
        return true;
    }
    let full = line.width * 10 >= width * 7;
    if !ends_sentence(line.text) {
        return full || bare(line.text).ends_with(',');
    }
    // A sentence may end with its line; the next word would not have had room.
    let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    parted && line.width + 1 + word > width && full
}

fn ends_sentence(line: &str) -> bool {
    bare(line).ends_with(['.', '!', '?', '…', ':'])
}

fn bare(line: &str) -> &str {
    line.trim_end_matches(['"', '”', '’', '\'', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_joined_and_offsets_stay() {
        let text = "LONDON - Britain will not back the draft, the foreign secretary\nsaid on Monday after a long meeting in London.\n\n“We will never vote for this\ntext of Friday,”\nAda Osei said. She left the\nroom and added: “It is\nover.”\n";
        let joined = unwrapped(text).unwrap();
        assert_eq!(joined.len(), text.len());
        assert!(joined.contains("secretary said on Monday"), "{joined}");
        assert!(joined.contains("\n\n“We will never vote for this text of Friday,” Ada Osei said. She left the room and added: “It is over.”"), "{joined}");
        assert!(unwrapped(&text.replace('\n', "\r\n")).is_some_and(|joined| joined.contains("this  text of Friday")));
    }

    #[test]
    fn paragraphs_and_lists_stay_apart() {
        let paragraph =
            "The envoy landed in Geneva on Monday to open a third round of talks, and nobody met her at the airport.";
        for text in [
            format!("Envoy opens talks\n{paragraph}\n{paragraph}\n{paragraph}"),
            "Storm closes ports\nStriker leaves club\nEnvoy opens talks\nMayor resigns".to_owned(),
            String::new(),
        ] {
            assert_eq!(unwrapped(&text), None, "{text}");
        }
    }
}
