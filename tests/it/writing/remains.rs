//! What killed writers leave: cleared away by the next one, and nothing else is.

use super::{Existing, REPLACE, folder, names, put, put_file, writer_of};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The hidden folder of a writer that was killed so long ago.
fn left(at: &Path, target: &str, minutes: u64) -> PathBuf {
    let hidden = at.join(format!(".{target}.aidreach"));
    fs::create_dir_all(hidden.join("new/in")).expect("made");
    fs::write(hidden.join("new/in/b.txt"), "half").expect("written");
    fs::write(hidden.join("lock"), target).expect("written");
    let lock = File::options().write(true).open(hidden.join("lock")).expect("there");
    let then = SystemTime::now() - Duration::from_secs(60 * minutes);
    lock.set_modified(then).expect("one's own file");
    hidden
}

#[test]
fn the_next_writer_to_the_same_place_clears_away_at_once() {
    let at = folder();
    left(at.path(), "run", 0);
    put("one", &at.path().join("run"), Existing::Fill).expect("nobody is at work");
    assert_eq!(writer_of(&at.path().join("run")), "one");
    left(at.path(), "file", 0);
    put_file(&at.path().join("file"), b"one", false).expect("nobody is at work");
    assert_eq!(names(at.path()), ["file", "run"]);
}

#[test]
fn a_writer_to_another_place_clears_away_what_is_old() {
    let at = folder();
    left(at.path(), "old", 11);
    left(at.path(), "young", 9);
    let used = left(at.path(), "used", 11);
    let lock = File::open(used.join("lock")).expect("there");
    lock.lock_shared().expect("the disk has locks");
    let own = left(at.path(), "mine", 11);
    fs::write(own.join("notes.txt"), "mine").expect("written");
    fs::create_dir(at.path().join(".settings.aidreach")).expect("made");
    put("one", &at.path().join("run"), Existing::Fill).expect("written");
    let still =
        [".mine.aidreach", ".settings.aidreach", ".used.aidreach", ".young.aidreach", "run"];
    assert_eq!(names(at.path()), still);
}

#[test]
fn what_was_moved_away_without_anything_in_its_place_comes_back() {
    let at = folder();
    for (target, minutes, next) in [("run", 0, "run"), ("other", 11, "third")] {
        let hidden = left(at.path(), target, minutes);
        put("old", &hidden.join("old"), Existing::Fill).expect("written");
        fs::remove_dir_all(hidden.join("new")).expect("removed");
        let lock = File::options().write(true).open(hidden.join("lock")).expect("there");
        lock.set_modified(SystemTime::now() - Duration::from_secs(60 * minutes)).expect("own");
        if next == target {
            put("new", &at.path().join(next), Existing::Fill).expect_err("the old one is back");
        } else {
            put("new", &at.path().join(next), Existing::Fill).expect("written");
        }
        assert_eq!(writer_of(&at.path().join(target)), "old");
    }
    assert_eq!(names(at.path()), ["other", "run", "third"]);
}

#[cfg(unix)]
#[test]
fn a_lock_that_is_a_link_leads_to_no_harm() {
    let at = folder();
    let precious = at.path().join("precious");
    fs::write(&precious, "mine").expect("written");
    let hidden = at.path().join(".run.aidreach");
    fs::create_dir(&hidden).expect("made");
    std::os::unix::fs::symlink(&precious, hidden.join("lock")).expect("a link");
    put("one", &at.path().join("run"), REPLACE).expect_err("this is no lock of ours");
    assert_eq!(fs::read_to_string(&precious).expect("there"), "mine");
}
