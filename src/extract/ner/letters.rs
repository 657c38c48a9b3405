//! Letters that stand behind a name and tell of an honour, a degree or a seat: "Jane Roe OBE", "Jane Roe MP".

use std::sync::LazyLock;

use crate::extract::lexicon::words;
use crate::extract::text::token::{Class, Shape, Token};

/// Whether a word is letters that tell, behind a name, of an honour, a degree or a seat: "OBE", "MP", "M.D.".
pub(crate) fn is_post_nominal(token: &Token) -> bool {
    static LETTERS: LazyLock<Vec<u32>> = LazyLock::new(|| POST_NOMINALS.iter().map(|each| words::key(each)).collect());
    matches!(token.shape, Shape::Upper | Shape::Mixed | Shape::Capital) && LETTERS.contains(&token.key)
}

/// "(Retd)" behind a rank.
pub(crate) fn is_retired(tokens: &[Token]) -> bool {
    const RETIRED: [u32; 4] =
        [words::ascii_key("retd"), words::ascii_key("rtd"), words::ascii_key("ret"), words::ascii_key("retired")];
    matches!(tokens, [open, word, close]
        if open.class == Class::Open && close.class == Class::Close && RETIRED.contains(&word.key))
}

/// Seats in parliaments, which stand before a name, too.
pub(super) const SEATS: [u32; 9] = [
    words::ascii_key("mp"),
    words::ascii_key("msp"),
    words::ascii_key("mep"),
    words::ascii_key("mla"),
    words::ascii_key("mlc"),
    words::ascii_key("mhk"),
    words::ascii_key("td"),
    words::ascii_key("mna"),
    words::ascii_key("mpa"),
];
const POST_NOMINALS: [&str; 44] = [
    "obe", "mbe", "cbe", "kbe", "dbe", "gbe", "frs", "fba", "qc", "kc", "sc", "mp", "msp", "mep", "mla", "mlc", "mhk",
    "td", "phd", "ph.d", "ph.d.", "dphil", "md", "m.d.", "m.d", "j.d.", "esq", "esq.", "jp", "ao", "oam", "cmg",
    "kcmg", "gcmg", "rn", "frcp", "frcs", "mbbs", "msc", "llb", "mna", "mpa", "cb", "gcvo",
];
