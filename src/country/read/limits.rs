//! How large a pack may be. Limits grow with the country: a table of months of areas may have as many
//! rows as there are areas and months, so that thousands of areas are an honest pack, and a table that
//! could not fit the others is refused before it is read.

use super::keys::own_key;
use super::{At, Code, Issue, Issues, Kind, Sheet, Table};
use crate::country::PackFiles;
use crate::intake::{Refused, TABLE, in_bytes};
use std::io;

/// The most bytes of all files of a pack together.
const MOST_IN_ALL: u64 = 96_000_000;
/// The most files of a pack.
pub(in crate::country) const MOST_FILES: usize = 5_000;
/// Rows of a table that has keys of its own.
const MOST_KEYS: usize = 500_000;
/// Rows that every table may have, whatever it refers to.
const ROWS_ANYWAY: usize = 20_000;
/// Rows for each row of the table that the key names: months of a window, times a few kinds.
const ROWS_EACH: usize = 100;

/// The most rows of a table: of one with keys of its own what any country has many times over, of rations
/// what 8 bits count, of others by the rows of the one that their key names.
pub(super) fn most_rows(table: &Table, read: &[Sheet]) -> usize {
    if own_key(table).is_some() {
        return match table.file {
            "rations.csv" => usize::from(u8::MAX),
            _ => MOST_KEYS,
        };
    }
    let key = table.key.iter().filter_map(|key| table.columns.iter().find(|c| c.name == *key));
    let of = key.filter_map(|column| {
        let area = matches!(column.kind, Kind::Area(_) | Kind::Either);
        if let Kind::Key(file) = column.kind { Some(file) } else { area.then_some("areas.csv") }
    });
    let rows = |file| read.iter().find(|sheet| sheet.table.file == file).map(|s| s.rows.len());
    let most = of.filter_map(rows).max().unwrap_or(0);
    ROWS_ANYWAY + ROWS_EACH * most
}

/// Whether a file has at most the bytes that one may have.
pub(super) fn fits(bytes: u64) -> io::Result<()> {
    match bytes > TABLE.bytes {
        true => Err(Refused::TooLarge { bytes: Some(bytes), most: TABLE }.into()),
        false => Ok(()),
    }
}

/// Whether the whole pack can be read; told where it cannot.
pub(in crate::country) fn pack_fits(files: &dyn PackFiles, issues: &mut Issues) -> bool {
    let names = files.names();
    let bytes: u64 = names.iter().filter_map(|name| files.size(name).ok()).sum();
    let (seen, expected) = if names.len() > MOST_FILES {
        (format!("more than {MOST_FILES} files"), format!("{MOST_FILES} at the most"))
    } else if bytes > MOST_IN_ALL {
        let expected = format!("{} at the most", in_bytes(MOST_IN_ALL));
        (format!("{} in all files together", in_bytes(bytes)), expected)
    } else {
        return true;
    };
    let help = "a pack holds tables, maps and scenarios: is this the right folder?";
    issues.push(Issue::new(Code("E0019"), At::file("the pack"), &seen, &expected, help));
    false
}
