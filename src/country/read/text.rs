//! From bytes to text: UTF-8 with or without a byte order mark, anything else by its name.

use crate::issues::{At, Code, Excerpt, Issue, Issues, ends_line, line_of};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

const CURE: &str = "in a spreadsheet, save as \"CSV UTF-8 (comma delimited)\"";

/// The text of a file, or an issue that names the encoding it seems to have.
pub(in crate::country) fn decode<'a>(
    file: &str,
    bytes: &'a [u8],
    issues: &mut Issues,
) -> Option<&'a str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(name) = sixteen_bit(bytes) {
        let seen = format!("the file is {name}");
        let issue = Issue::new(Code("E0003"), At::file(file), &seen, "UTF-8", CURE);
        issues.push(issue);
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            issues.push(not_utf8(file, bytes, error.valid_up_to()));
            None
        }
    }
}

/// The name of a two-byte encoding, told by its mark or by every other byte being zero.
fn sixteen_bit(bytes: &[u8]) -> Option<&'static str> {
    let zeros = |skip: usize| {
        let some = bytes.iter().take(200).skip(skip).step_by(2);
        let (all, zero) = some.fold((0, 0), |(all, zero), b| (all + 1, zero + u32::from(*b == 0)));
        all > 3 && zero * 10 > all * 7
    };
    match bytes {
        [0xFF, 0xFE, ..] => Some("UTF-16LE"),
        [0xFE, 0xFF, ..] => Some("UTF-16BE"),
        _ if zeros(1) => Some("UTF-16LE"),
        _ if zeros(0) => Some("UTF-16BE"),
        _ => None,
    }
}

fn not_utf8(file: &str, bytes: &[u8], wrong: usize) -> Issue {
    let before = &bytes[..wrong];
    let line = line_of(bytes, wrong);
    let line_start = (0..wrong).rfind(|at| ends_line(bytes, *at)).map_or(0, |end| end + 1);
    let commas = before[line_start..].iter().filter(|b| **b == b',').count();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Some pages around the place tell an encoding as well as the whole file does.
    const AROUND: usize = 50_000;
    let around = &bytes[wrong.saturating_sub(AROUND)..bytes.len().min(wrong + AROUND)];
    detector.feed(around, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let comma = before[line_start..].iter().rposition(|b| *b == b',');
    let field_start = line_start + comma.map_or(0, |comma| comma + 1);
    let field = &bytes[field_start..];
    let field = &field[..field.len().min(AROUND)];
    let field_end = field.iter().position(|b| matches!(b, b',' | b'\n' | b'\r'));
    let field = &field[..field_end.unwrap_or(field.len())];
    let (text, _, _) = encoding.decode(field);
    let name = encoding.name().to_lowercase();
    let seen = format!(
        "byte 0x{:02X} in field {} is not UTF-8; the file looks like {name}, where the field reads {}",
        bytes[wrong],
        commas + 1,
        super::shown(&text),
    );
    let excerpt = Excerpt::of(bytes, field_start..field_start + field.len(), line);
    Issue::new(Code("E0004"), At::line(file, line).showing(excerpt), &seen, "UTF-8", CURE)
}
