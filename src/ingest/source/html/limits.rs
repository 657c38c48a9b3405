//! Limits of a page, measured before it is parsed: depth and number of elements.
//!
//! Of 181 news pages the deepest nests 51 elements. A thousand nested tables take the parser seconds, ten
//! thousand overflow its stack, which ends the process.

/// Elements that end by themselves, or whose end tags pages leave out: they nest nothing.
const FLAT: [&[u8]; 29] = [
    b"area",
    b"base",
    b"br",
    b"col",
    b"embed",
    b"hr",
    b"img",
    b"input",
    b"link",
    b"meta",
    b"param",
    b"source",
    b"track",
    b"wbr",
    b"p",
    b"li",
    b"td",
    b"tr",
    b"th",
    b"dd",
    b"dt",
    b"option",
    b"tbody",
    b"thead",
    b"tfoot",
    b"colgroup",
    b"body",
    b"html",
    b"head",
];
/// A page may nest so deep.
const DEEPEST: usize = 256;
/// A page may have so many elements.
const MOST: usize = 200_000;

/// Whether the page can be parsed in reasonable time and space.
///
/// # Errors
/// The reason, where it cannot.
pub(super) fn check(page: &str) -> Result<(), String> {
    let bytes = page.as_bytes();
    let (mut open, mut elements, mut at): (Vec<&[u8]>, usize, usize) = (Vec::new(), 0, 0);
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found + 1;
        let closes = bytes.get(at) == Some(&b'/');
        let from = at + usize::from(closes);
        let length = bytes[from..].iter().take(32).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let name = &bytes[from..from + length];
        if length == 0 {
            continue;
        }
        at = from + length;
        elements += usize::from(!closes);
        if !closes && (name.eq_ignore_ascii_case(b"script") || name.eq_ignore_ascii_case(b"style")) {
            at = end_of_raw(bytes, at, name);
        } else if closes {
            if let Some(to) = open.iter().rposition(|opened| opened.eq_ignore_ascii_case(name)) {
                open.truncate(to);
            }
        } else if !FLAT.iter().any(|flat| flat.eq_ignore_ascii_case(name)) {
            open.push(name);
        }
        if open.len() > DEEPEST {
            return Err(format!("nests more than {DEEPEST} elements in each other, which no report needs"));
        }
        if elements > MOST {
            return Err(format!("has more than {MOST} elements: split the page"));
        }
    }
    Ok(())
}

/// Where a script or style sheet that begins here ends.
fn end_of_raw(bytes: &[u8], mut at: usize, name: &[u8]) -> usize {
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"</") {
        at += found;
        if bytes[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sloppy_pages_pass_and_deep_ones_do_not() {
        let sloppy = "<p>unclosed <li>items<br><img src=a>".repeat(2000);
        assert_eq!(check(&sloppy), Ok(()));
        assert_eq!(check(&"<div><b>x</div>".repeat(2000)), Ok(()));
        assert_eq!(check(&"<script>if (a < b) '<div>'</script>".repeat(2000)), Ok(()));
        assert!(check(&"<div>".repeat(300)).is_err());
        assert!(check(&"<TABLE><tr><td>".repeat(300)).is_err());
        assert!(check(&"<br>".repeat(200_001)).is_err());
        assert_eq!(check("< <a </ <script>"), Ok(()));
    }
}
