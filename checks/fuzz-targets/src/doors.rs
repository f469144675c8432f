//! Every door through which files from outside come in, as a function of bytes that must neither panic
//! nor hang whatever the bytes are. A fuzzer knocks at them, and a test replays what it found.
//!
//! Where a door takes many files, the bytes are parts, each headed by a line `=== NAME`, and stand in for
//! or beside the files of a sound example; so a small input says what matters.

use aidreach::cli::read_checkpoint;
use aidreach::country::{Country, PackFiles, embedded};
use aidreach::exercise::{Definition, Expected, Line, Terms, of_csv, of_toml, of_xlsx, read};
use aidreach::import::{Asked, Choices, Described, Extract, Given, Kind, import};
use aidreach::issues::Issues;
use aidreach::network::Network;
use aidreach::plan::{Settings, held_back, plan};
use aidreach::report::verify;
use aidreach::scenario::{Needed, Objective, Scenario};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

/// What is done with the bytes that come in by a door.
pub(super) type Door = Box<dyn Fn(&[u8]) + Send + Sync>;

/// The doors.
pub(super) const NAMES: [&str; 11] = [
    "pack",
    "plan",
    "scenario",
    "exercise",
    "form-toml",
    "form-csv",
    "form-xlsx",
    "run",
    "kept",
    "import",
    "extract",
];

type Files = BTreeMap<String, Vec<u8>>;

/// The door of a name.
pub(super) fn open(name: &str) -> Option<Door> {
    match name {
        "pack" => {
            let example = example();
            Some(Box::new(move |bytes| drop(pack(&with_parts(&example, bytes)))))
        }
        "plan" => {
            let example = example();
            Some(Box::new(move |bytes| plan_pack(&with_parts(&example, bytes))))
        }
        "scenario" => {
            let country = country();
            Some(Box::new(move |bytes| scenario(&country, bytes)))
        }
        "exercise" => {
            let (country, base) = (country(), baseline(&country()));
            Some(Box::new(move |bytes| exercise(&country, &base, bytes)))
        }
        "form-toml" => Some(form(|bytes| of_toml("form.toml", bytes))),
        "form-csv" => Some(form(|bytes| of_csv("form.csv", bytes))),
        "form-xlsx" => Some(form(|bytes| of_xlsx("form.xlsx", &workbook(bytes)))),
        "run" => Some(run()),
        "import" => {
            let example = example();
            Some(Box::new(move |bytes| import_parts(&example, bytes)))
        }
        "kept" => {
            let (folder, at) = (folder(), "kept.json");
            Some(Box::new(move |bytes| {
                let file = folder.path().join(at);
                if fs::write(&file, bytes).is_ok() {
                    let _ = read_checkpoint(&file);
                }
            }))
        }
        "extract" => {
            let example = example();
            Some(Box::new(move |bytes| drop(import(&roads(bytes), &example))))
        }
        _ => None,
    }
}

/// Roads of an extract of a map, for the example.
fn roads(bytes: &[u8]) -> Asked {
    Asked {
        kind: Kind::Roads,
        files: Vec::new(),
        extracts: vec![Extract::of_bytes("land.osm.pbf".to_owned(), bytes.to_vec())],
        choices: Choices::default(),
        country: None,
        described: Described::default(),
        update: false,
        older: false,
        leave_unknown: false,
        as_group: None,
        assume_missing: false,
    }
}

/// A folder to work in, gone with the program.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for files")
}

/// The files of the example that the program carries.
fn example() -> Files {
    let pack = embedded("example").expect("the program carries it");
    let file = |name: String| {
        let bytes = pack.read(&name).expect("a listed file").into_owned();
        (name, bytes)
    };
    pack.names().into_iter().map(file).collect()
}

fn country() -> Country {
    Country::load(&example()).expect("the example is sound").0
}

fn baseline(country: &Country) -> Scenario {
    scenario_of(country, &example(), "baseline").expect("the example has a baseline")
}

fn scenario_of(country: &Country, files: &Files, id: &str) -> Option<Scenario> {
    let text = |id: &str| {
        let bytes = files.get(&format!("scenarios/{id}.toml"))?;
        String::from_utf8(bytes.clone()).ok()
    };
    Scenario::read(country, id, &text, &["baseline".to_owned()]).ok().map(|(read, _)| read)
}

/// Parts by their names, over those of a sound example.
fn with_parts(sound: &Files, bytes: &[u8]) -> Files {
    let mut files = sound.clone();
    for part in
        bytes.split(|byte| *byte == b'\n').collect::<Vec<_>>().chunk_by(|_, next| !head(next))
    {
        let Some(name) = part.first().filter(|line| head(line)) else { continue };
        let name = String::from_utf8_lossy(&name[4..]).into_owned();
        files.insert(name, part[1..].join(&b'\n'));
    }
    files
}

fn head(line: &[u8]) -> bool {
    line.starts_with(b"=== ")
}

/// Plans, where the country is small enough to be planned in no time.
fn planned(country: &Country, scenario: &Scenario) {
    let needed = Needed::of(country);
    if scenario.window.n_months() > 6 || country.areas.len() > 20 || country.links.len() > 40 {
        return;
    }
    let Ok(network) = Network::new(country, scenario, &needed) else { return };
    if let Ok(plan) = plan(country, scenario, &needed, Settings::default()) {
        let _ = held_back(&network, &plan);
    }
}

