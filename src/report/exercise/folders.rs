//! The folder of an exercise. All that it keeps are its definition, its scenario and the forms taken so
//! far; every other page is worked out from these. Each turn is a folder that is written beside its place
//! and moved there once it is whole, so that the exercise stands before the turn or after it and never
//! between.

use super::papers::NotKept;
use super::papers::{Files, paper, readme, turn_papers};
use super::{DebriefReport, Exercise, guide, key, roles, slides};
use crate::exercise::{Key, Play};
use crate::intake;
use crate::kit::Rendered;
use crate::page::{html, markdown};
use crate::report::record::manifest::FileListed;
use crate::report::record::run_folder::{Layout, json};
use crate::report::record::writing::{Existing, NotWritten, put_folder, set_aside};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Files within the folder.
const DEFINITION: &str = "exercise.toml";
const SCENARIO: &str = "scenario";
const TAKEN: &str = "taken";
/// Where turns go that were taken back.
const TAKEN_BACK: &str = "taken-back";
const DEBRIEF: &str = "debrief";
const DEBRIEF_FORMAT: &str = "aidreach-debrief";

/// `manifest.json` of a debrief: by it the program knows later what it wrote.
#[derive(Serialize, Deserialize)]
struct Debriefed {
    format: String,
    version: u32,
    outputs: Vec<FileListed>,
}

/// Names that a form may have.
const FORMS: [&str; 3] = ["form.xlsx", "form.csv", "form.toml"];

/// What an exercise keeps.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its definition.
    pub definition: String,
    /// Files of its scenario that the pack has not, by id.
    pub own_texts: BTreeMap<String, String>,
}

/// A form as it was handed in.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its path within the exercise, as people know it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The name of a turn's folder, counted from 1; after the last one it is `endex`.
pub fn turn_folder(turn: usize, months: usize) -> String {
    if turn > months { "endex".to_owned() } else { format!("turn-{turn}") }
}

/// Reads what an exercise is made of.
///
/// # Errors
/// The file that cannot be read, and why.
pub fn kept(folder: &Path) -> Result<Kept, Unread> {
    let text = |name: &str, most| {
        intake::text_within(folder, name, most).map_err(|error| (folder.join(name), error))
    };
    let definition = text(DEFINITION, intake::EXERCISE)?;
    let mut own_texts = BTreeMap::new();
    let scenarios = folder.join(SCENARIO);
    if scenarios.is_dir() {
        let listed = fs::read_dir(&scenarios).map_err(|error| (scenarios.clone(), error))?;
        for entry in listed {
            let path = entry.map_err(|error| (scenarios.clone(), error))?.path();
            let id = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".toml"));
            if let Some(id) = id.map(str::to_owned) {
                let own = text(&format!("{SCENARIO}/{id}.toml"), intake::SCENARIO)?;
                own_texts.insert(id, own);
            }
        }
    }
    Ok(Kept { definition, own_texts })
}

/// Reads the forms taken so far, turn by turn and team by team, as lines of CSV.
///
/// # Errors
/// The file that cannot be read, and why.
pub fn taken(folder: &Path, teams: u8, months: usize) -> Result<Vec<Vec<Form>>, Unread> {
    let mut taken = Vec::new();
    for turn in 2..=months + 1 {
        let within = turn_folder(turn, months);
        if !folder.join(&within).is_dir() {
            break;
        }
        let form = |team: u8| {
            let name = format!("{within}/{TAKEN}/team-{team}.csv");
            let bytes = intake::read_within(folder, &name, intake::FORM);
            let bytes = bytes.map_err(|error| (folder.join(&name), error))?;
            Ok(Form { name, bytes })
        };
        taken.push((1..=teams).map(form).collect::<Result<_, _>>()?);
    }
    Ok(taken)
}

/// A file that cannot be read, and why.
pub type Unread = (PathBuf, io::Error);

/// The forms that a team has handed in for a turn, of whatever sort.
///
/// # Errors
/// The file that cannot be read, and why.
pub fn handed_in(
    folder: &Path,
    (turn, months): (usize, usize),
    team: u8,
) -> Result<Vec<Form>, Unread> {
    let within = format!("{}/team-{team}", turn_folder(turn, months));
    let mut forms = Vec::new();
    for name in FORMS {
        let name = format!("{within}/{name}");
        let path = folder.join(&name);
        if path.symlink_metadata().is_ok() {
            let most = if name.ends_with(".xlsx") { intake::FORM } else { intake::FORM_AS_TEXT };
            let bytes = intake::read_within(folder, &name, most);
            forms.push(Form { name, bytes: bytes.map_err(|error| (path, error))? });
        }
    }
    Ok(forms)
}

