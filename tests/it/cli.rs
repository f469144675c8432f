//! The command line as people meet it: whole outputs, of good commands and of mistakes.

#[cfg(target_os = "linux")]
mod at_a_terminal;
mod checking;
mod checkpoint;
mod doors;
mod drawing;
mod exercising;
pub(crate) mod exported;
mod exporting;
mod folders;
mod formats;
mod leaking;
mod mistakes;
mod misuse;
mod outputs;
mod own_country;
mod pictures;
mod printing;
pub(crate) mod published;
mod shared;
mod sharing;
mod sheets;

use std::path::Path;
use std::process::Command;

/// What a command printed and how it ended.
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) exit: i32,
}

/// Runs the program in a folder.
pub(crate) fn run_in(folder: &Path, args: &[&str]) -> Ran {
    ran(&mut program(folder, args))
}

fn program(folder: &Path, args: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_aidreach"));
    program
        .env("AIDREACH_DRAWS", "4")
        .env("AIDREACH_NO_PROGRESS", "1")
        .args(args)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("SOURCE_DATE_EPOCH");
    program
}

fn ran(program: &mut Command) -> Ran {
    let output = program.output().expect("the program was built for this test");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ran {
        out: text(output.stdout),
        err: text(output.stderr),
        exit: output.status.code().unwrap_or(-1),
    }
}

/// Runs the program where there is nothing to read.
pub(crate) fn run(args: &[&str]) -> Ran {
    let nowhere = tempfile::tempdir().expect("a folder for the test");
    run_in(nowhere.path(), args)
}

/// Runs the program with a script of answers.
pub(crate) fn run_with(args: &[&str], script: &str) -> Ran {
    let nowhere = tempfile::tempdir().expect("a folder for the test");
    let path = nowhere.path().join("script");
    std::fs::write(&path, script).expect("written");
    let script = std::fs::File::open(path).expect("written");
    ran(program(nowhere.path(), args).stdin(script))
}

/// Everything a command said, as one text.
fn told(args: &[&str]) -> String {
    as_text(args, &run(args))
}

fn as_text(args: &[&str], ran: &Ran) -> String {
    let mut text = format!("$ aidreach {}\n{}", args.join(" "), ran.out);
    if !ran.err.is_empty() {
        text.push_str("--- standard error\n");
        text.push_str(&ran.err);
    }
    text + &format!("--- exit {}\n", ran.exit)
}
