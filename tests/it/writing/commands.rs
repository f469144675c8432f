//! The same as commands do it: what they say, which modes files have, and kills at many moments.

use super::{folder, names};
use crate::cli::run_in;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const PLAN: [&str; 6] = ["plan", "--country", "example", "--out", "run", "-q"];
const FORCED: [&str; 7] = ["plan", "--country", "example", "--out", "run", "-q", "--force"];

/// All files below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    crate::cli::exported::files(folder)
}

#[test]
fn the_folder_one_stands_in_is_not_replaced() {
    let at = folder();
    assert_eq!(run_in(at.path(), &PLAN).exit, 0);
    let run = at.path().join("run");
    let before = files(&run);
    for out in ["../run", ".", "../run/", "../run/../run"] {
        let ran = run_in(&run, &["plan", "--country", "example", "--out", out, "--force", "-q"]);
        assert_eq!(ran.exit, 2, "{out}: {}", ran.err);
        assert!(ran.err.contains("this command was started in"), "{out}: {}", ran.err);
        assert_eq!(files(&run), before, "{out}");
        assert_eq!(names(at.path()), ["run"], "{out}");
    }
    let below = ["plan", "--country", "example", "--out", "../../run", "--force", "-q"];
    assert_eq!(run_in(&run.join("tables"), &below).exit, 2);
    assert_eq!(files(&run), before);
    fs::create_dir(at.path().join("empty")).expect("made");
    let ran = run_in(&at.path().join("empty"), &["new", "."]);
    assert_eq!(ran.exit, 2, "{}", ran.err);
    assert!(names(&at.path().join("empty")).is_empty());
}

