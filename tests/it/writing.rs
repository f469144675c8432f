//! What is written to disk: whole or not at all, nothing of anybody else's lost, nothing left behind.

mod commands;
mod remains;
mod together;

use aidreach::report::{Existing, FileListed, NotWritten, Unfit, put_file, put_folder};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// Names in a folder, hidden ones too, in order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("readable").map(|entry| entry.expect("an entry"));
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A folder of a sort of its own, as one writer would fill it.
fn made_by(writer: &str) -> BTreeMap<String, Vec<u8>> {
    let files = [("a.txt", writer), ("in/b.txt", writer), ("in/deep/c.txt", writer)];
    let mut files: BTreeMap<String, Vec<u8>> =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let listed: Vec<FileListed> =
        files.iter().map(|(name, bytes)| FileListed::of(name, bytes)).collect();
    let listed = serde_json::to_vec(&listed).expect("JSON");
    files.insert("manifest.json".to_owned(), listed);
    files
}

fn listed(folder: &Path) -> Option<Vec<FileListed>> {
    serde_json::from_slice(&fs::read(folder.join("manifest.json")).ok()?).ok()
}

const REPLACE: Existing = Existing::Replace(listed);

fn put(writer: &str, to: &Path, existing: Existing) -> Result<(), NotWritten> {
    put_folder(made_by(writer), to, existing)
}

/// Who wrote a folder; all of it must be of one writer.
fn writer_of(folder: &Path) -> String {
    let text = |name| fs::read_to_string(folder.join(name)).expect("a whole folder");
    let writer = text("a.txt");
    assert_eq!([text("in/b.txt"), text("in/deep/c.txt")], [writer.clone(), writer.clone()]);
    writer
}

#[test]
fn a_folder_is_filled_where_nothing_or_an_empty_one_is() {
    let at = folder();
    let to = at.path().join("deep/er/run");
    put("one", &to, Existing::Fill).expect("nothing was there");
    assert_eq!(writer_of(&to), "one");
    let refused = put("two", &to, Existing::Fill).expect_err("files are there");
    assert!(matches!(refused, NotWritten::Exists(_)), "{refused}");
    assert_eq!(writer_of(&to), "one");
    let empty = at.path().join("empty");
    fs::create_dir(&empty).expect("made");
    let refused = put("two", &empty, Existing::Keep).expect_err("it is there");
    assert!(matches!(refused, NotWritten::Exists(_)), "{refused}");
    put("two", &empty, Existing::Fill).expect("it is empty");
    assert_eq!(names(at.path()), ["deep", "empty"]);
    assert_eq!(names(&at.path().join("deep/er")), ["run"]);
}

#[test]
fn files_of_a_persons_own_are_never_replaced() {
    let at = folder();
    let to = at.path().join("run");
    put("one", &to, Existing::Fill).expect("written");
    fs::write(to.join("notes.txt"), "mine").expect("written");
    fs::write(to.join("in/deep/more.xlsx"), "mine").expect("written");
    fs::write(to.join("in/b.txt"), "ONE").expect("changed");
    fs::write(to.join(".DS_Store"), "nobody's").expect("written");
    match put("two", &to, REPLACE) {
        Err(NotWritten::OwnFiles { foreign, changed, .. }) => {
            assert_eq!(foreign, ["in/deep/more.xlsx", "notes.txt"]);
            assert_eq!(changed, ["in/b.txt"]);
        }
        other => unreachable_result(&other),
    }
    for (name, text) in [("notes.txt", "mine"), ("in/b.txt", "ONE"), ("a.txt", "one")] {
        assert_eq!(fs::read_to_string(to.join(name)).expect("kept"), text);
    }
    fs::remove_file(to.join("notes.txt")).expect("removed");
    fs::remove_file(to.join("in/deep/more.xlsx")).expect("removed");
    fs::write(to.join("in/b.txt"), "one").expect("as it was");
    put("two", &to, REPLACE).expect("all of it is the program's own");
    assert_eq!(writer_of(&to), "two");
    assert_eq!(names(at.path()), ["run"]);
}

fn unreachable_result(other: &Result<(), NotWritten>) {
    assert!(other.is_err(), "it was written");
    assert!(other.is_ok(), "{other:?}");
}

#[test]
fn what_is_no_folder_of_the_sort_stays() {
    let at = folder();
    let to = at.path().join("photos");
    fs::create_dir(&to).expect("made");
    fs::write(to.join("a.jpg"), "mine").expect("written");
    let refused = put("one", &to, REPLACE).expect_err("it is somebody's");
    assert!(matches!(refused, NotWritten::NotOurs(_)), "{refused}");
    let file = at.path().join("file");
    fs::write(&file, "mine").expect("written");
    let refused = put("one", &file, REPLACE).expect_err("a file");
    assert!(matches!(refused, NotWritten::Unfit(_, Unfit::File)), "{refused}");
    let refused = put("one", &file.join("below"), REPLACE).expect_err("below a file");
    assert!(matches!(refused, NotWritten::Disk(..)), "{refused}");
    let refused = put_file(&to, b"one", true).expect_err("a folder");
    assert!(matches!(refused, NotWritten::Unfit(_, Unfit::Folder)), "{refused}");
    assert_eq!(names(at.path()), ["file", "photos"]);
}

