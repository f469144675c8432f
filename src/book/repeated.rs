//! Sheets of LibreOffice say how often a row or a cell is repeated. The library writes every repeat out, so what that
//! comes to is counted first.

/// The most cells with something in them, repeats counted, and the most rows above the last of these.
const CELLS: u64 = 2_000_000;
const ROWS: u64 = 1_048_576;

/// Whether the repeats of a sheet's content come to no more than may be written out.
pub(super) fn can_be_written_out(content: &[u8]) -> bool {
    let (mut cells, mut rows) = (0u64, 0u64);
    for row in parts(content, b"<table:table-row") {
        let times = repeated(row, b"table:number-rows-repeated");
        let mut filled = 0u64;
        for cell in parts(row, b"<table:table-cell") {
            let times = repeated(cell, b"table:number-columns-repeated");
            if find(head(cell), b"office:value-type").is_some() || find(cell, b"<text:p").is_some()
            {
                filled = filled.saturating_add(times);
            }
        }
        if filled > 0 {
            rows = rows.saturating_add(times);
            cells = cells.saturating_add(filled.saturating_mul(times));
        }
        if cells > CELLS || rows > ROWS {
            return false;
        }
    }
    true
}

/// What begins with a mark, each up to the next one.
fn parts<'a>(text: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = find(text, mark).map(|at| &text[at + mark.len()..]);
    std::iter::from_fn(move || {
        let part = rest?;
        let end = find(part, mark);
        rest = end.map(|end| &part[end + mark.len()..]);
        Some(&part[..end.unwrap_or(part.len())])
    })
}

/// The attributes of an element, up to its bracket.
fn head(element: &[u8]) -> &[u8] {
    let end = element.iter().position(|byte| *byte == b'>').unwrap_or(element.len());
    &element[..end]
}

fn repeated(element: &[u8], attribute: &[u8]) -> u64 {
    let head = head(element);
    let Some(at) = find(head, attribute) else { return 1 };
    let value = head[at + attribute.len()..].split(|byte| b"\"'".contains(byte)).nth(1);
    let value = value.and_then(|value| std::str::from_utf8(value).ok());
    // A number that is none, or too large for one, is taken for too large.
    value.and_then(|value| value.trim().parse().ok()).unwrap_or(u64::MAX)
}

fn find(text: &[u8], mark: &[u8]) -> Option<usize> {
    let first = *mark.first()?;
    let mut from = 0;
    while let Some(at) = text.get(from..)?.iter().position(|byte| *byte == first) {
        if text[from + at..].starts_with(mark) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
