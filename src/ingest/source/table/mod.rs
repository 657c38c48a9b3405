//! Tables with a header, one article a row: CSV, and what spreadsheets write with `;` or tabs.

pub(super) mod rows;

/// What stands between the cells of a table that begins so: the sign its header has most of, outside quotation marks.
pub(super) fn delimiter(start: &[u8]) -> u8 {
    let (mut counts, mut quoted) = ([0_usize; 3], false);
    let signs = [b',', b';', b'\t'];
    for &byte in start {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                if let Some(at) = signs.iter().position(|&sign| sign == byte) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
    }
    // Of equal counts the first.
    let most = (0..3).rev().max_by_key(|&at| counts[at]).unwrap_or(0);
    signs[most]
}
