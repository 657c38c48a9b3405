//! Entities that sites escape twice, or leave in JSON, where they mean nothing.

/// No entity that news uses is longer.
const MOST_BYTES: usize = 10;

/// The text with its characters in the place of entities; what is no known entity stays.
pub(super) fn unescape(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(MOST_BYTES).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&rest[..end])?, end))) {
            Some((character, end)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
            None => out.push('&'),
        }
    }
    out + rest
}

/// The character of an entity, without its signs: "amp", "uuml", "#39", "#x2019".
fn character(entity: &str) -> Option<char> {
    let Some(number) = entity.strip_prefix('#') else { return named(entity) };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).filter(|character| !character.is_control())
}

/// The character of a name; a space that does not break is one like others here.
fn named(name: &str) -> Option<char> {
    let entity = format!("&{name};");
    let decoded = html_escape::decode_html_entities(&entity);
    let mut characters = decoded.chars();
    let character = characters.next().filter(|character| *character != '&' || name.eq_ignore_ascii_case("amp"));
    character.filter(|_| characters.next().is_none()).map(|one| if one == '\u{a0}' { ' ' } else { one })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_characters_and_other_signs_stay() {
        for (text, wanted) in [
            ("Rice&#8217;s &#8216;no&#8217;", "Rice’s ‘no’"),
            ("Here &amp; There", "Here & There"),
            ("K&uuml;hlt&uuml;rme, &Eacute;t&eacute;, S&atilde;o, &Scaron;&nbsp;x", "Kühltürme, Été, São, Š x"),
            ("Ana O&#x27;Example", "Ana O'Example"),
            ("AT&T & Co; &unknown; &#0; &", "AT&T & Co; &unknown; &#0; &"),
            ("&amp;amp;", "&amp;"),
            ("&é;", "&é;"),
        ] {
            assert_eq!(unescape(text), wanted);
        }
    }
}
