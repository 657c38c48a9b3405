//! What stands around a token: whether a sign is a hint, a join has a condition, a column is one by itself.

use super::tokens::Token;

/// Words that end a table's place in `FROM`.
pub(super) const CLAUSES: [&str; 13] = [
    "CROSS",
    "JOIN",
    "LEFT",
    "WHERE",
    "GROUP",
    "ORDER",
    "LIMIT",
    "UNION",
    "HAVING",
    "EXCEPT",
    "INTERSECT",
    "ON",
    "AND",
];

/// The next token that is no space, from a place on.
pub(super) fn next<'a, 't>(tokens: &'a [Token<'t>], from: usize) -> Option<(usize, &'a Token<'t>)> {
    tokens.iter().enumerate().skip(from).find(|(_, token)| !matches!(token, Token::Space(_)))
}

/// The last token that is no space, before a place.
pub(super) fn last<'a, 't>(tokens: &'a [Token<'t>], before: usize) -> Option<&'a Token<'t>> {
    tokens[..before].iter().rev().find(|token| !matches!(token, Token::Space(_)))
}

/// Whether a word is a keyword, which are written in capitals.
pub(super) fn is_keyword(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a sign stands before a value, not between two.
pub(super) fn is_unary(tokens: &[Token], at: usize) -> bool {
    match last(tokens, at) {
        None | Some(Token::Sign(_)) => true,
        Some(Token::Word(word)) => is_keyword(word),
        Some(_) => false,
    }
}

/// Whether a `JOIN` from here on has a condition.
pub(super) fn has_condition(tokens: &[Token], from: usize) -> bool {
    let Some((join, Token::Word("JOIN"))) = next(tokens, from) else { return false };
    let end = tokens[join + 1..].iter().find(|token| match token {
        Token::Word(word) => CLAUSES.contains(word),
        Token::Sign(",") => true,
        _ => false,
    });
    end == Some(&Token::Word("ON"))
}

/// Whether a column stands alone as a condition.
pub(super) fn is_condition(tokens: &[Token], at: usize, end: usize) -> bool {
    let begins = matches!(last(tokens, at), None | Some(Token::Word("AND" | "OR" | "WHERE" | "WHEN" | "NOT" | "ON")));
    let followed = next(tokens, end).map(|(_, token)| token);
    let ends =
        matches!(followed, None | Some(Token::Word("AND" | "OR" | "THEN" | "GROUP" | "ORDER" | "LIMIT" | "UNION")));
    let joined = matches!(followed, Some(Token::Word("AND" | "OR")));
    ends && begins && !(last(tokens, at).is_none() && followed.is_none()) || joined && !begins_value(tokens, at)
}

/// Whether what stands before a column makes it one side of a comparison.
fn begins_value(tokens: &[Token], at: usize) -> bool {
    match last(tokens, at) {
        Some(Token::Sign(sign)) => *sign != ",",
        Some(Token::Word(word)) => !matches!(*word, "AND" | "OR" | "WHERE" | "WHEN" | "NOT" | "ON" | "SELECT"),
        _ => false,
    }
}
