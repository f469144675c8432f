//! Documents as PDF, as files.

use super::run_in;
use std::fs;

#[test]
fn a_pdf_is_written_to_a_file_of_its_own_and_never_over_another() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let brief = ["brief", "tolan", "--country", "example", "--format", "pdf"];
    let first = run_in(folder.path(), &brief);
    assert_eq!((first.exit, first.out.as_str()), (0, ""));
    assert!(first.err.contains("written to government-of-tolan.pdf"), "{}", first.err);
    let file = fs::read(folder.path().join("government-of-tolan.pdf")).expect("a file");
    assert!(file.starts_with(b"%PDF-1.7"));
    let second = run_in(folder.path(), &brief);
    assert_ne!(second.exit, 0);
    let again = [&brief[..], &["--force"]].concat();
    assert_eq!(run_in(folder.path(), &again).exit, 0);
    assert_eq!(fs::read(folder.path().join("government-of-tolan.pdf")).ok(), Some(file));
}

#[test]
fn the_ending_of_a_file_says_that_it_is_a_pdf() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let paper = ["--mono", "--paper", "letter", "--out", "plan.pdf"];
    let report = [&["report", "baseline", "--country", "example"][..], &paper].concat();
    let said = run_in(folder.path(), &report);
    assert_eq!((said.exit, said.out.as_str()), (0, ""));
    let file = fs::read(folder.path().join("plan.pdf")).expect("a file");
    let pages = crate::page_pdf::pages(&file);
    assert!(pages.iter().all(|page| page.contains("INTERNAL: for the planning team only")));
}
