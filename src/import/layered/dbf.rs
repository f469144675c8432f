//! The table of a shapefile (dBASE): fields of a fixed width, names cut after ten letters, in letters that a file
//! beside it names, or nobody does.

use crate::import::sheet::Row;
use crate::import::told::Told;
use crate::issues::At;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// A table.
pub(super) struct Table {
    pub(super) names: Vec<String>,
    /// Rows with their numbers from 1, and whether each is marked as deleted.
    pub(super) rows: Vec<(Row, bool)>,
}

/// A field of the table: its name, and where in a row it stands.
struct Field<'a> {
    name: &'a [u8],
    from: usize,
    to: usize,
}

/// Reads a table.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn read(
    file: &str,
    bytes: &[u8],
    cpg: Option<&[u8]>,
    told: &mut Told,
) -> Result<Table, String> {
    let short = |at: usize| {
        let two: Option<[u8; 2]> = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
        two.map(|two| usize::from(u16::from_le_bytes(two)))
    };
    let n = bytes.get(4..8).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
    let (Some(n), Some(head), Some(width)) = (n, short(8), short(10)) else {
        return Err("it is no table of dBASE".to_owned());
    };
    let fields = fields(bytes, head).ok_or("its fields cannot be read")?;
    if fields.is_empty() || width == 0 || fields.iter().any(|field| field.to > width) {
        return Err("its fields are wider than its rows".to_owned());
    }
    let rows = bytes.get(head..).unwrap_or_default();
    let n = n as usize;
    if rows.len() / width < n {
        return Err(format!("it ends after {} of {n} rows", rows.len() / width));
    }
    let rows: Vec<&[u8]> = rows.chunks_exact(width).take(n).collect();
    let encoding = encoding(file, (&fields, &rows), cpg, told);
    let text = |bytes: &[u8]| encoding.decode_without_bom_handling(bytes).0.into_owned();
    let cell = |row: &[u8], field: &Field<'_>| {
        let text = text(&row[field.from..field.to]);
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        // Numbers that do not fit are filled with stars.
        if text.bytes().all(|byte| byte == b'*') { String::new() } else { text.to_owned() }
    };
    let row = |(n, row): (usize, &&[u8])| {
        let cells = fields.iter().map(|field| cell(row, field)).collect();
        (Row { line: n as u64 + 1, cells }, row[0] == b'*')
    };
    Ok(Table {
        names: fields.iter().map(|field| text(field.name)).collect(),
        rows: rows.iter().enumerate().map(row).collect(),
    })
}

/// The fields that the head of a table lists.
fn fields(bytes: &[u8], head: usize) -> Option<Vec<Field<'_>>> {
    let mut fields = Vec::new();
    // A row begins with the mark of deleted ones.
    let (mut at, mut from) = (32, 1);
    while at < head && *bytes.get(at)? != 0x0D {
        let field = bytes.get(at..at + 32)?;
        let name = field[..11].split(|byte| *byte == 0).next().unwrap_or_default();
        let to = from + usize::from(field[16]);
        fields.push(Field { name, from, to });
        (at, from) = (at + 32, to);
    }
    Some(fields)
}

/// The encoding that the file beside the table names, else what its texts look like, which is told.
fn encoding(
    file: &str,
    (fields, rows): (&[Field<'_>], &[&[u8]]),
    cpg: Option<&[u8]>,
    told: &mut Told,
) -> &'static Encoding {
    let cells = || {
        let of_row = |row: &&[u8]| {
            fields
                .iter()
                .map(|f| (f.from, f.to))
                .map(|(a, b)| row[a..b].to_vec())
                .collect::<Vec<_>>()
        };
        fields.iter().map(|field| field.name.to_vec()).chain(rows.iter().flat_map(of_row))
    };
    let fits = |encoding: &'static Encoding| {
        cells().all(|cell| !encoding.decode_without_bom_handling(&cell).1)
    };
    let said = cpg.and_then(named);
    if let Some(said) = said.filter(|said| fits(said)) {
        return said;
    }
    let found = match fits(encoding_rs::UTF_8) {
        true => encoding_rs::UTF_8,
        false => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            for cell in cells() {
                detector.feed(&cell, false);
                detector.feed(b" ", false);
            }
            detector.feed(b"", true);
            detector.guess(None, Utf8Detection::Deny)
        }
    };
    if let Some(said) = said {
        let what = format!("text that its .cpg calls {} and is not", said.name());
        told.left(&what, At::file(file), &format!("read as {}", found.name()));
    }
    let odd = |row: &&&[u8]| !row.is_ascii();
    if let Some(row) = rows.iter().find(odd).filter(|_| found != encoding_rs::UTF_8) {
        let line = rows.iter().position(|other| other == row).unwrap_or(0) as u64 + 1;
        let text = found.decode_without_bom_handling(row).0;
        let example: String = text.split_whitespace().collect::<Vec<&str>>().join(" ");
        let example: String = example.chars().take(60).collect();
        let what = format!("text read as {}, which it looks like: look at the names", found.name());
        told.took(&what, At::line(file, line), &example);
    }
    found
}

/// The encoding that a .cpg names: by its name, or as a number of a code page.
fn named(cpg: &[u8]) -> Option<&'static Encoding> {
    let text = String::from_utf8_lossy(cpg);
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\0' | '\u{FEFF}'));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let by_number = || match digits.as_str() {
        "65001" => Some("utf-8".to_owned()),
        number if number.len() == 4 && number.starts_with("125") => {
            Some(format!("windows-{number}"))
        }
        number => {
            Some(format!("iso-8859-{}", number.strip_prefix("8859").filter(|n| !n.is_empty())?))
        }
    };
    Encoding::for_label(text.as_bytes()).or_else(|| Encoding::for_label(by_number()?.as_bytes()))
}
