//! All templates of sentences, published for whoever words them in another language.

use super::sources;
use std::collections::BTreeMap;
use std::path::Path;

/// The literal that a text begins with, as it reads, and what follows it.
fn literal(text: &str) -> Option<(String, &str)> {
    let inner = text.trim_start().strip_prefix('"')?;
    let mut read = String::new();
    let mut letters = inner.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((read, &inner[at + 1..])),
            '\\' => match letters.next()?.1 {
                // A line that goes on: its break and the spaces after it are not read.
                '\n' => {
                    let rest = letters.as_str();
                    let skipped = rest.len() - rest.trim_start().len();
                    (0..skipped).for_each(|_| _ = letters.next());
                }
                'n' => read.push('\n'),
                other => read.push(other),
            },
            other => read.push(other),
        }
    }
    None
}

/// Keys and templates of a file, in order.
fn templates(text: &str) -> Vec<(String, String)> {
    let each = text.split("say!(").skip(1).filter_map(|rest| {
        let (key, rest) = literal(rest)?;
        let (template, _) = literal(rest.strip_prefix(',')?)?;
        Some((key, template))
    });
    each.collect()
}

#[test]
fn every_sentence_has_a_key_of_its_own_and_is_published() {
    let mut all: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (file, text) in sources("src").into_iter().filter(|(file, _)| !file.ends_with("tests.rs")) {
        for (key, template) in templates(&text) {
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
            if !key.chars().all(fits) || !key.contains('.') {
                wrong.push(format!("{file}: `{key}` is no key such as `worth.players`"));
            }
            if let Some((_, other)) = all.insert(key.clone(), (template, file.clone())) {
                wrong.push(format!("`{key}` is in {file} and in {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(["key", "template"]).expect("a row");
    for (key, (template, _)) in &all {
        csv.write_record([key, template]).expect("a row");
    }
    let text = String::from_utf8(csv.into_inner().expect("all rows")).expect("text");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/SENTENCES.csv");
    crate::cli::published::published(&path, &text);
}

#[test]
fn templates_are_read_as_the_compiler_reads_them() {
    let text = "say!(\n  \"a.b\",\n  \"One \\\n     two.\", x);";
    assert_eq!(templates(text), [("a.b".to_owned(), "One two.".to_owned())]);
}
