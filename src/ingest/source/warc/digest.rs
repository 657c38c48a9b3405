//! Digests as WARC states them: `sha1:` and 32 letters of base 32, `sha256:` and 64 of base 16.

use sha1::{Digest, Sha1};
use sha2::Sha256;

/// Whether bytes have the digest that is stated; none where its kind is not known.
pub(super) fn matches(stated: &str, bytes: &[u8]) -> Option<bool> {
    let (kind, value) = stated.split_once(':')?;
    let digest = match kind.trim().to_ascii_lowercase().replace('-', "").as_str() {
        "sha1" => Sha1::digest(bytes).to_vec(),
        "sha256" => Sha256::digest(bytes).to_vec(),
        _ => return None,
    };
    let value = value.trim().trim_end_matches('=');
    let wanted = if value.len() == 2 * digest.len() { base16(&digest) } else { base32(&digest) };
    Some(value.eq_ignore_ascii_case(&wanted))
}

fn base16(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// RFC 4648, without the signs that fill it.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut out, mut bits, mut count) = (String::new(), 0_u32, 0);
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        count += 8;
        while count >= 5 {
            count -= 5;
            out.push(LETTERS[(bits >> count & 31) as usize].into());
        }
    }
    if count > 0 {
        out.push(LETTERS[(bits << (5 - count) & 31) as usize].into());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_of_nothing_and_of_letters() {
        for (stated, bytes, is_right) in [
            ("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", &b""[..], Some(true)),
            ("SHA1:da39a3ee5e6b4b0d3255bfef95601890afd80709", b"", Some(true)),
            ("sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", b"abc", Some(true)),
            ("sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====", b"abc", Some(true)),
            ("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b"abc", Some(false)),
            ("md5:x", b"", None),
            ("", b"", None),
        ] {
            assert_eq!(matches(stated, bytes), is_right, "{stated}");
        }
    }
}
