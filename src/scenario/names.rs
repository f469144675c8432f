//! Names of scenarios that are safe as file names on every system.

use super::shown::shown;

/// The longest id a scenario may have.
const MOST: usize = 64;

/// What is wrong with an id: a code and what was seen; `None` for a safe one.
pub(super) fn fault(id: &str) -> Option<(&'static str, String)> {
    let seen = shown(id);
    if id.contains(['/', '\\', ':']) || id.contains("..") {
        return Some(("E0406", format!("`{seen}` leads outside the pack folder")));
    }
    let safe = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    if id.is_empty() || !id.bytes().all(safe) {
        return Some(("E0407", format!("`{seen}` is no safe name for a file")));
    }
    if id.len() > MOST {
        return Some(("E0407", format!("a name of {} letters", id.len())));
    }
    is_device(id).then(|| ("E0407", format!("`{seen}` is a device on Windows")))
}

/// What a safe name looks like.
pub(super) const EXPECTED: &str =
    "the id of a scenario: small letters a-z, digits and hyphens, at most 64";

fn is_device(id: &str) -> bool {
    let port = |name: &str| {
        let number = id.strip_prefix(name).unwrap_or_default();
        matches!(number.as_bytes(), [b'0'..=b'9'])
    };
    matches!(id, "con" | "prn" | "aux" | "nul") || port("com") || port("lpt")
}
