//! The worked example with a word planted in everything that not everyone may read.

use super::files;
use aidreach::report::Content;
use std::fs;
use std::path::Path;

/// The scenario that is planned; its own id may be read by all.
pub(super) const SCENARIO: &str = "mine";

/// The planted words, and what they stand for.
pub(super) const WORDS: &[(&str, Content)] = &[
    ("zqnote", Content::Notes),
    ("zqreason", Content::Notes),
    ("zqevent", Content::Events),
    ("zqactorid", Content::Counterparts),
    ("zqactorname", Content::Counterparts),
    ("zqpermname", Content::PermissionNames),
    ("zqpermkey", Content::Access),
    ("zqsourceid", Content::Sources),
    ("zqsourcetitle", Content::Sources),
    ("zqpublisher", Content::Sources),
    ("zqplacename", Content::Ways),
    ("zqlinkname", Content::Ways),
    ("zqwayname", Content::Ways),
    ("zqderivation", Content::Limits),
    ("zqotherscenario", Content::Scenarios),
    ("zqotherexercise", Content::Files),
    ("zqpackfolder", Content::Files),
];

/// Writes the pack.
pub(super) fn plant(folder: &Path) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    let mut all = files(&example);
    let ids = |file: &str| -> Vec<String> {
        let mut rows = csv::Reader::from_reader(all[file].as_slice());
        rows.records().map(|row| row.expect("a row")[0].to_owned()).collect()
    };
    let (counterparts, permissions) = (ids("counterparts.csv"), ids("permissions.csv"));
    for (name, bytes) in &mut all {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let text = match name.rsplit_once('.') {
            Some((_, "csv")) => table(name, &text, &counterparts),
            Some((_, "toml")) if name != "pack.toml" => {
                let text = text.replace("\"made-up\"", "\"zqsourceid\"");
                let text = permissions.iter().fold(text, |text, id| {
                    text.replace(&format!("\"{id}\""), &format!("\"zqpermkey-{id}\""))
                });
                noted(&text)
            }
            _ => text,
        };
        *bytes = text.into_bytes();
    }
    let two_gates = all["exercises/two-gates.toml"].clone();
    all.insert("exercises/zqotherexercise.toml".to_owned(), two_gates);
    let other = "name = \"Another\"\nextends = \"baseline\"\nwhy = \"zqnote-why\"\n";
    all.insert("scenarios/zqotherscenario.toml".to_owned(), other.as_bytes().to_vec());
    let red_lines = "[red_lines]\npermissions = [\"zqpermkey-north-overflight\"]\n";
    let mine = format!(
        "name = \"Mine\"\nextends = \"zqotherscenario\"\nwhy = \"zqnote-why\"\n{red_lines}\n\
         [[decide]]\npermission = \"zqpermkey-east-transit\"\nstate = \"granted\"\n\
         levy_usd_per_mt = 15\nfrom = 2021-12-01\nsource = \"zqsourceid\"\nnote = \"zqnote-mine\"\n\n\
         [[decide]]\ncounterpart = \"zqactorid0\"\nstate = \"partial\"\nshare = 0.5\n\
         from = 2022-01-01\nnote = \"zqnote-second\"\n\n\
         [[trigger]]\nevent = \"zqevent\"\npermissions = [\"zqpermkey-north-transit\"]\n\
         state = \"denied\"\non = 2022-01-15\nwhy = \"zqnote-event\"\n"
    );
    all.insert(format!("scenarios/{SCENARIO}.toml"), mine.into_bytes());
    for (name, bytes) in all {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file of the pack");
    }
}

/// A table with words in all columns that hold them.
fn table(name: &str, text: &str, counterparts: &[String]) -> String {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).expect("a header");
    for (n, row) in reader.records().enumerate() {
        let row = row.expect("a row");
        let cells = header.iter().zip(&row).map(|(column, cell)| match (name, column) {
            (_, "note") => format!("zqnote-{name}-{n}"),
            ("link-months.csv" | "cut-offs.csv", "reason") => format!("zqreason{n}"),
            ("sources.csv", "id") => "zqsourceid".to_owned(),
            ("sources.csv", "title") => "zqsourcetitle".to_owned(),
            ("sources.csv", "publisher") => "zqpublisher".to_owned(),
            ("counterparts.csv", "name") => format!("zqactorname{n}"),
            ("permissions.csv", "name") => format!("zqpermname{n}"),
            ("places.csv", "name") => format!("zqplacename{n}"),
            ("links.csv", "name") => format!("zqlinkname{n}"),
            ("corridors.csv", "name") => format!("zqwayname{n}"),
            ("link-capacities.csv" | "capacity-classes.csv", "derivation") => {
                format!("zqderivation{n}")
            }
            ("permissions.csv", "id") => format!("zqpermkey-{cell}"),
            ("counterparts.csv", "id") | ("permissions.csv", "counterpart") => {
                let n = counterparts.iter().position(|id| id == cell).expect("a counterpart");
                format!("zqactorid{n}")
            }
            _ if cell == "made-up" => "zqsourceid".to_owned(),
            _ => cell.to_owned(),
        });
        writer.write_record(cells).expect("a row");
    }
    String::from_utf8(writer.into_inner().expect("a table")).expect("UTF-8")
}

/// A scenario or an exercise with words in its notes.
fn noted(text: &str) -> String {
    let planted = |line: &str| match line.split_once(" = \"") {
        Some(("note", _)) => "note = \"zqnote-toml\"".to_owned(),
        Some(("event", _)) => "event = \"zqevent\"".to_owned(),
        _ => line.replace("why = \"\"\"", "why = \"\"\"zqnote-why "),
    };
    text.lines().map(|line| planted(line) + "\n").collect()
}
