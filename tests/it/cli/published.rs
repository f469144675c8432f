//! What is published of outputs, so that others can build on them: schemas, and the meaning of columns.

use super::exported::exported;
use super::{run, told};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// Compares a published file with what the program says, or writes it anew.
pub(crate) fn published(path: &Path, text: &str) {
    let other = is_other(path, text);
    assert!(!other, "UPDATE=1 cargo test writes {} anew", path.display());
}

/// Whether a published file says otherwise than the program, where it may not be written anew.
fn is_other(path: &Path, text: &str) -> bool {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("the file is written");
    }
    fs::read_to_string(path).unwrap_or_default() != text
}

#[test]
fn every_schema_is_published() {
    let listed = run(&["schema"]);
    let names: Vec<&str> =
        listed.out.lines().skip(2).filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains(&"plan") && names.contains(&"route"), "{names:?}");
    let mut others = Vec::new();
    for name in &names {
        let ran = run(&["schema", name]);
        assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
        let path = data().join(format!("schema/aidreach-{name}.schema.json"));
        others.extend(is_other(&path, &ran.out).then_some(path));
    }
    assert!(others.is_empty(), "UPDATE=1 cargo test writes anew: {others:?}");
    let there = fs::read_dir(data().join("schema")).expect("a folder").count();
    assert_eq!(there, names.len(), "a schema that nothing prints is published");
}

/// All templates within some JSON, sentences within sentences included.
fn templates(told: &serde_json::Value, found: &mut BTreeMap<String, String>) {
    if let (Some(key), Some(template)) = (told["key"].as_str(), told["template"].as_str()) {
        found.insert(key.to_owned(), template.to_owned());
    }
    match told {
        serde_json::Value::Object(all) => all.values().for_each(|inner| templates(inner, found)),
        serde_json::Value::Array(all) => all.iter().for_each(|inner| templates(inner, found)),
        _ => {}
    }
}

#[test]
fn the_list_of_templates_has_those_that_answers_are_told_by() {
    let listed: BTreeMap<String, String> = csv::Reader::from_path(data().join("SENTENCES.csv"))
        .expect("the list")
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("two columns");
    for asked in [
        "plan",
        "worth",
        "why",
        "compare full-access baseline",
        "network",
        "denials",
        "brief tolan",
    ] {
        let mut args: Vec<&str> = asked.split(' ').collect();
        args.extend(["--country", "example", "--json"]);
        let told = serde_json::from_str(&run(&args).out).expect("JSON");
        let mut found = BTreeMap::new();
        templates(&told, &mut found);
        assert!(found.len() > 10, "{asked}: {found:?}");
        let others: Vec<_> =
            found.iter().filter(|(key, own)| listed.get(*key) != Some(own)).collect();
        assert!(others.is_empty(), "{asked}: {others:?}");
    }
}

#[test]
fn a_schema_that_there_is_not_is_told_with_the_nearest() {
    expect_test::expect![[r#"
        $ aidreach schema pln
        --- standard error
        error: there is no schema `pln`
          help: did you mean `plan`? `aidreach schema` lists them
        --- exit 2
    "#]]
    .assert_eq(&told(&["schema", "pln"]));
}

#[test]
fn every_column_is_published() {
    let mut tables: BTreeMap<String, Vec<[String; 2]>> = BTreeMap::new();
    for more in [&["--as-known"][..], &["--beside", "full-access"]] {
        let files = exported("example", &[&["--to", "csv,hapi-csv"], more].concat());
        for folder in ["tables", "hapi"] {
            let file = &files[&format!("{folder}/columns.csv")];
            let mut seen: BTreeMap<String, Vec<[String; 2]>> = BTreeMap::new();
            for row in csv::Reader::from_reader(file.as_slice()).records() {
                let row = row.expect("a row");
                let columns = seen.entry(row[0].to_owned()).or_default();
                columns.push([row[1].to_owned(), row[2].to_owned()]);
            }
            // With hindsight last, which has the most columns.
            tables.extend(seen);
        }
    }
    let mut text = HEAD.to_owned();
    for (table, columns) in &tables {
        let row = aidreach::report::row_of(table);
        text.push_str(&format!(
            "\n## `{table}`\n\n{row}.\n\n| column | meaning |\n| --- | --- |\n"
        ));
        for [column, meaning] in columns {
            text.push_str(&format!("| `{column}` | {meaning} |\n"));
        }
    }
    published(&data().join("OUTPUTS.md"), &text);
}

const HEAD: &str = "\
# Tables of a plan

What stands in the tables that `aidreach export` writes, as CSV, as sheets of a workbook and as JSON; run
folders hold those that are worked out from the plan alone, and with `--with compare` the table `effect`,
which `export` and `report` write with `--beside`. The unit is the end of a column's name: `_mt`
metric tonnes, `_usd` US dollars, `_km` kilometres, `_g` grams, `_share` a part of a whole from 0 to 1. Counts
of people are whole; with partners and in public one under ten reads `<10` and counts as none in sums
(`SHARING.md`). Months are `2021-08` in text
and days in a workbook, where headings in words stand in row 1 and these names in row 2; sheets have words on
their tabs, and `Columns` says which table each is. JSON of other answers is described by the schemas in `data/schema/`.
";

/// A page of `data/` that is written from the program.
pub(super) fn published_page(name: &str, text: &str) {
    published(&data().join(name), text);
}