#[test]
fn odd_names_are_written_or_refused_and_leave_nothing() {
    let at = folder();
    let long = "n".repeat(255);
    put("one", &at.path().join(&long), Existing::Fill).expect("255 bytes are a name");
    put("two", &at.path().join(&long), REPLACE).expect("replaced as any other");
    put("one", &at.path().join("slash/"), Existing::Fill).expect("a folder, however it is said");
    put("one", &at.path().join("slash/../up"), Existing::Fill).expect("beside it");
    put_file(&at.path().join("f".repeat(255)), b"one", false).expect("255 bytes are a name");
    assert!(put("one", &at.path().join("missing/.."), REPLACE).is_err());
    let refused = put("one", &at.path().join("m".repeat(256)), Existing::Fill);
    assert!(matches!(refused, Err(NotWritten::Disk(..))), "{refused:?}");
    for to in ["", "/", ".", ".."] {
        assert!(put("one", Path::new(to), REPLACE).is_err(), "`{to}`");
        assert!(put_file(Path::new(to), b"one", true).is_err(), "`{to}`");
    }
    let refused = put_file(&at.path().join("file/"), b"one", true).expect_err("a folder's name");
    assert!(matches!(refused, NotWritten::Unfit(_, Unfit::Folder)), "{refused}");
    assert!(put_file(&at.path().join("no/such/file"), b"one", false).is_err());
    assert_eq!(names(at.path()), ["f".repeat(255), long, "slash".to_owned(), "up".to_owned()]);
}

#[test]
fn folders_made_on_the_way_go_where_nothing_is_written() {
    let at = folder();
    let to = at.path().join("a/b").join("n".repeat(256));
    assert!(put("one", &to, Existing::Fill).is_err());
    assert!(names(at.path()).is_empty(), "{:?}", names(at.path()));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn links_are_followed_and_stay() {
        let at = folder();
        let disk = at.path().join("disk");
        fs::create_dir(&disk).expect("made");
        put("one", &disk.join("run"), Existing::Fill).expect("written");
        fs::write(disk.join("file"), "one").expect("written");
        for name in ["run", "file"] {
            symlink(disk.join(name), at.path().join(name)).expect("a link");
        }
        put("two", &at.path().join("run"), REPLACE).expect("replaced where it lies");
        put_file(&at.path().join("file"), b"two", true).expect("replaced where it lies");
        for name in ["run", "file"] {
            let link = at.path().join(name).symlink_metadata().expect("there");
            assert!(link.is_symlink(), "{name}");
        }
        assert_eq!(writer_of(&disk.join("run")), "two");
        assert_eq!(fs::read_to_string(disk.join("file")).expect("there"), "two");
        symlink("nowhere", at.path().join("dead")).expect("a link");
        let dead = at.path().join("dead");
        for refused in [put("one", &dead, REPLACE), put_file(&dead, b"one", true)] {
            assert!(matches!(refused, Err(NotWritten::Unfit(_, Unfit::DeadLink))), "{refused:?}");
        }
        assert_eq!(names(&disk), ["file", "run"]);
    }

    #[test]
    fn a_link_in_a_folder_is_somebodys_own() {
        let at = folder();
        let to = at.path().join("run");
        put("one", &to, Existing::Fill).expect("written");
        fs::write(at.path().join("kept"), "one").expect("written");
        fs::remove_file(to.join("a.txt")).expect("removed");
        symlink("../kept", to.join("a.txt")).expect("a link");
        let refused = put("two", &to, REPLACE).expect_err("a link is not what was written");
        assert!(matches!(refused, NotWritten::OwnFiles { .. }), "{refused}");
        assert_eq!(fs::read_to_string(at.path().join("kept")).expect("there"), "one");
    }

    #[test]
    fn who_closed_a_folder_to_others_keeps_it_closed() {
        let at = folder();
        let (run, file) = (at.path().join("run"), at.path().join("file"));
        put("one", &run, Existing::Fill).expect("written");
        put_file(&file, b"one", false).expect("written");
        let mode = |path: &Path| path.metadata().expect("there").permissions().mode() & 0o777;
        let closed = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("one's own");
        };
        closed(&run, 0o700);
        closed(&file, 0o600);
        put("two", &run, REPLACE).expect("replaced");
        put_file(&file, b"two", true).expect("replaced");
        assert_eq!([mode(&run), mode(&file)], [0o700, 0o600]);
    }
}
