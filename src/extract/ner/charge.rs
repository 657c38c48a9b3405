//! What ministers are in charge of, between their post and their name: "Minister for Finance, Revenue and Trade Jane Roe".

use super::names::Names;
use super::person_nouns::{is_before_name, is_portfolio};
use crate::extract::lexicon::words::ascii_key;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Token};

const OF: [u32; 3] = [ascii_key("of"), ascii_key("for"), ascii_key("on")];
const AND: u32 = ascii_key("and");

/// "Minister of Health Jane Roe": how many words of the run say what the minister is in charge of.
pub(super) fn portfolio(tokens: &[Token], run: Tokens) -> usize {
    if !is_in_charge(tokens, run.first as usize) {
        return 0;
    }
    let words = &tokens[run.range()];
    // "Minister for Finance, Revenue": the list goes on behind its comma.
    let lists = tokens.get(run.end as usize).is_some_and(|next| next.class == Class::Comma || next.key == AND);
    let most = words.len() - usize::from(!lists);
    // "Director of Public Prosecution Jane Roe", "Minister for Creative Economy Jane Roe"
    let describes = |token: &Token| !is_portfolio(token) && !Names::of(token.key).is_given();
    let first = usize::from(words.first().is_some_and(describes) && words.get(1).is_some_and(is_portfolio));
    let charge = words.iter().take(most).skip(first).take_while(|token| is_portfolio(token)).count();
    if charge == 0 { 0 } else { first + charge }
}

/// Whether a post stands before and nothing between but what it is in charge of: "Minister of State for Home …",
/// "Minister for Finance, Revenue, Trade and …", over the end of a line too.
fn is_in_charge(tokens: &[Token], first: usize) -> bool {
    post_in_charge(tokens, first).is_some()
}

/// The noun of that post.
pub(crate) fn post_in_charge(tokens: &[Token], first: usize) -> Option<usize> {
    let mut at = first;
    while let Some(before) = at.checked_sub(1).filter(|at| first - at < 16) {
        let token = &tokens[before];
        let lists = token.class == Class::Comma || token.key == AND;
        if tokens[at].gap == Gap::Line && !lists {
            return None;
        }
        let governs = before > 0 && token.gap == Gap::Space && OF.contains(&token.key);
        if governs && is_before_name(&tokens[before - 1]) && !is_portfolio(&tokens[before - 1]) {
            return Some(before - 1);
        }
        if !(governs || lists || token.is_capital() && is_portfolio(token)) {
            return None;
        }
        at = before;
    }
    None
}