/// The country of a pack, where it is sound.
fn pack(files: &Files) -> Option<Country> {
    match Country::load(files) {
        Ok((country, issues)) => {
            let _ = issues.to_string();
            let _ = country.maps(files);
            Some(country)
        }
        Err(issues) => {
            let _ = issues.to_string();
            None
        }
    }
}

/// Plans a pack that is sound, for each kind of objective that takes another way.
fn plan_pack(files: &Files) {
    let Some(country) = pack(files) else { return };
    let Some(mut scenario) = scenario_of(&country, files, "baseline") else { return };
    planned(&country, &scenario);
    scenario.objective = Objective::Fairest;
    planned(&country, &scenario);
}

fn scenario(country: &Country, bytes: &[u8]) {
    let mut files = example();
    files.insert("scenarios/outside.toml".to_owned(), bytes.to_vec());
    if let Some(scenario) = scenario_of(country, &files, "outside") {
        planned(country, &scenario);
    }
}

fn exercise(country: &Country, base: &Scenario, bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Definition::read("exercise.toml", text) {
        Ok(definition) => {
            let _ = definition.written();
            let _ = definition.set_up(("exercise.toml", text), country, base);
        }
        Err(issues) => drop(issues.to_string()),
    }
}

/// What reads the lines of a form in one of its formats.
type Lines = fn(&[u8]) -> Result<Vec<Line>, Issues>;

fn form(lines: Lines) -> Door {
    let (country, base) = (country(), baseline(&country()));
    let definition = Definition::named("baseline");
    let set_up = definition.set_up(("exercise.toml", ""), &country, &base);
    let (country, scenario, terms): (Country, Scenario, Terms) =
        set_up.expect("the example can be played");
    let there: BTreeMap<_, _> =
        country.stores.iter().map(|store| (store.place, 1_000_000_000)).collect();
    Box::new(move |bytes| {
        let expected = Expected {
            country: &country,
            scenario: &scenario,
            terms: &terms,
            exercise: "ex-0123456789ab",
            team: 1,
            turn: 1,
            there: &there,
        };
        match lines(bytes).and_then(|lines| read(&expected, "form", &lines)) {
            Ok(_) => {}
            Err(issues) => drop(issues.to_string()),
        }
    })
}

/// A workbook of parts. Its checksums are right, which no fuzzer would find; what does not begin with a
/// part is the file itself.
fn workbook(bytes: &[u8]) -> Vec<u8> {
    if !head(bytes) {
        return bytes.to_vec();
    }
    let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in with_parts(&Files::new(), bytes) {
        if book.start_file(name, stored).and_then(|()| Ok(book.write_all(&text)?)).is_err() {
            return bytes.to_vec();
        }
    }
    book.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// Imports each part into the example by the kind that its name begins with: `needs ipc.csv`. A name that ends in
/// `.hex` holds the bytes of the file in hexadecimal digits, as those of shapes are easier kept whole.
fn import_parts(example: &Files, bytes: &[u8]) {
    for (name, part) in with_parts(&Files::new(), bytes) {
        let (word, name) = name.split_once(' ').unwrap_or(("areas", &name));
        let (name, bytes) = match name.strip_suffix(".hex") {
            Some(name) => (name.to_owned(), from_hex(&part)),
            None => (name.to_owned(), part),
        };
        let kinds = Kind::ALL.iter().copied().filter(|kind| kind.word() == word);
        for kind in kinds {
            let asked = Asked {
                kind,
                files: vec![Given { name: name.clone(), bytes: bytes.clone() }],
                extracts: Vec::new(),
                choices: Choices::default(),
                country: None,
                described: Described { sensitivity: "public".to_owned(), ..Described::default() },
                update: true,
                older: true,
                leave_unknown: true,
                as_group: Some("a group".to_owned()),
                assume_missing: true,
            };
            match import(&asked, example) {
                Ok(made) => drop(made.files),
                Err(issues) => drop(issues.to_string()),
            }
        }
    }
}

fn from_hex(digits: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = digits
        .iter()
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits.chunks_exact(2).map(|pair| pair[0] * 16 + pair[1]).collect()
}

/// The files of a folder by their paths within it.
fn read_all(folder: &Path, within: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_all(&entry.path(), &format!("{name}/"), files);
        } else if let Ok(bytes) = fs::read(entry.path()) {
            files.insert(name, bytes);
        }
    }
}

/// Run folders: parts over the run that the variable `RUN` names, or by themselves.
fn run() -> Door {
    let mut sound = Files::new();
    if let Some(folder) = std::env::var_os("RUN") {
        read_all(&PathBuf::from(folder), "", &mut sound);
    }
    let folder = folder();
    put_all(folder.path(), &sound);
    Box::new(move |bytes| {
        let inside = |name: &str| {
            name.split('/').all(|part| !["", ".", ".."].contains(&part))
                && !name.contains(['\\', ':', '\0'])
        };
        let mut parts = with_parts(&Files::new(), bytes);
        parts.retain(|name, _| inside(name));
        put_all(folder.path(), &parts);
        let _ = verify(folder.path());
        for name in parts.keys() {
            let path = folder.path().join(name);
            match sound.get(name) {
                Some(bytes) => drop(fs::write(path, bytes)),
                None => drop(fs::remove_file(path)),
            }
        }
    })
}

fn put_all(folder: &Path, files: &Files) {
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(above) = path.parent() {
            let _ = fs::create_dir_all(above);
        }
        let _ = fs::write(path, bytes);
    }
}
