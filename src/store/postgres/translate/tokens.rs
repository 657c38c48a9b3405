//! Tokens of a statement of ours, in groups by their brackets.

/// A piece of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A keyword, or a name without marks.
    Word(&'t str),
    /// A string, a name in marks or a blob, with its marks.
    Quoted(&'t str),
    Number(&'t str),
    /// A question mark, whose value stands at this place.
    Value(usize),
    /// An operator or a separator, as written.
    Sign(&'t str),
    Space(&'t str),
    /// What stands between brackets.
    Group(Vec<Token<'t>>),
}

/// Signs of several characters, the longest first.
const SIGNS: [&str; 8] = ["->>", "->", "||", "<>", "<=", ">=", "!=", "::"];

/// Parts a statement into tokens; parentheses become groups.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut open: Vec<Vec<Token>> = vec![Vec::new()];
    let (mut rest, mut values) = (text, 0);
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '(' => {
                open.push(Vec::new());
                rest = &rest[1..];
                continue;
            }
            ')' if open.len() > 1 => (Token::Group(open.pop().unwrap_or_default()), 1),
            '?' => {
                values += 1;
                (Token::Value(values - 1), 1)
            }
            '\'' | '"' => quoted(rest, first),
            // A blob.
            'x' if rest[1..].starts_with('\'') => {
                let (_, length) = quoted(&rest[1..], '\'');
                (Token::Quoted(&rest[..=length]), length + 1)
            }
            c if c.is_whitespace() => run(rest, Token::Space, char::is_whitespace),
            c if c.is_ascii_digit() => run(rest, Token::Number, |c| c.is_ascii_digit() || c == '.'),
            c if c.is_alphabetic() || c == '_' => run(rest, Token::Word, |c| c.is_alphanumeric() || c == '_'),
            c => {
                let length = SIGNS.iter().find(|sign| rest.starts_with(**sign)).map_or(c.len_utf8(), |sign| sign.len());
                (Token::Sign(&rest[..length]), length)
            }
        };
        rest = &rest[length..];
        if let Some(group) = open.last_mut() {
            group.push(token);
        }
    }
    // Brackets that are never closed end with the statement.
    while open.len() > 1 {
        let group = open.pop().unwrap_or_default();
        if let Some(outer) = open.last_mut() {
            outer.push(Token::Group(group));
        }
    }
    open.pop().unwrap_or_default()
}

fn run<'t>(text: &'t str, kind: fn(&'t str) -> Token<'t>, is_in: fn(char) -> bool) -> (Token<'t>, usize) {
    let length = text.find(|c| !is_in(c)).unwrap_or(text.len());
    (kind(&text[..length]), length)
}

/// What stands in marks; a mark written twice is one of the text.
fn quoted(text: &str, mark: char) -> (Token<'_>, usize) {
    let mut end = 1;
    loop {
        match text[end..].find(mark) {
            None => return (Token::Quoted(text), text.len()),
            Some(at) if text[end + at + 1..].starts_with(mark) => end += at + 2,
            Some(at) => return (Token::Quoted(&text[..=end + at]), end + at + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_read_by_its_brackets() {
        let read = tokens("SELECT x'', 'it''s (?)' FROM t WHERE (a ->> 1) = ?");
        assert!(read.contains(&Token::Quoted("x''")) && read.contains(&Token::Quoted("'it''s (?)'")));
        let group = [Token::Word("a"), Token::Space(" "), Token::Sign("->>"), Token::Space(" "), Token::Number("1")];
        assert!(read.contains(&Token::Group(group.to_vec())) && read.ends_with(&[Token::Value(0)]));
    }
}
