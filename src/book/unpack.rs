//! A workbook looked over before the library reads it. Sizes that a workbook declares may lie, so every
//! part is unpacked and counted; and the library takes positions and counts of a workbook at their word,
//! so those are read here first.

use super::hidden::Hiding;
use super::open_document::{self, Unread, looked_over};
use super::{Format, Sort};
use crate::intake::in_bytes;
use crate::issues::{At, Code, Issue};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most parts.
const PARTS: usize = 500;
/// The most elements that each take much room.
const FORMATS: usize = 10_000;
/// The rows and columns that a sheet can have.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// Why a workbook is not read: a code, what was seen, what was expected, what helps.
struct Unfit(&'static str, String, String, &'static str);

const SAVE: &str = "open it in a spreadsheet and save it anew as .xlsx, without a password";
const AS_XLSX: &str = "a workbook as .xlsx";

/// Looks a workbook over.
///
/// # Errors
/// What keeps it from being read, before anything large is made of it.
pub(super) fn look_over(file: &str, bytes: &[u8], sort: Sort) -> Result<Looked, Box<Issue>> {
    parts(bytes, sort).map_err(|Unfit(code, seen, expected, help)| {
        Box::new(Issue::new(Code(code), At::file(file), &seen, &expected, help))
    })
}

/// What was found when a workbook was looked over.
pub(super) struct Looked {
    pub(super) format: Format,
    /// What Excel hides.
    pub(super) hiding: Hiding,
    /// The sheets of LibreOffice.
    pub(super) sheets: Vec<open_document::Sheet>,
}

fn parts(bytes: &[u8], sort: Sort) -> Result<Looked, Unfit> {
    let other = |what: &str| Unfit("E0023", what.to_owned(), AS_XLSX.to_owned(), SAVE);
    if let Some(what) = other_format(bytes) {
        return Err(other(what));
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unpacked_wrongly(&error))?;
    let has = |name: &str| zip.file_names().any(|part| part.is_ok_and(|part| part == name));
    let format = match () {
        () if has("xl/workbook.bin") => return Err(other("a binary workbook (.xlsb)")),
        () if has("content.xml") && sort.open_document => Format::OpenDocument,
        () if has("content.xml") => return Err(other("an OpenDocument sheet (.ods)")),
        () => Format::Excel,
    };
    if zip.len() > PARTS {
        let seen = format!("a workbook of {} parts", zip.len());
        let expected = format!("{PARTS} parts at the most");
        return Err(Unfit("E0020", seen, expected, sort.help));
    }
    if zip.has_duplicate_names() {
        let seen = "a workbook that has a part twice".to_owned();
        return Err(Unfit("E0022", seen, "each part once".to_owned(), SAVE));
    }
    let mut looked = Looked { format, hiding: Hiding::default(), sheets: Vec::new() };
    let (mut left, mut counts) = (sort.unpacked, Counts::default());
    let mut part = Vec::new();
    for n in 0..zip.len() {
        let entry = zip.by_index(n).map_err(|error| unpacked_wrongly(&error))?;
        if entry.encrypted() {
            return Err(other("a workbook with a password"));
        }
        let name = entry.name().map(|name| name.into_owned()).unwrap_or_default();
        part.clear();
        let read = entry.take(left + 1).read_to_end(&mut part);
        let n_bytes = part.len() as u64;
        if n_bytes > left {
            let most = in_bytes(sort.unpacked);
            let seen = format!("it unpacks to more than {most}");
            return Err(Unfit("E0020", seen, format!("{most} unpacked at the most"), sort.help));
        }
        read.map_err(|error| unpacked_wrongly(&ZipError::Io(error)))?;
        left -= n_bytes;
        elements(&part, &mut counts, sort)?;
        match format {
            Format::Excel => looked.hiding.look(&name, &part),
            Format::OpenDocument if name == "content.xml" => {
                looked.sheets = content(&part, sort)?;
            }
            Format::OpenDocument => {}
        }
    }
    Ok(looked)
}

/// The sheets of LibreOffice, looked over.
fn content(part: &[u8], sort: Sort) -> Result<Vec<open_document::Sheet>, Unfit> {
    looked_over(part, sort.unpacked).map_err(|why| match why {
        Unread::TooMuch => {
            let seen = "rows or cells that are repeated millions of times".to_owned();
            Unfit("E0020", seen, "some hundred thousand cells".to_owned(), sort.help)
        }
        Unread::Odd => {
            let seen = "sheets as LibreOffice does not write them".to_owned();
            Unfit("E0022", seen, "a sheet as LibreOffice saves it".to_owned(), SAVE)
        }
    })
}

