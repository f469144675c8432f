//! The run folder: a plan's summary, proof and tables beside a manifest of everything it was made
//! from, written whole or not at all.

use super::manifest::{Certificate, FileListed, MANIFEST, Manifest, PackListed, VERSION};
use crate::country::{AreaIx, PackFiles, PackMeta, embedded_names};
use crate::kit::sheet::Sheet;
use crate::plan::Plan;
use crate::report::findings::subject::{Outcome, Subject};
use crate::report::plan::summary::{Keyed, Summary};
use crate::report::plan::tables::sheets;
use crate::report::record::writing::{Existing, NotWritten, put_folder};
use crate::sharing::{Content, Sharing};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// That the cascade is told for each area, too, among what was asked for.
pub const CASCADE_OF_AREAS: &str = "cascade-areas";

/// A run: a plan, and what it was made from.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The plan and its country.
    pub subject: Subject<'a>,
    /// The summary of it.
    pub summary: &'a Summary,
    /// What it was made from.
    pub input: &'a Input<'a>,
    /// Answers to other questions about the same scenario.
    pub sections: &'a [Section],
    /// The plan as the planning team has it, where this run is for others; `None` where it is for the
    /// team, or where its counts of people in need were made coarser, so that the team's plan is another.
    pub internal: Option<Subject<'a>>,
}

/// An answer beside the plan, kept in the folder `sections`; its tables stand among those of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Name of its files.
    pub name: String,
    /// As JSON.
    pub json: String,
    /// As text.
    pub text: String,
    /// Its tables.
    pub tables: Vec<Sheet>,
}

/// What a plan was made from.
pub struct Input<'a> {
    /// The country pack as asked for.
    pub pack: &'a str,
    /// Its files.
    pub files: &'a dyn PackFiles,
    /// The scenario's file and those it extends, by id.
    pub scenario_texts: BTreeMap<String, String>,
    /// What was asked for on the command line.
    pub options: BTreeMap<String, String>,
    /// Warnings and notes about the scenario.
    pub warnings: Vec<String>,
    /// The file of the scenario it is held against and those that one extends, by id, where a section
    /// does so.
    pub beside_texts: BTreeMap<String, String>,
    /// When it was made, where the person fixed a time.
    pub made_on: Option<String>,
}

impl Run<'_> {
    /// Its key, as its readers may have it.
    pub fn key(&self) -> String {
        told_key(self.input, self.summary, self.subject.sharing)
    }
}

