//! What lies in a pack and is not read: told by name, because a table that nothing reads is missing
//! where it was wanted.

use super::{At, Code, Issue, Issues, TABLES, nearest};
use crate::country::files::{IMPORTED, PackFiles, READ_FOLDERS};
use crate::country::outlines::MAPS;
use crate::country::pack::FILE;

/// Tells every file and folder that nothing reads.
pub(super) fn tell(files: &dyn PackFiles, issues: &mut Issues) {
    let names = files.names();
    let there = |file: &str| names.iter().any(|name| name == file);
    let unread = files.unread();
    let all = names.iter().chain(&unread);
    for name in all.filter(|name| !is_read(name) && !is_for_people(name)) {
        let (seen, expected) = match name.split_once('/') {
            None => ("not a file that a pack has, so not read", "the name of a table"),
            Some(_) => ("not read", "a name that ends in `.toml`"),
        };
        let help = help(name, &there);
        let at = At::file(name);
        issues.push(match meant(name).is_some_and(|file| !there(&file)) {
            true => {
                let seen = "a table under a name that is not read, and none under its own";
                Issue::new(Code("E0030"), at, seen, expected, &help)
            }
            false => Issue::new(Code("W0013"), at, seen, expected, &help),
        });
    }
    for name in files.folders().iter().filter(|name| !is_hidden(name)) {
        let help = match nearest(name, READ_FOLDERS) {
            Some(near) if !name.contains('/') => format!("did you mean `{near}`?"),
            _ => "move what it holds to where it is read".to_owned(),
        };
        let seen = "a folder that a pack does not have, so nothing in it is read";
        let at = At::file(&format!("{name}/"));
        issues.push(Issue::new(Code("W0013"), at, seen, "`scenarios` and `exercises` only", &help));
    }
}

/// A table at the top of the pack that no list of columns belongs to.
pub(super) fn is_table(name: &str) -> bool {
    !name.contains('/') && name.to_lowercase().ends_with(".csv") && !is_read(name)
}

fn is_read(name: &str) -> bool {
    match name.split_once('/') {
        Some((_, file)) => file.ends_with(".toml"),
        None => {
            let table = TABLES.iter().any(|table| table.file == name);
            let beside = [FILE, IMPORTED].contains(&name);
            table || beside || MAPS.iter().any(|(file, _)| *file == name)
        }
    }
}

/// Pages and terms that lie beside the tables, and what systems leave in folders.
fn is_for_people(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let upper = file.to_uppercase();
    let page = [".MD", ".PDF"].iter().any(|end| upper.ends_with(end));
    let terms = ["LICENSE", "LICENCE", "COPYING"].iter().any(|start| upper.starts_with(start));
    page || terms || is_hidden(file) || ["THUMBS.DB", "DESKTOP.INI"].contains(&upper.as_str())
}

fn is_hidden(name: &str) -> bool {
    name.rsplit('/').next().unwrap_or(name).starts_with('.')
}

/// The file that is read in place of one in capitals, or of a sheet.
fn meant(name: &str) -> Option<String> {
    let (stem, end) = name.rsplit_once('.')?;
    let end = end.to_lowercase();
    let end = if SHEETS.contains(&end.as_str()) { "csv" } else { &end };
    let file = format!("{}.{end}", stem.to_lowercase());
    (!name.contains('/') && file != name && is_read(&file)).then_some(file)
}

/// Endings of tables that other programs write.
const SHEETS: [&str; 6] = ["xlsx", "xls", "xlsb", "ods", "tsv", "txt"];

/// What may be meant: the same name in small letters, the table of that name in a sheet, a near one.
fn help(name: &str, there: &dyn Fn(&str) -> bool) -> String {
    let tables = || TABLES.iter().map(|table| table.file);
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let lower = format!("{}.{}", stem.to_lowercase(), end.to_lowercase());
    let sheet = SHEETS.contains(&end.to_lowercase().as_str());
    let table = format!("{}.csv", stem.to_lowercase());
    if name.contains('/') {
        return "scenarios and exercises end in `.toml`, in small letters".to_owned();
    }
    if lower != name && is_read(&lower) {
        return match there(&lower) {
            true => format!("only `{lower}` is read: delete one of the two"),
            false => format!("rename it to `{lower}`"),
        };
    }
    if sheet && is_read(&table) {
        return match there(&table) {
            true => format!("only `{table}` is read: save the sheet anew as that, or delete it"),
            false => format!("save it as \"CSV UTF-8 (comma delimited)\" under `{table}`"),
        };
    }
    let near = nearest(name, tables().filter(|file| !there(file)));
    near.map_or(String::new(), |near| format!("did you mean `{near}`?"))
}