fn unpacked_wrongly(error: &ZipError) -> Unfit {
    let seen = format!("it cannot be unpacked: {error}");
    Unfit("E0022", seen, "a workbook as a spreadsheet saves it".to_owned(), SAVE)
}

/// What a file is that no zip archive is.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    // Older workbooks, and new ones with a password, lie in a container of its own.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = bytes.windows(name.len()).any(|window| window == name);
        return Some(if locked { "a workbook with a password" } else { "an old workbook (.xls)" });
    }
    (!bytes.starts_with(b"PK")).then_some("no workbook")
}

/// How many elements there are so far.
#[derive(Default)]
struct Counts {
    all: usize,
    formats: usize,
}

/// Looks at every place where an element could begin, within comments too: what the library may read is
/// among them.
fn elements(part: &[u8], counts: &mut Counts, sort: Sort) -> Result<(), Unfit> {
    let mut rest = part;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[at + 1..];
        let end = rest.iter().take(64).position(|b| b.is_ascii_whitespace() || b"/>".contains(b));
        let Some(end) = end.filter(|end| *end > 0) else {
            continue;
        };
        let name = &rest[..end];
        let name = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
        counts.all += 1;
        counts.formats += usize::from(name == b"xf" || name == b"numFmt");
        if counts.all > sort.elements || counts.formats > FORMATS {
            let seen = format!("a workbook of far more cells and formats than {} has", sort.kind);
            return Err(Unfit("E0020", seen, "some thousands".to_owned(), sort.help));
        }
        if [&b"c"[..], b"row", b"dimension", b"f", b"sst"].contains(&name) {
            attributes(name, &rest[end..], sort)?;
        }
    }
    Ok(())
}

/// Reads the attributes that the library takes at their word.
fn attributes(element: &[u8], text: &[u8], sort: Sort) -> Result<(), Unfit> {
    let mut rest = text.trim_ascii_start();
    while let Some(equals) = rest.iter().position(|b| b"=><".contains(b)) {
        if rest[equals] != b'=' {
            return Ok(());
        }
        let key = rest[..equals].trim_ascii();
        let after = rest[equals + 1..].trim_ascii_start();
        let Some((quote, after)) = after.split_first().filter(|(quote, _)| b"\"'".contains(quote))
        else {
            return Ok(());
        };
        let Some(end) = after.iter().position(|byte| byte == quote) else {
            return Ok(());
        };
        let value = &after[..end];
        let fits = match (element, key) {
            (b"c", b"r") => position(value).is_some_and(|(_, column)| column > 0),
            (b"row", b"r") => position(value).is_some(),
            (b"dimension" | b"f", b"ref") => range(value),
            (b"sst", b"uniqueCount") => number(value).is_some_and(|n| n as usize <= sort.elements),
            _ => true,
        };
        if !fits {
            let value = String::from_utf8_lossy(&value[..value.len().min(40)]).into_owned();
            let seen = format!("a workbook with `{value}` where a position or a count belongs");
            return Err(Unfit("E0022", seen, "positions such as C7".to_owned(), SAVE));
        }
        rest = after[end + 1..].trim_ascii_start();
    }
    Ok(())
}

/// Row and column of a position, from 1; the column is nought where it names a row only.
fn position(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters > 3 {
        return None;
    }
    let digit = |byte: &u8| u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let column = text[..letters].iter().fold(0, |column, byte| column * 26 + digit(byte));
    let row = number(&text[letters..])?;
    ((1..=ROWS).contains(&row) && column <= COLUMNS).then_some((row, column))
}

/// Whether a text is one position or two, the second below and right of the first.
fn range(text: &[u8]) -> bool {
    let corners: Option<Vec<(u32, u32)>> = text.split(|b| *b == b':').map(position).collect();
    match corners.as_deref() {
        Some([_]) => true,
        Some([first, second]) => first.0 <= second.0 && first.1 <= second.1,
        _ => false,
    }
}

/// A whole number of at most nine digits.
fn number(text: &[u8]) -> Option<u32> {
    if text.len() > 9 {
        return None;
    }
    std::str::from_utf8(text).ok()?.parse().ok()
}
