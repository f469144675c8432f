//! Files that are no pack at all: told once, not as one missing table after the other.

use super::{At, Code, Issue, Issues, TABLES};
use crate::country::PackFiles;
use crate::country::pack::FILE;

/// Whether there is anything of a pack among the files; told where there is not.
pub(in crate::country) fn is_a_pack(files: &dyn PackFiles, issues: &mut Issues) -> bool {
    let names = files.names();
    let is_of_one = |name: &String| {
        let name = name.to_lowercase();
        let stem = name.split('.').next().unwrap_or_default();
        let mut tables = TABLES.iter().map(|table| table.file.trim_end_matches(".csv"));
        name == FILE || (!name.contains('/') && tables.any(|table| table == stem))
    };
    if names.iter().any(is_of_one) {
        return true;
    }
    let inner = names.iter().find_map(|name| name.strip_suffix(FILE)?.strip_suffix('/'));
    let help = match inner {
        Some(folder) => format!("a pack lies within, in `{folder}`: take that folder alone"),
        None if has(&names, "xl/workbook.xml") => {
            "this is a workbook: give it a name that ends in .xlsx".to_owned()
        }
        None if has(&names, "content.xml") => {
            "this is a sheet of LibreOffice: give it a name that ends in .ods".to_owned()
        }
        None => "`aidreach new` writes one with every key explained".to_owned(),
    };
    let seen = "no pack in here";
    let expected = format!("`{FILE}`, tables and scenarios");
    issues.push(Issue::new(Code("E0001"), At::file("the pack"), seen, &expected, &help));
    false
}

fn has(names: &[String], wanted: &str) -> bool {
    names.iter().any(|name| name == wanted)
}
