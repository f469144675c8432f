//! The program at a terminal: colour, questions, progress, and Ctrl-C.

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle, sleep};
use std::time::{Duration, Instant};

/// Longest that anything here may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(240);
const CTRL_C: &[u8] = b"\x03";

/// The program at a terminal of its own.
struct Terminal {
    program: Child,
    keys: File,
    screen: Arc<Mutex<Vec<u8>>>,
    reading: JoinHandle<()>,
}

impl Terminal {
    fn run(at: &Path, args: &[&str], environment: &[(&str, &str)]) -> Terminal {
        let end = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&end).and_then(|()| unlockpt(&end)).expect("one's own terminal");
        let name = ptsname(&end, Vec::new()).expect("it has a name").into_string().expect("UTF-8");
        let other = OpenOptions::new().read(true).write(true).open(name).expect("its other end");
        let side = || other.try_clone().expect("one more");
        // What a shell does for every program: a session with this terminal, in the foreground.
        let mut program = Command::new("setsid");
        program
            .args(["--ctty", "--wait", env!("CARGO_BIN_EXE_aidreach")])
            .args(args)
            .env("AIDREACH_DRAWS", "4");
        program.current_dir(at).env("TERM", "xterm-256color").env_remove("NO_COLOR");
        program.env_remove("CLICOLOR_FORCE").env_remove("CI").envs(environment.iter().copied());
        let program = program.stdin(side()).stdout(side()).stderr(side()).spawn().expect("setsid");
        drop(other);
        let keys = File::from(end);
        let screen = Arc::new(Mutex::new(Vec::new()));
        let reading = thread::spawn({
            let (screen, mut shown) = (Arc::clone(&screen), keys.try_clone().expect("one more"));
            move || {
                let mut bytes = [0; 4096];
                // The end of the program is an error here.
                while let Ok(n @ 1..) = shown.read(&mut bytes) {
                    screen.lock().expect("no panic").extend_from_slice(&bytes[..n]);
                }
            }
        });
        Terminal { program, keys, screen, reading }
    }

    fn shown(&self) -> String {
        String::from_utf8_lossy(&self.screen.lock().expect("no panic")).into_owned()
    }

    /// Waits until something is shown.
    fn until(&self, text: &str) {
        let began = Instant::now();
        while !self.shown().contains(text) {
            assert!(began.elapsed() < PATIENCE, "no `{text}` in\n{}", self.shown());
            sleep(Duration::from_millis(10));
        }
    }

    fn press(&mut self, keys: &[u8]) {
        self.keys.write_all(keys).expect("a terminal takes keys");
    }

    /// What was shown until the program ended, and how it ended.
    fn end(mut self) -> (String, i32) {
        let began = Instant::now();
        let code = loop {
            match self.program.try_wait().expect("it was started") {
                Some(status) => break status.code().unwrap_or(-1),
                None => assert!(began.elapsed() < PATIENCE, "it goes on:\n{}", self.shown()),
            }
            sleep(Duration::from_millis(10));
        };
        self.reading.join().expect("no panic");
        let shown = self.screen.lock().expect("no panic").clone();
        (String::from_utf8_lossy(&shown).into_owned(), code)
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// The cursor is shown at the end, whatever hid it before.
fn cursor_is_shown(shown: &str) -> bool {
    match (shown.rfind("\x1b[?25l"), shown.rfind("\x1b[?25h")) {
        (Some(hidden), back) => back.is_some_and(|back| back > hidden),
        (None, _) => true,
    }
}

#[test]
fn errors_are_red_unless_colour_is_not_wanted() {
    let red = "\x1b[1;31merror:\x1b[0m";
    let at = folder();
    let wrong = ["plan", "basline", "--country", "example"];
    let never = ["--color", "never"];
    let ways = [
        (&never[..0], ("LANG", "C"), true),
        (&never[..0], ("NO_COLOR", "1"), false),
        (&never[..0], ("TERM", "dumb"), false),
        (&never[..], ("LANG", "C"), false),
    ];
    for (more, environment, is_red) in ways {
        let (shown, code) =
            Terminal::run(at.path(), &[&wrong[..], more].concat(), &[environment]).end();
        assert_eq!(code, 2, "{shown}");
        assert_eq!(shown.contains(red), is_red, "{more:?} {environment:?}: {shown:?}");
        assert_eq!(shown.contains('\x1b'), is_red, "{more:?} {environment:?}: {shown:?}");
    }
}

#[test]
fn questions_are_asked_helped_with_and_ended() {
    let at = folder();
    let play = ["exercise", "play", "--country", "example", "--out", "ex"];
    let mut terminal = Terminal::run(at.path(), &play, &[]);
    terminal.until("follow [plan]:");
    terminal.press(b"?\n");
    terminal.until("most-people");
    terminal.press(b"quit\n");
    let (shown, code) = terminal.end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(shown.matches("follow [plan]:").count(), 2, "{shown}");
    assert!(!shown.contains("quit\r\nquit"), "what is typed is not repeated: {shown}");
}

#[test]
fn ctrl_c_at_a_question_keeps_what_was_played() {
    let at = folder();
    let play = ["exercise", "play", "--country", "example", "--out", "ex"];
    let mut terminal = Terminal::run(at.path(), &play, &[]);
    terminal.until("follow [plan]:");
    terminal.press(CTRL_C);
    let (shown, code) = terminal.end();
    assert_eq!(code, 130, "{shown}");
    assert!(cursor_is_shown(&shown), "{shown:?}");
    let names = crate::writing::names(&at.path().join("ex"));
    assert!(names.contains(&"exercise.toml".to_owned()), "{names:?}");
    assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");
    let mut again = Terminal::run(at.path(), &play, &[]);
    again.until("follow [plan]:");
    again.press(b"quit\n");
    assert_eq!(again.end().1, 0);
}

#[test]
fn ctrl_c_while_a_plan_is_made_leaves_no_half_of_it() {
    let at = folder();
    let plan = ["plan", "--country", "example", "--out", "run"];
    for milliseconds in [20, 80, 150, 220, 300, 400, 600] {
        let mut terminal = Terminal::run(at.path(), &plan, &[]);
        sleep(Duration::from_millis(milliseconds));
        terminal.press(CTRL_C);
        let (shown, code) = terminal.end();
        assert!([0, 130].contains(&code), "{code}: {shown}");
        assert!(cursor_is_shown(&shown), "{shown:?}");
        match crate::writing::names(at.path()).as_slice() {
            [] => assert_eq!(code, 130),
            [run] => {
                assert_eq!(run, "run");
                assert_eq!(super::run_in(at.path(), &["verify", "run"]).exit, 0);
                fs::remove_dir_all(at.path().join("run")).expect("removed");
            }
            more => assert!(more.len() < 2, "{more:?}"),
        }
    }
}

#[test]
fn progress_is_shown_and_long_work_rests_at_ctrl_c() {
    let at = folder();
    let worth = ["worth", "--checkpoint", "values.json"];
    let mut terminal = Terminal::run(at.path(), &worth, &[]);
    terminal.until(" of ");
    terminal.press(CTRL_C);
    let (shown, code) = terminal.end();
    assert_eq!(code, 130, "{shown}");
    assert!(cursor_is_shown(&shown), "{shown:?}");
    assert!(shown.contains("the same command goes on from the plans in `values.json`"), "{shown}");
    let kept = fs::read(at.path().join("values.json")).expect("what was known is kept");
    assert!(serde_json::from_slice::<serde_json::Value>(&kept).is_ok());
    assert_eq!(crate::writing::names(at.path()), ["values.json"]);
}

#[test]
fn ctrl_c_while_figures_are_drawn_leaves_the_plan_that_was_found() {
    let at = folder();
    let plan = ["plan", "--draws", "100000", "--out", "run"];
    let mut terminal = Terminal::run(at.path(), &plan, &[]);
    terminal.until("drawing figures");
    terminal.press(CTRL_C);
    let (shown, code) = terminal.end();
    assert_eq!(code, 0, "{shown}");
    assert!(cursor_is_shown(&shown), "{shown:?}");
    assert!(shown.contains("stopped before ranges were found"), "{shown}");
    assert!(shown.contains("In the worst month"), "{shown}");
    assert!(!shown.contains("in eight of ten"), "{shown}");
    assert_eq!(super::run_in(at.path(), &["verify", "run"]).exit, 0);
}
