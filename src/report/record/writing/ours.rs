//! Telling what the program wrote from what a person put beside it or changed.

use super::{Listed, NotWritten};
use crate::intake;
use crate::report::record::manifest::FileListed;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The file in which a folder lists its other files.
const LIST: &str = "manifest.json";

/// Files that systems put into every folder that somebody looks at: nobody's work.
const NOBODYS: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Refuses a folder that is not of a sort, or that holds anything but what the program wrote.
pub(super) fn only(folder: &Path, listed: Listed, to: &Path) -> Result<(), NotWritten> {
    let Some(listed) = listed(folder) else { return Err(NotWritten::NotOurs(to.to_owned())) };
    let listed: BTreeMap<&str, &FileListed> =
        listed.iter().map(|file| (file.name.as_str(), file)).collect();
    let (mut foreign, mut changed) = (Vec::new(), Vec::new());
    let mut left = vec![(folder.to_owned(), String::new())];
    while let Some((path, within)) = left.pop() {
        let disk = |error| NotWritten::Disk(to.to_owned(), error);
        for entry in fs::read_dir(&path).map_err(disk)? {
            let entry = entry.map_err(disk)?;
            let kind = entry.file_type().map_err(disk)?;
            let last = entry.file_name().to_string_lossy().into_owned();
            let name = format!("{within}{last}");
            if kind.is_dir() {
                left.push((entry.path(), format!("{name}/")));
            } else if name == LIST || NOBODYS.contains(&last.as_str()) {
            } else {
                match listed.get(name.as_str()).filter(|_| kind.is_file()) {
                    None => foreign.push(name),
                    Some(file) if !is_as_listed(&entry.path(), file) => changed.push(name),
                    Some(_) => {}
                }
            }
        }
    }
    if foreign.is_empty() && changed.is_empty() {
        return Ok(());
    }
    foreign.sort();
    changed.sort();
    Err(NotWritten::OwnFiles { folder: to.to_owned(), foreign, changed })
}

fn is_as_listed(path: &Path, file: &FileListed) -> bool {
    // A file of another length need not be read, however long it is.
    let same_length = path.metadata().is_ok_and(|found| found.len() == file.bytes);
    let read = || {
        intake::read(path, intake::RUN)
            .is_ok_and(|b| FileListed::of(&file.name, &b).sha256 == file.sha256)
    };
    same_length && read()
}
