//! Where a capital tells nothing, since a sentence or quotation begins with it.

use crate::extract::text::token::{Class, Gap, Token};

/// Whether a sentence, or a quotation, begins with this token.
#[must_use]
pub fn is_start(tokens: &[Token], at: usize) -> bool {
    let breaks = |class| {
        matches!(
            class,
            Class::Stop | Class::Double | Class::Single | Class::Colon | Class::Dash | Class::Ellipsis | Class::Symbol
        )
    };
    if is_behind_words(tokens, at) {
        return false;
    }
    at == 0 || tokens[at].gap == Gap::Line || breaks(tokens[at - 1].class)
}

/// "…,” Roe said": whether the sentence goes on here behind words that end in a comma.
pub(super) fn is_behind_words(tokens: &[Token], at: usize) -> bool {
    at > 1
        && tokens[at].gap == Gap::Space
        && matches!(tokens[at - 1].class, Class::Double | Class::Single)
        && tokens[at - 1].gap == Gap::None
        && tokens[at - 2].class == Class::Comma
}
