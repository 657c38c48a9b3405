//! Character encodings: UTF-8, UTF-16 with a byte-order mark, and those of older sites, decoded to text.
//!
//! The text is the input unchanged, line ends included, but for a byte-order mark.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Where bytes say themselves how they are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Only in a byte-order mark.
    None,
    /// Also in a `meta` element near their beginning.
    Markup,
    /// As [`Hint::Markup`], where the server that sent them does not state this.
    Served(Option<&'static Encoding>),
}

/// A `meta` element that names the encoding stands within so many bytes (the standard says 1024; pages exceed it).
const META_WITHIN: usize = 4096;

/// Files that are often given a text's name, by their first bytes.
const MAGIC: [(&[u8], &str); 8] = [
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard"),
    (b"BZh", "compressed with bzip2"),
];

/// Decodes `bytes` to UTF-8 by their byte-order mark, declaration or contents.
///
/// # Errors
/// The reason, where they are no text.
pub(super) fn decode(bytes: Vec<u8>, hint: Hint) -> Result<String, String> {
    if let Some((_, what)) = MAGIC.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(format!("is {what}, not text: unpack or convert it first"));
    }
    let text = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        None => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => legacy(error.as_bytes(), hint),
        },
    };
    if text.contains('\0') {
        let what = "holds NUL bytes, so it is no text: convert it to UTF-8 (UTF-16 is read with a byte-order mark)";
        return Err(what.to_owned());
    }
    // Line ends, tabs and form feeds are text; escape codes by the dozen are a program's output or a picture.
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c);
    // Counted in bytes, which a processor adds up by the dozen.
    let few = |bytes: &[u8]| -> usize { bytes.iter().map(|byte| u8::from(is_control(byte))).sum::<u8>().into() };
    let controls: usize = text.as_bytes().chunks(u8::MAX.into()).map(few).sum();
    if controls * 50 > text.len() {
        return Err("holds control characters, so it is no text: convert it to UTF-8".to_owned());
    }
    Ok(text)
}

/// Decodes what is not UTF-8 throughout.
fn legacy(bytes: &[u8], hint: Hint) -> String {
    let stated = match hint {
        Hint::None => None,
        Hint::Markup => declared(bytes),
        Hint::Served(stated) => stated.or_else(|| declared(bytes)),
    };
    let declared = stated.filter(|&encoding| encoding != UTF_8);
    let encoding = declared.unwrap_or_else(|| if is_damaged_utf8(bytes) { UTF_8 } else { guess(bytes) });
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Whether most of what is not ASCII is well-formed UTF-8: a file cut off within a character, or mended by hand.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad || (good == 0 && bad == 1 && bytes.utf8_chunks().last().is_some_and(|last| last.invalid().len() > 1))
}

/// The encoding that the bytes look most like; Windows-1252 where nothing speaks for another.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess.decode_without_bom_handling(bytes).1 { WINDOWS_1252 } else { guess }
}

/// The encoding that a `meta` element names: `<meta charset="iso-8859-1">`, `content="text/html; charset=…"`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(META_WITHIN)].to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + "charset=".len();
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_as_it_is() {
        let utf16 =
            |text: &str| [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let rows: [(Vec<u8>, Hint, &str); 9] = [
            (b"plain\r\n".to_vec(), Hint::None, "plain\r\n"),
            ("na\u{ef}ve \u{201c}caf\u{e9}\u{201d}".into(), Hint::None, "naïve “café”"),
            ("\u{feff}marked".into(), Hint::None, "marked"),
            (utf16("UTF-16 – “so”"), Hint::None, "UTF-16 – “so”"),
            (
                b"The caf\xe9 said \x93no\x94 to the na\xefve envoy\x92s plan.".to_vec(),
                Hint::None,
                "The café said “no” to the naïve envoy’s plan.",
            ),
            (
                b"<meta charset='windows-1251'>\xcc\xee\xf1\xea\xe2\xe0".to_vec(),
                Hint::Markup,
                "<meta charset='windows-1251'>Москва",
            ),
            // A page that says Latin-1 and is UTF-8 is UTF-8.
            ("<meta charset=iso-8859-1>caf\u{e9}".into(), Hint::Markup, "<meta charset=iso-8859-1>café"),
            ("naïve café".as_bytes()[..10].to_vec(), Hint::None, "naïve caf"),
            (["naïve café".as_bytes(), b"\xe2\x80"].concat(), Hint::None, "naïve café\u{fffd}"),
        ];
        for (bytes, hint, text) in rows {
            assert_eq!(decode(bytes, hint).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_advice() {
        for (bytes, says) in [
            (&b"a\0b"[..], "NUL"),
            (b"PK\x03\x04rest", "ZIP"),
            (b"%PDF-1.7", "PDF"),
            (b"\x1b[1m\x1b[0m\x07\x08", "control"),
        ] {
            let reason = decode(bytes.to_vec(), Hint::None).unwrap_err();
            assert!(reason.contains(says), "{reason}");
        }
    }
}