#[test]
fn forced_over_files_of_ones_own_a_run_is_refused_by_their_names() {
    let at = folder();
    assert_eq!(run_in(at.path(), &PLAN).exit, 0);
    fs::write(at.path().join("run/notes.txt"), "mine").expect("written");
    fs::write(at.path().join("run/tables/left.csv"), "mine").expect("written");
    let before = files(&at.path().join("run"));
    let ran = run_in(at.path(), &FORCED);
    expect_test::expect![[r#"
        E0902 run: holds files that aidreach did not write: notes.txt; holds files that changed since: tables/left.csv -> a run as it was written
          help: move them elsewhere, or choose another folder: --force replaces nothing but what aidreach wrote
    "#]]
    .assert_eq(&ran.err);
    assert_eq!(ran.exit, 2);
    assert_eq!(files(&at.path().join("run")), before);
}

#[test]
fn every_command_that_writes_a_folder_keeps_what_is_there() {
    let at = folder();
    let commands: [&[&str]; 5] = [
        &["new", "x"],
        &["export-model", "baseline", "--country", "example", "--format", "mps", "--out", "x"],
        &["exercise", "new", "--country", "example", "--out", "x"],
        &["export", "--country", "example", "--to", "json", "--out", "x"],
        &["plan", "--country", "example", "--out", "x"],
    ];
    fs::create_dir(at.path().join("x")).expect("made");
    fs::write(at.path().join("x/notes.txt"), "mine").expect("written");
    for command in commands {
        let ran = run_in(at.path(), command);
        assert_eq!(ran.exit, 2, "{command:?}: {}", ran.err);
        assert!(ran.err.starts_with("E0902 x: "), "{command:?}: {}", ran.err);
        assert_eq!(names(&at.path().join("x")), ["notes.txt"], "{command:?}");
        assert_eq!(names(at.path()), ["x"], "{command:?}");
    }
}

#[test]
fn an_earlier_debrief_is_replaced_but_not_what_was_noted_in_it() {
    let at = folder();
    let begin = ["exercise", "new", "--country", "example", "--teams", "1", "--out", "ex"];
    assert_eq!(run_in(at.path(), &begin).exit, 0);
    assert_eq!(run_in(at.path(), &["exercise", "turn", "ex", "--absent", "1"]).exit, 0);
    for _ in 0..2 {
        let ran = run_in(at.path(), &["exercise", "debrief", "ex"]);
        assert_eq!(ran.exit, 0, "{}", ran.err);
    }
    let review = at.path().join("ex/debrief/review.md");
    fs::write(&review, "what we learnt").expect("written");
    let ran = run_in(at.path(), &["exercise", "debrief", "ex"]);
    assert_eq!(ran.exit, 2, "{}", ran.err);
    assert!(ran.err.contains("changed since: review.md"), "{}", ran.err);
    assert_eq!(fs::read_to_string(review).expect("kept"), "what we learnt");
}

#[test]
fn of_two_commands_that_write_a_run_the_second_is_told() {
    let at = folder();
    fs::create_dir(at.path().join(".run.aidreach")).expect("made");
    let lock = fs::File::create(at.path().join(".run.aidreach/lock")).expect("made");
    lock.lock().expect("the disk has locks");
    let ran = run_in(at.path(), &PLAN);
    expect_test::expect![[r#"
        E0904 run: another aidreach is writing there at this moment
          help: wait until it is done, or choose another place; where none is at work, delete the hidden folder `.run.aidreach` beside it
    "#]]
    .assert_eq(&ran.err);
    assert_eq!(ran.exit, 1);
    drop(lock);
    assert_eq!(run_in(at.path(), &PLAN).exit, 0);
    assert_eq!(names(at.path()), ["run"]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::io::Read;
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Output, Stdio};
    use std::time::{Duration, Instant};

    /// Runs a line of shell in which `$aidreach` is the program.
    fn shell(at: &Path, line: &str) -> Output {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", line])
            .current_dir(at)
            .env("AIDREACH_DRAWS", "4")
            .env("AIDREACH_NO_PROGRESS", "1")
            .env("aidreach", env!("CARGO_BIN_EXE_aidreach"));
        shell.output().expect("a shell")
    }

    fn modes(at: &Path, found: &mut BTreeMap<String, u32>) {
        let mode = at.symlink_metadata().expect("there").permissions().mode() & 0o777;
        found.insert(at.display().to_string(), mode);
        if at.is_dir() {
            names(at).iter().for_each(|name| modes(&at.join(name), found));
        }
    }

    #[test]
    fn modes_are_what_the_umask_leaves() {
        let plan = "\"$aidreach\" plan --country example --out run -q > said";
        let more = [
            "\"$aidreach\" new pack > said",
            "\"$aidreach\" brief belmar --country example --format html --out brief.html -q",
            "\"$aidreach\" export --country example --to csv --out deep/er -q",
        ];
        for (umask, file, folder_mode) in [("022", 0o644, 0o755), ("007", 0o660, 0o770)] {
            let at = folder();
            let line = [&[plan], &more[..]].concat().join(" && ");
            let ran = shell(at.path(), &format!("umask {umask} && {line}"));
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
            let mut found = BTreeMap::new();
            names(at.path()).iter().for_each(|name| modes(&at.path().join(name), &mut found));
            assert!(found.len() > 40);
            for (path, mode) in found {
                let expected = if Path::new(&path).is_dir() { folder_mode } else { file };
                assert_eq!(mode, expected, "{path}: {mode:o} with umask {umask}");
            }
        }
    }

    #[test]
    fn a_file_too_large_for_the_system_leaves_the_old_run() {
        let at = folder();
        assert_eq!(run_in(at.path(), &PLAN).exit, 0);
        let before = files(&at.path().join("run"));
        // 512-byte blocks: the first large table does not fit.
        let limited = "trap '' XFSZ; ulimit -f 8; exec \"$aidreach\"";
        let ran = shell(at.path(), &format!("{limited} {}", FORCED.join(" ")));
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(1), "{said}");
        assert!(said.starts_with("E0901 run: cannot be written: the file is larger"), "{said}");
        let page = "report --country example --out page.html -q";
        let ran = shell(at.path(), &format!("{limited} {page}"));
        assert_eq!(ran.status.code(), Some(1));
        // Where the signal is not ignored it kills; the next writer clears away.
        let ran = shell(at.path(), &format!("ulimit -f 8; exec \"$aidreach\" {page}"));
        assert!(ran.status.signal().is_some(), "{:?}", ran.status);
        assert_eq!(files(&at.path().join("run")), before);
        let line = format!("exec \"$aidreach\" {page}");
        assert!(shell(at.path(), &line).status.success());
        assert_eq!(names(at.path()), ["page.html", "run"]);
    }

    #[test]
    fn a_parent_that_may_only_be_read_is_told() {
        let at = folder();
        let closed = at.path().join("closed");
        fs::create_dir(&closed).expect("made");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).expect("one's own");
        // The administrator may write everywhere.
        if fs::write(closed.join("probe"), "").is_ok() {
            return;
        }
        let ran = run_in(at.path(), &["new", "closed/pack"]);
        assert_eq!(ran.exit, 1, "{}", ran.err);
        assert!(ran.err.starts_with("E0901 closed/pack: cannot be written: the system does not"));
    }

    #[test]
    fn pipes_and_devices_are_no_files_to_write_to() {
        let at = folder();
        let made = Command::new("mkfifo").arg(at.path().join("pipe")).status();
        assert!(made.expect("mkfifo is there").success());
        for out in ["pipe", "/dev/null", "/dev/stdout"] {
            for force in [&[][..], &["--force"]] {
                let args = ["brief", "belmar", "--country", "example", "--format", "html"];
                let args = [&args[..], &["--out", out], force].concat();
                let began = Instant::now();
                let ran = run_in(at.path(), &args);
                assert_eq!(ran.exit, 2, "{out}: {}", ran.err);
                assert!(ran.err.contains("a pipe, a socket or a device"), "{out}: {}", ran.err);
                assert!(began.elapsed() < Duration::from_secs(60), "{out} hung");
            }
        }
        let dimacs = ["export-model", "baseline", "--country", "example", "--format", "dimacs"];
        assert_eq!(run_in(at.path(), &[&dimacs[..], &["--out", "pipe"]].concat()).exit, 2);
        assert_eq!(names(at.path()), ["pipe"]);
    }

    #[test]
    fn who_stops_reading_ends_the_program_in_peace() {
        let at = folder();
        for args in
            ["plan --country example", "man", "completions bash", "help plan", "schema plan"]
        {
            let line = format!("{{ \"$aidreach\" {args}; echo $? > code; }} | true");
            let ran = shell(at.path(), &line);
            assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "{args}");
            let code = fs::read_to_string(at.path().join("code")).expect("written");
            assert_eq!(code, "0\n", "{args}");
        }
    }

    /// How a run begins to say that Ctrl-C ended the drawing of figures, and only that.
    const WITHOUT_RANGES: &str = "stopped before ranges were found: all else is whole";

    /// Kills a forced run at moments spread over its time, with a signal.
    fn killed_at_many_moments(signal: &str, moments: u32) {
        let at = folder();
        let began = Instant::now();
        assert_eq!(run_in(at.path(), &PLAN).exit, 0);
        let whole = began.elapsed();
        let run = at.path().join("run");
        let before = files(&run);
        let mut killed = 0;
        for n in 0..moments {
            let mut program = Command::new(env!("CARGO_BIN_EXE_aidreach"));
            program
                .env("AIDREACH_DRAWS", "4")
                .env("AIDREACH_NO_PROGRESS", "1")
                .args(FORCED)
                .current_dir(at.path())
                .stderr(Stdio::piped());
            let mut program = program.stdout(Stdio::null()).spawn().expect("built for this test");
            std::thread::sleep(whole.mul_f64(f64::from(n + 1) / f64::from(moments)));
            let id = program.id().to_string();
            let _ = Command::new("kill").args([signal, &id]).status().expect("kill is there");
            let ended = program.wait().expect("it ends");
            let mut said = String::new();
            let told = program.stderr.take().expect("piped").read_to_string(&mut said);
            assert!(told.is_ok());
            killed += u32::from(!ended.success());
            if signal == "-INT" && said.starts_with(WITHOUT_RANGES) {
                // Pressed while figures were drawn: a whole run that tells no ranges.
                assert_eq!(ended.code(), Some(0), "moment {n}: {said}");
                let verified = run_in(at.path(), &["verify", "run", "-q"]);
                assert_eq!(verified.exit, 0, "moment {n}: {}", verified.err);
                assert_eq!(run_in(at.path(), &FORCED).exit, 0, "moment {n}");
            } else {
                assert_eq!(said, "", "moment {n}");
            }
            assert!(files(&run) == before, "moment {n}: another run is left");
            if signal == "-INT" {
                assert_eq!(names(at.path()), ["run"], "moment {n}: Ctrl-C leaves something");
                // Before it listens, the signal ends it as it ends any program.
                assert!([Some(0), Some(130), None].contains(&ended.code()), "{ended:?}");
            }
        }
        assert!(killed > 0, "no kill came in time");
        assert_eq!(run_in(at.path(), &FORCED).exit, 0);
        assert_eq!(names(at.path()), ["run"], "the next run clears away");
    }

    #[test]
    fn killed_at_any_moment_a_run_is_the_old_one_or_the_new_one() {
        killed_at_many_moments("-KILL", 25);
    }

    #[test]
    fn interrupted_at_any_moment_a_run_leaves_nothing() {
        killed_at_many_moments("-INT", 25);
    }
}
