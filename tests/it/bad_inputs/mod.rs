//! Every way a pack can be wrong that we know of, with the exact words told about it. A case takes
//! the good example country, changes one file and looks at all that is said.

mod access;
mod codes;
mod csv;
mod days;
mod fuzz;
mod geographies;
mod headers;
mod lines;
mod links;
mod many;
mod maps;
mod needs;
mod nothing_reads;
mod numbered;
mod numbers;
mod pack;
mod pcodes;
mod places;
mod quantities;
mod reported;

use crate::country::{example, told};
use aidreach::issues::Issues;
use expect_test::Expect;

/// Puts `new` in the place of `old`, which must stand in the file once, and checks what is told.
fn edited(file: &str, old: &str, new: &str, expected: Expect) {
    let bytes = example().remove(file).expect("a file of the example");
    let text = String::from_utf8(bytes).expect("the example is UTF-8");
    assert_eq!(text.matches(old).count(), 1, "{old} in {file}");
    written(file, text.replace(old, new).as_bytes(), expected);
}

/// Writes a file anew, or an additional one, and checks what is told.
fn written(file: &str, bytes: &[u8], expected: Expect) {
    let mut files = example();
    files.insert(file.to_owned(), bytes.to_vec());
    let issues = told(&files);
    expected.assert_eq(&issues.to_string());
    shows_every_line(&issues);
}

/// Every issue that stands on a line of a file shows that line.
fn shows_every_line(issues: &Issues) {
    for issue in issues.iter().filter(|issue| issue.at.line.is_some()) {
        let excerpt = issue.at.excerpt.as_ref().map(ToString::to_string).unwrap_or_default();
        assert!(excerpt.contains(" | ") && excerpt.contains('^'), "no line is shown: {issue}");
        let widest = excerpt.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(110), "too wide for a screen: {excerpt}");
    }
}

/// Adds a row to a table and checks what is told.
fn added(file: &str, row: &str, expected: Expect) {
    let mut bytes = example().remove(file).expect("a file of the example");
    bytes.extend_from_slice(row.as_bytes());
    bytes.push(b'\n');
    written(file, &bytes, expected);
}

/// The text of a file of the example.
fn text(file: &str) -> String {
    let bytes = example().remove(file).expect("a file of the example");
    String::from_utf8(bytes).expect("the example is UTF-8")
}
