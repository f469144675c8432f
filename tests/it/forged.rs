//! Forged runs: each is a real run folder in which somebody changed what it says and wrote all hashes
//! anew. `verify` refuses every one of them, with the sentence that says why.

mod by_proof;
mod claims;
mod disguised;
mod figures;
mod kept_claims;
mod random;
mod rules;
mod sentences;
mod tables;

use aidreach::certificate::Claim;
use aidreach::report::{Certificate, FileListed, Manifest};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A run folder of its own, in a folder with its pack beside it where that is not built in.
struct Run {
    _folder: TempDir,
    path: PathBuf,
}

/// What `verify` printed, and how it ended.
struct Said {
    text: String,
    exit: i32,
}

fn aidreach(within: &Path, args: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_aidreach"))
        .env("AIDREACH_DRAWS", "4")
        .env("AIDREACH_NO_PROGRESS", "1")
        .args(args)
        .current_dir(within)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("the program was built for this test");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    Said { text: text.concat(), exit: output.status.code().unwrap_or(-1) }
}

impl Run {
    /// Plans with the built-in example.
    fn of(args: &[&str]) -> Run {
        Run::on(tempfile::tempdir().expect("a folder for the test"), "example", args)
    }

    /// Plans with a changed copy of it, of the same name.
    fn on_changed(file: &str, change: impl Fn(&str) -> String, args: &[&str]) -> Run {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let pack = folder.path().join("pack/example");
        copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example"), &pack);
        let before = fs::read_to_string(pack.join(file)).expect("a table of the pack");
        let after = change(&before);
        assert_ne!(after, before, "{file} is changed");
        fs::write(pack.join(file), after).expect("written");
        Run::on(folder, "pack/example", args)
    }

    fn on(folder: TempDir, country: &str, args: &[&str]) -> Run {
        let all = [&["plan", "--country", country, "--out", "run", "-q"], args].concat();
        let said = aidreach(folder.path(), &all);
        assert_eq!(said.exit, 0, "{}", said.text);
        let path = folder.path().join("run");
        Run { _folder: folder, path }
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path.join(file)).expect("a file of the run")
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.path.join(file), text).expect("written");
    }

    fn manifest(&self) -> Manifest {
        serde_json::from_str(&self.read("manifest.json")).expect("a manifest")
    }

    /// Writes a manifest as the program does, with the files as they now are.
    fn sealed_as(&self, mut manifest: Manifest) {
        let mut files = BTreeMap::new();
        listed(&self.path, "", &mut files);
        files.remove("manifest.json");
        manifest.outputs = files.iter().map(|(name, bytes)| FileListed::of(name, bytes)).collect();
        let text = serde_json::to_string_pretty(&manifest).expect("JSON");
        self.write("manifest.json", &(text + "\n"));
    }

    /// Lists all files anew, as whoever changed them would.
    fn sealed(&self) {
        self.sealed_as(self.manifest());
    }

    fn claim(&self) -> Claim {
        let read: Certificate =
            serde_json::from_str(&self.read("certificate.json")).expect("a certificate");
        read.claim
    }

    /// Changes a claim in its certificate.
    fn with_claim(self, change: impl FnOnce(&mut Claim)) -> Run {
        let mut certificate: Certificate =
            serde_json::from_str(&self.read("certificate.json")).expect("a certificate");
        let before = certificate.claim.clone();
        change(&mut certificate.claim);
        assert_ne!(certificate.claim, before, "the claim is changed");
        let text = serde_json::to_string(&certificate).expect("JSON");
        self.write("certificate.json", &(text + "\n"));
        self.sealed();
        self
    }

    /// Changes what a manifest says.
    fn with_manifest(self, change: impl FnOnce(&mut Manifest)) -> Run {
        let mut manifest = self.manifest();
        change(&mut manifest);
        self.sealed_as(manifest);
        self
    }

    /// Changes a text in one file, everywhere it stands.
    fn with_text(self, file: &str, from: &str, to: &str) -> Run {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from}");
        self.write(file, &text.replace(from, to));
        self.sealed();
        self
    }

    /// Gives the first cell of a column that `of` chooses another value, in CSV and JSON alike.
    fn with_cell(self, table: &str, column: &str, of: impl Fn(&str) -> Option<String>) -> Run {
        let csv = format!("tables/{table}.csv");
        let mut reader = csv::Reader::from_path(self.path.join(&csv)).expect("a table");
        let header = reader.headers().expect("a header").clone();
        let at = header.iter().position(|name| name == column).expect("a column of it");
        let mut rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        let found = rows.iter().enumerate().find_map(|(n, row)| Some((n, of(&row[at])?)));
        let (n, value) = found.expect("a cell to change");
        let cells = rows[n].iter().enumerate().map(|(c, cell)| if c == at { &value } else { cell });
        rows[n] = cells.collect();
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(&header).expect("written");
        rows.iter().for_each(|row| writer.write_record(row).expect("written"));
        let bytes = writer.into_inner().expect("all of it");
        self.write(&csv, &String::from_utf8(bytes).expect("UTF-8"));
        let json = format!("tables/{table}.json");
        let mut objects: serde_json::Value =
            serde_json::from_str(&self.read(&json)).expect("a table");
        let slot = &mut objects[n][column];
        *slot = match slot {
            serde_json::Value::Number(_) => serde_json::from_str(&value).expect("a number"),
            _ => serde_json::Value::from(value),
        };
        self.write(&json, &serde_json::to_string_pretty(&objects).expect("JSON"));
        self.sealed();
        self
    }

    /// The files of this run under the manifest of another, with a summary that says so too: as if that
    /// one had been planned.
    fn disguised_as(self, other: &Run) -> Run {
        let told: serde_json::Value =
            serde_json::from_str(&other.read("summary.json")).expect("a summary");
        let run = self.with_summary(|summary| {
            for key in ["run", "pack_sha256", "level", "scenario", "ration", "knowledge"] {
                summary[key] = told[key].clone();
            }
        });
        run.sealed_as(other.manifest());
        run
    }

    fn verified(&self, more: &[&str]) -> Said {
        let within = self.path.parent().expect("a run lies in a folder");
        aidreach(within, &[&["verify", "run"], more].concat())
    }

    /// Refused, with a line that says so.
    #[track_caller]
    fn refused(&self, sentence: &str) {
        let said = self.verified(&[]);
        assert_eq!(said.exit, 5, "should say `{sentence}`:\n{}", said.text);
        assert!(said.text.contains("FAILS"), "{}", said.text);
        assert!(said.text.contains(sentence), "should say `{sentence}`:\n{}", said.text);
    }
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copied(&path, &to);
        } else {
            fs::copy(&path, &to).expect("copied");
        }
    }
}

