//! Several writers to one place: one wins, the others are told, and nothing is mixed.

use super::{Existing, NotWritten, REPLACE, folder, made_by, names, put, put_file, writer_of};
use std::fs::{self, File};
use std::sync::Barrier;
use std::thread;

/// Lets several writers begin at once; how many wrote, and what the others were told.
fn at_once(
    writers: usize,
    write: impl Fn(&str) -> Result<(), NotWritten> + Sync,
) -> (usize, Vec<NotWritten>) {
    let start = Barrier::new(writers);
    let done: Vec<Result<(), NotWritten>> = thread::scope(|scope| {
        let work = |n: usize| {
            let (start, write) = (&start, &write);
            scope.spawn(move || {
                start.wait();
                write(&format!("writer {n}"))
            })
        };
        let working: Vec<_> = (0..writers).map(work).collect();
        working.into_iter().map(|work| work.join().expect("no panic")).collect()
    });
    let wrote = done.iter().filter(|done| done.is_ok()).count();
    (wrote, done.into_iter().filter_map(Result::err).collect())
}

#[test]
fn of_many_that_begin_a_folder_one_wins() {
    for _ in 0..30 {
        let at = folder();
        let to = at.path().join("run");
        let (wrote, told) = at_once(6, |writer| put(writer, &to, Existing::Fill));
        assert_eq!(wrote, 1, "{told:?}");
        for why in told {
            assert!(matches!(why, NotWritten::Busy(_) | NotWritten::Exists(_)), "{why}");
        }
        writer_of(&to);
        assert_eq!(names(at.path()), ["run"]);
    }
}

#[test]
fn of_many_that_replace_a_folder_each_is_whole_or_told() {
    let at = folder();
    let to = at.path().join("run");
    put("first", &to, Existing::Fill).expect("written");
    for _ in 0..30 {
        let (wrote, told) = at_once(6, |writer| put(writer, &to, REPLACE));
        assert!(wrote >= 1, "{told:?}");
        for why in told {
            assert!(matches!(why, NotWritten::Busy(_)), "{why}");
        }
        assert_ne!(writer_of(&to), "first");
        assert_eq!(names(at.path()), ["run"]);
    }
}

#[test]
fn of_many_that_write_a_file_one_wins() {
    for replace in [false, true] {
        let at = folder();
        let to = at.path().join("file");
        let (wrote, told) = at_once(6, |writer| put_file(&to, writer.as_bytes(), replace));
        assert!(if replace { wrote >= 1 } else { wrote == 1 }, "{told:?}");
        for why in told {
            assert!(matches!(why, NotWritten::Busy(_) | NotWritten::Exists(_)), "{why}");
        }
        assert!(fs::read_to_string(&to).expect("whole").starts_with("writer "));
        assert_eq!(names(at.path()), ["file"]);
    }
}

#[test]
fn a_place_that_is_being_written_is_left_to_its_writer() {
    let at = folder();
    let to = at.path().join("run");
    put("one", &to, Existing::Fill).expect("written");
    let hidden = at.path().join(".run.aidreach");
    fs::create_dir(&hidden).expect("made");
    let lock = File::create(hidden.join("lock")).expect("made");
    lock.lock().expect("the disk has locks");
    fs::write(hidden.join("new"), "half").expect("written");
    let refused = put("two", &to, REPLACE).expect_err("it is in use");
    assert!(matches!(refused, NotWritten::Busy(_)), "{refused}");
    assert_eq!(fs::read_to_string(hidden.join("new")).expect("left alone"), "half");
    drop(lock);
    put("two", &to, REPLACE).expect("its writer has gone");
    assert_eq!(writer_of(&to), "two");
    assert_eq!(names(at.path()), ["run"]);
}

#[test]
fn files_that_come_in_meanwhile_are_not_lost() {
    let at = folder();
    let to = at.path().join("run");
    put("one", &to, Existing::Fill).expect("written");
    // Comes in while the new folder is being written, after the first look at the old one.
    let files = made_by("two").into_iter().inspect(|(name, _)| {
        if name == "a.txt" {
            fs::write(to.join("notes.txt"), "mine").expect("written");
        }
    });
    let refused =
        aidreach::report::put_folder(files, &to, REPLACE).expect_err("notes.txt is there");
    assert!(matches!(refused, NotWritten::OwnFiles { .. }), "{refused}");
    assert_eq!(writer_of(&to), "one");
    assert_eq!(fs::read_to_string(to.join("notes.txt")).expect("kept"), "mine");
    assert_eq!(names(at.path()), ["run"]);
}
