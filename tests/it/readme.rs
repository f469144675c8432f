//! The README's example is what the program really prints.

use std::path::Path;
use std::process::Command;

const START: &str = "<!-- example: aidreach plan baseline -->\n```text\n";
const END: &str = "```\n<!-- end of example -->";

/// The program's output up to the table by province, which is too long for a first page.
fn printed() -> String {
    let program = Command::new(env!("CARGO_BIN_EXE_aidreach"))
        .args(["plan", "baseline", "--color", "never"])
        .output()
        .expect("the program runs");
    assert!(program.status.success());
    let text = String::from_utf8(program.stdout).expect("text");
    let table = text.find("\nProvinces, in person").expect("a table by province");
    format!("$ aidreach plan baseline\n{}\n…\n", &text[..table])
}

#[test]
fn the_example_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the README");
    let start = readme.find(START).expect("an example") + START.len();
    let end = start + readme[start..].find(END).expect("its end");
    let printed = printed();
    if std::env::var_os("UPDATE").is_some() {
        let text = format!("{}{printed}{}", &readme[..start], &readme[end..]);
        std::fs::write(&path, text).expect("the README is written");
    } else {
        assert_eq!(&readme[start..end], printed, "UPDATE=1 cargo test writes the example anew");
    }
}