/// Key of a run: the same for the same program, pack, scenario, options and readers, whatever it is
/// written as.
pub fn run_key(input: &Input<'_>, sharing: Sharing) -> String {
    let mut digest = Sha256::new();
    let mut add = |part: &[u8]| {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(sharing.word().as_bytes());
    for name in input.files.names() {
        add(name.as_bytes());
        // A file that cannot be read stands in no table either.
        add(input.files.read(&name).as_deref().unwrap_or_default());
    }
    let texts = input.scenario_texts.iter().chain(&input.options);
    for (key, value) in texts {
        add(key.as_bytes());
        add(value.as_bytes());
    }
    short(digest)
}

fn short(digest: Sha256) -> String {
    digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// Key of a run as its readers may have it: for others than the planning team it is worked out from what
/// they are told and nothing else, for a sum over the tables would tell whoever guesses what is hidden in
/// them that the guess is right.
pub fn told_key(input: &Input<'_>, summary: &Summary, sharing: Sharing) -> String {
    if sharing.shows(Content::Files) {
        return run_key(input, sharing);
    }
    let mut told = serde_json::to_value(summary).unwrap_or_default();
    // Told in some outputs only.
    if let Some(told) = told.as_object_mut() {
        told.remove("cascade_by_area");
    }
    let mut digest = Sha256::new();
    for part in [env!("CARGO_PKG_VERSION"), sharing.word(), &told.to_string()] {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    short(digest)
}

/// Writes a run folder beside its final place and moves it there once it is whole.
///
/// # Errors
/// [`NotWritten`]; whatever was there before is then as it was.
pub fn write(run: &Run<'_>, to: &Path, replace: bool) -> Result<(), NotWritten> {
    run.subject.sharing.gate(run.subject.country).map_err(NotWritten::Gate)?;
    let listed =
        |folder: &Path| Some(crate::report::record::verify::manifest(folder).ok()?.outputs);
    let existing = if replace { Existing::Replace(listed) } else { Existing::Fill };
    put_folder(laid_out(run), to, existing)
}

/// Every file of the folder, the manifest included.
pub fn laid_out(run: &Run<'_>) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let key = run.key();
    let keyed = Keyed { summary: run.summary, run: &key };
    files.insert("summary.json".to_owned(), json(&keyed, Layout::Pretty));
    let own = run.sections.iter().flat_map(|section| section.tables.iter().cloned());
    for sheet in sheets(&run.subject, run.summary).into_iter().chain(own) {
        files.insert(format!("tables/{}.csv", sheet.name), sheet.csv());
        files.insert(format!("tables/{}.json", sheet.name), sheet.json());
    }
    if run.subject.sharing.shows(Content::Limits) {
        for (name, certificate) in certificates(&run.subject) {
            files.insert(name, json(&certificate, Layout::Compact));
        }
    }
    for section in run.sections {
        let name = |ending| format!("sections/{}.{ending}", section.name);
        files.insert(name("json"), section.json.clone().into_bytes());
        files.insert(name("txt"), section.text.clone().into_bytes());
    }
    let manifest = manifest(run, &files);
    files.insert(MANIFEST.to_owned(), json(&manifest, Layout::Pretty));
    files
}

pub(in crate::report) enum Layout {
    Pretty,
    Compact,
}

pub(in crate::report) fn json(value: &impl Serialize, layout: Layout) -> Vec<u8> {
    // What these structs hold, JSON can say; and a missing file fails the check that follows.
    let text = match layout {
        Layout::Pretty => serde_json::to_vec_pretty(value),
        Layout::Compact => serde_json::to_vec(value),
    };
    let mut bytes = text.unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn certificates(subject: &Subject<'_>) -> Vec<(String, Certificate)> {
    let of = |plan: &Plan| {
        let pcode = |area: AreaIx| subject.country.areas[area.index()].pcode.clone();
        Certificate {
            format: "aidreach-certificate".to_owned(),
            version: VERSION,
            areas: plan.areas.iter().map(|a| pcode(a.area)).collect(),
            months: plan.window.periods().map(|p| plan.window.month(p).to_string()).collect(),
            claim: plan.claim.clone(),
        }
    };
    match subject.outcome {
        Outcome::Hindsight(plan) => vec![("certificate.json".to_owned(), of(plan))],
        Outcome::AsKnown(run) => {
            let name =
                |period| format!("certificates/{}.json", subject.scenario.window.month(period));
            run.steps.iter().map(|step| (name(step.period), of(&step.plan))).collect()
        }
    }
}

/// What a pack is called: by its folder for the planning team, else by its country, but for packs that
/// travel inside the program.
pub fn pack_name(folder: &str, about: &PackMeta, sharing: Sharing) -> String {
    let told = sharing.shows(Content::Files) || embedded_names().contains(&folder);
    if told { folder.to_owned() } else { about.iso3.clone() }
}

fn manifest(run: &Run<'_>, files: &BTreeMap<String, Vec<u8>>) -> Manifest {
    let input = run.input;
    // Names of files tell what else is planned; the key of the run stands for all of them.
    let files_shown = run.subject.sharing.shows(Content::Files);
    let notes_shown = run.subject.sharing.shows(Content::Notes);
    let about = &run.subject.country.about;
    let names = if files_shown { input.files.names() } else { Vec::new() };
    let listed = names.iter().filter_map(|name| {
        let bytes = input.files.read(name).ok()?;
        Some(FileListed::of(name, &bytes))
    });
    // A sum over a text with notes would tell whoever guesses them that the guess is right.
    let own = |_: &(&String, &String)| files_shown;
    let texts = |texts: &BTreeMap<String, String>| -> Vec<FileListed> {
        let listed = texts.iter().filter(own).map(|(id, text)| FileListed {
            // Notes and names of counterparts stay within the team.
            text: notes_shown.then(|| text.clone()),
            ..FileListed::of(&format!("{id}.toml"), text.as_bytes())
        });
        listed.collect()
    };
    Manifest {
        format: "aidreach-run".to_owned(),
        version: VERSION,
        tool_version: env!("CARGO_PKG_VERSION").to_owned(),
        run: run.key(),
        sharing: run.subject.sharing.word().to_owned(),
        made_on: input.made_on.clone(),
        options: input.options.clone(),
        pack: PackListed {
            name: pack_name(input.pack, about, run.subject.sharing),
            iso3: about.iso3.clone(),
            version: about.version.clone(),
            files: listed.collect(),
        },
        scenario: texts(&input.scenario_texts),
        beside: texts(&input.beside_texts),
        answers: answers(run),
        warnings: if files_shown { input.warnings.clone() } else { Vec::new() },
        internal_manifest: run.internal.map(|subject| internal_manifest(run, subject)),
        outputs: files.iter().map(|(name, bytes)| FileListed::of(name, bytes)).collect(),
    }
}

/// What was asked for beside the plan.
fn answers(run: &Run<'_>) -> Vec<String> {
    let areas = (!run.subject.by_area.is_empty()).then(|| CASCADE_OF_AREAS.to_owned());
    let sections = run.sections.iter().map(|section| section.name.clone());
    areas.into_iter().chain(sections).collect()
}

/// The hash of the manifest that the same run has for the planning team.
fn internal_manifest(run: &Run<'_>, subject: Subject<'_>) -> String {
    let summary = Summary::of(&subject);
    let files = laid_out(&Run { subject, summary: &summary, internal: None, ..*run });
    FileListed::of(MANIFEST, &files[MANIFEST]).sha256
}

impl std::fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Input").field("pack", &self.pack).finish_non_exhaustive()
    }
}
