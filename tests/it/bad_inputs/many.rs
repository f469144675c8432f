//! Broken files with thousands of faults: told as fast as they are read, the first of each kind one by
//! one and the others as a number.

use crate::country::{example, told};
use expect_test::expect;
use std::time::{Duration, Instant};

/// Everything told of a file, in time.
fn soon(file: &str, text: &str) -> String {
    let mut files = example();
    files.insert(file.to_owned(), text.as_bytes().to_vec());
    let began = Instant::now();
    let said = told(&files).to_string();
    let took = began.elapsed();
    // A program built for tests takes a multiple of its usual time.
    assert!(took < Duration::from_secs(30), "{file}: {took:?}");
    said
}

#[test]
fn thousands_of_bad_rows_are_counted() {
    let mut rows = super::text("links.csv");
    let good = rows.lines().nth(1).expect("a link").to_owned();
    let cells: Vec<&str> = good.split(',').collect();
    for n in 0..8_000 {
        let id = format!("x{n}");
        let place = format!("nowhere{n}");
        let row = cells.iter().enumerate().map(|(at, cell)| match at {
            0 => id.as_str(),
            1 => place.as_str(),
            _ => *cell,
        });
        rows.push_str(&row.collect::<Vec<_>>().join(","));
        rows.push('\n');
    }
    let said = soon("links.csv", &rows);
    assert!(said.contains("E0301 links.csv: and 7900 more of this kind"), "{said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("E0301 links.csv")).count(), 101);
}

#[test]
fn two_hundred_thousand_unknown_keys_are_counted() {
    let mut text = super::text("pack.toml");
    for n in 0..200_000 {
        text.push_str(&format!("k{n} = 1\n"));
    }
    let said = soon("pack.toml", &text);
    assert!(said.contains("E0401 pack.toml: and 199900 more of this kind"), "{said}");
}

#[test]
fn rows_wider_than_any_table_are_refused() {
    let wide = format!("id,name\n{}\n", ",".repeat(3_000_000));
    expect![[r#"
        E0008 corridors.csv:2: more than 1000 fields -> 1000 at the most
          help: no table has so many columns: is this another sort of file?"#]]
    .assert_eq(&soon("corridors.csv", &wide).lines().take(2).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_table_grows_with_the_one_that_its_key_names() {
    let row = "dolat__sarn,2021-11,0.5,snow,assumed,made-up,\n";
    let many = super::text("link-months.csv") + &row.repeat(30_000);
    let said = soon("link-months.csv", &many);
    let first = said.lines().find(|line| line.contains("link-months.csv")).unwrap_or_default();
    expect!["E0019 link-months.csv:21402: more than 21,400 rows -> 21,400 rows at the most"]
        .assert_eq(first);
}