fn listed(folder: &Path, within: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            listed(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).expect("readable"));
        }
    }
}

#[test]
fn an_untouched_run_says_what_is_proven_recomputed_and_on_trust() {
    let run = Run::of(&[]);
    run.sealed();
    let said = run.verified(&[]);
    assert_eq!(said.exit, 0, "{}", said.text);
    expect_test::expect_file!["forged/said/proven.txt"].assert_eq(&said.text);
    let said = run.verified(&["--files-only"]);
    assert_eq!(said.exit, 0, "{}", said.text);
    expect_test::expect_file!["forged/said/files-only.txt"].assert_eq(&said.text);
}

#[test]
fn a_run_for_others_is_consistent_and_not_proven() {
    for share in ["partner", "public"] {
        let run = Run::of(&["--share", share]);
        let said = run.verified(&[]);
        assert_eq!(said.exit, 6, "{}", said.text);
        assert!(said.text.contains("run is consistent, not proven"), "{}", said.text);
        assert!(!said.text.lines().any(|line| line.starts_with("holds")), "{}", said.text);
        assert!(!said.text.contains("run holds"), "{}", said.text);
        let internal =
            FileListed::of("manifest.json", Run::of(&[]).read("manifest.json").as_bytes());
        assert_eq!(run.manifest().internal_manifest, Some(internal.sha256));
    }
}

/// Every kind of run is proven against its pack, and laid out again to the byte.
#[test]
fn every_kind_of_run_is_proven() {
    let kinds: [&[&str]; 15] = [
        &["all-denied"],
        &["full-access", "--ties", "cost"],
        &["short-of-money"],
        &["short-of-money", "--objective", "severity"],
        &["short-of-money", "--objective", "fairest"],
        &["short-of-money", "--level", "district"],
        &["full-access", "--objective", "cheapest-for=0.37"],
        &["full-access", "--objective", "most-people", "--even", "window"],
        &["full-access", "--objective", "most-people", "--ties", "cost"],
        &["--objective", "fairest", "--ration", "half"],
        &["red-lines"],
        &["--level", "district", "--cascade", "areas"],
        &["--as-known"],
        &["short-of-money", "--as-known", "--objective", "severity"],
        &["east-closed", "--with", "why,worth,ask,conditions,frontier,compare"],
    ];
    for kind in kinds {
        let said = Run::of(kind).verified(&[]);
        assert_eq!(said.exit, 0, "{kind:?}\n{}", said.text);
        assert!(said.text.contains("nothing was solved to show it"), "{kind:?}\n{}", said.text);
        let again = ["it was planned again", "all were planned again"];
        assert!(!again.iter().any(|words| said.text.contains(words)), "{kind:?}\n{}", said.text);
    }
}

/// The large pack has ways that take months, quotas and money that runs out.
#[test]
fn every_scenario_of_a_large_pack_is_proven() {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/afghanistan/scenarios");
    for entry in fs::read_dir(scenarios).expect("scenarios") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let name = name.strip_suffix(".toml").expect("a scenario");
        let folder = tempfile::tempdir().expect("a folder for the test");
        let said = Run::on(folder, "afghanistan", &[name]).verified(&[]);
        assert_eq!(said.exit, 0, "{name}\n{}", said.text);
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    let said = Run::on(folder, "afghanistan", &["baseline", "--ties", "cost"]).verified(&[]);
    assert_eq!(said.exit, 0, "{}", said.text);
}

#[test]
fn a_scenario_of_ones_own_is_proven_and_told() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let text = "extends = \"baseline\"\nname = \"Own\"\nwhy = \"\"\"\nA try.\"\"\"\n";
    fs::write(folder.path().join("own.toml"), text).expect("written");
    let with = ["own.toml", "--with", "compare", "--beside", "own.toml"];
    let said = Run::on(folder, "example", &with).verified(&[]);
    assert_eq!(said.exit, 0, "{}", said.text);
    assert!(said.text.contains("the scenario `own`: it is a file of its own"), "{}", said.text);
    assert!(said.text.contains("the scenario `own` beside it: its text stands"), "{}", said.text);
}