/// Forms of a team in formats that are not read, by their names within the exercise.
pub fn in_other_formats(folder: &Path, (turn, months): (usize, usize), team: u8) -> Vec<String> {
    const OTHERS: [&str; 6] = [".xls", ".xlsb", ".xlsm", ".ods", ".numbers", ".txt"];
    let within = format!("{}/team-{team}", turn_folder(turn, months));
    let is_form = |name: &String| {
        let name = name.to_lowercase();
        name.strip_prefix("form").is_some_and(|end| OTHERS.contains(&end))
    };
    let entries = fs::read_dir(folder.join(&within)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(is_form).collect();
    names.sort();
    names.into_iter().map(|name| format!("{within}/{name}")).collect()
}

/// Writes the folder of an exercise that begins: where nothing is, or an empty folder.
///
/// # Errors
/// [`NotKept`]; nothing is written then.
pub fn put_pack(
    exercise: &Exercise<'_>,
    own_texts: &BTreeMap<String, String>,
    to: &Path,
) -> Result<(), NotKept> {
    let mut files = Files::new();
    let head = "# Written by aidreach when the exercise began. What is changed here makes another exercise:\n\
                # begin a new one instead.\n";
    let definition = head.to_owned() + &exercise.definition.written();
    files.insert(DEFINITION.to_owned(), definition.into_bytes());
    for (id, text) in own_texts {
        files.insert(format!("{SCENARIO}/{id}.toml"), text.clone().into_bytes());
    }
    files.insert("README.txt".to_owned(), readme(exercise).into_bytes());
    paper(&mut files, "facilitator/guide", &guide(exercise), exercise);
    paper(&mut files, "participants/role-cards", &roles(exercise), exercise);
    let play = Play::new(exercise.course)?;
    let teams = usize::from(*exercise.definition.teams.get_ref());
    let plays = vec![play; teams];
    for (path, bytes) in turn_papers(exercise, &plays)? {
        files.insert(format!("{}/{path}", turn_folder(1, exercise.months())), bytes);
    }
    put_folder(files, to, Existing::Fill)?;
    Ok(())
}

/// Writes the folder of the turn that comes next: the forms that were taken, and new briefs and forms.
///
/// # Errors
/// [`NotKept`]; the exercise is then as it was.
pub fn put_turn(
    exercise: &Exercise<'_>,
    plays: &[Play],
    taken: &[Vec<u8>],
    folder: &Path,
) -> Result<String, NotKept> {
    let turn = plays.first().map_or(0, |play| play.months.len()) + 1;
    let mut files = turn_papers(exercise, plays)?;
    for (n, form) in taken.iter().enumerate() {
        files.insert(format!("{TAKEN}/team-{}.csv", n + 1), form.clone());
    }
    let name = turn_folder(turn, exercise.months());
    put_folder(files, &folder.join(&name), Existing::Keep)?;
    Ok(name)
}

/// Writes the debrief, and the answer key where it is asked for.
///
/// # Errors
/// [`NotKept`]; an earlier debrief is then as it was.
pub fn put_debrief(
    exercise: &Exercise<'_>,
    report: &DebriefReport,
    with_key: Option<&Key>,
    folder: &Path,
) -> Result<PathBuf, NotKept> {
    let mut files = Files::new();
    let rendered = Rendered::of(report);
    let document = rendered.document(exercise.look);
    files.insert("review.md".to_owned(), markdown(&document).into_bytes());
    paper(&mut files, "review", &document, exercise);
    let shown = html(&slides(exercise, report), exercise.look);
    files.insert("slides.html".to_owned(), shown.into_bytes());
    files.insert("debrief.json".to_owned(), rendered.json().as_bytes().to_vec());
    if let Some(told) = with_key {
        paper(&mut files, "answer-key", &key(exercise, told), exercise);
    }
    let outputs = files.iter().map(|(name, bytes)| FileListed::of(name, bytes)).collect();
    let listed = Debriefed { format: DEBRIEF_FORMAT.to_owned(), version: 1, outputs };
    files.insert("manifest.json".to_owned(), json(&listed, Layout::Pretty));
    let to = folder.join(DEBRIEF);
    put_folder(files, &to, Existing::Replace(debriefed))?;
    Ok(to)
}

/// Takes the last turn back: its folder is set aside, with whatever teams had written there since.
///
/// # Errors
/// Where the disk refuses.
pub fn take_back(folder: &Path, name: &str) -> Result<PathBuf, NotWritten> {
    let names = (1u32..).map(|n| format!("{name}-{n}"));
    set_aside(&folder.join(name), &folder.join(TAKEN_BACK), names)
}

/// The files of a debrief, where a folder is one.
fn debriefed(folder: &Path) -> Option<Vec<FileListed>> {
    let text = intake::read_within(folder, "manifest.json", intake::RUN).ok()?;
    let listed = serde_json::from_slice::<Debriefed>(&text).ok()?;
    (listed.format == DEBRIEF_FORMAT).then_some(listed.outputs)
}
