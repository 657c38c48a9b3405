//! Unpaired UTF-16 surrogates in JSON strings.
//!
//! Tools that cut texts in UTF-16 leave `\ud83d` alone, which is no character; it becomes U+FFFD, as bad bytes do.

/// The same JSON with U+FFFD for halves that have lost the other; none where there are none.
pub(super) fn mended(json: &str) -> Option<String> {
    let bytes = json.as_bytes();
    let (mut out, mut kept, mut at) = (String::new(), 0, 0);
    while let Some(found) = memchr::memchr(b'\\', &bytes[at..]) {
        at += found;
        match unit(bytes, at) {
            Some(0xD800..=0xDBFF) if matches!(unit(bytes, at + 6), Some(0xDC00..=0xDFFF)) => at += 12,
            Some(0xD800..=0xDFFF) => {
                out.push_str(&json[kept..at]);
                out.push_str("\\ufffd");
                at += 6;
                kept = at;
            }
            // The sign behind a backslash is escaped by it; a character's first byte will do.
            _ => at = (at + 2).min(bytes.len()),
        }
    }
    (kept > 0).then(|| out + &json[kept..])
}

/// The code unit of the escape at `at`: `\u` and four digits.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let escape = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let digits = escape.iter().all(u8::is_ascii_hexdigit).then_some(escape)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lone_halves_are_replaced() {
        assert_eq!(mended(r#""a \ud83d""#).as_deref(), Some(r#""a \ufffd""#));
        assert_eq!(mended(r#""\ude00\ud83d\ude00""#).as_deref(), Some(r#""\ufffd\ud83d\ude00""#));
        for whole in [r#""\ud83d\ude00""#, r#""\\ud83d""#, r#""\"é\\""#, "\\", "\\é"] {
            assert_eq!(mended(whole), None, "{whole}");
        }
    }
}
