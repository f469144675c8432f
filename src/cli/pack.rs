//! Which country pack a command works on, and the scenarios in it.

use super::exit::Failure;
use super::scenario_sheet::{self, is_sheet};
use super::talk::Talk;
use crate::book::unpacked;
use crate::country::{
    BookPack, Country, EXERCISES, Folder, PackFiles, SCENARIOS, embedded, embedded_names, toml_ids,
    toml_name, toml_text,
};
use crate::intake::{self, Most};
use crate::issues::{At, Issues, nearest};
use crate::report::reason;
use crate::scenario::Scenario;
use clap::Args;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The country a command works on.
#[derive(Debug, Args)]
pub(super) struct CountryArgs {
    /// A country pack: a folder, a workbook (.xlsx, .ods) or a packed folder (.zip), or the name of a built-in one
    /// [default: the first built-in one]
    #[arg(long, value_name = "DIR|FILE")]
    pub(super) country: Option<String>,
}

/// A country pack with its scenarios.
pub(super) struct Pack {
    /// The folder or the built-in name, as the person gave it.
    pub(super) name: String,
    /// Its files.
    pub(super) files: Box<dyn PackFiles>,
}

/// In what form a pack lies on a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A folder of tables.
    Folder,
    /// A workbook.
    Workbook,
    /// A sheet of LibreOffice.
    OpenDocument,
    /// A packed folder.
    Packed,
}

impl Form {
    /// As the ending of a name says.
    pub(super) fn of(path: &Path) -> Form {
        let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
        match end.as_deref() {
            Some("xlsx") => Form::Workbook,
            Some("ods") => Form::OpenDocument,
            Some("zip") => Form::Packed,
            _ => Form::Folder,
        }
    }
}

impl CountryArgs {
    /// Opens the pack asked for.
    pub(super) fn open(&self) -> Result<Pack, Failure> {
        let names = embedded_names();
        let name = match &self.country {
            Some(name) => name.as_str(),
            None => names.first().copied().unwrap_or_default(),
        };
        Pack::open(name)
    }
}

impl Pack {
    /// Opens a built-in pack by its name or a folder by its path.
    pub(super) fn open(name: &str) -> Result<Pack, Failure> {
        if let Some(pack) = embedded(name) {
            return Ok(Pack { name: name.to_owned(), files: Box::new(pack) });
        }
        let path = Path::new(name);
        if Form::of(path) != Form::Folder && !path.is_dir() {
            return Pack::in_a_file(name);
        }
        match Folder::open(path) {
            Ok(folder) => Ok(Pack { name: name.to_owned(), files: Box::new(folder) }),
            Err(error) => {
                let names = embedded_names();
                let built_in = format!("built-in packs: {}", names.join(", "));
                let help = match nearest(name, names.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`? {built_in}"),
                    None => built_in,
                };
                if let Some(failure) = another_table(path) {
                    return Err(failure);
                }
                let what = format!(
                    "`{name}` is neither a built-in pack nor a folder, a workbook or a packed folder: {}",
                    reason(&error)
                );
                Err(Failure::Usage(what, help))
            }
        }
    }

    /// Opens a pack that is one file.
    fn in_a_file(name: &str) -> Result<Pack, Failure> {
        let path = Path::new(name);
        let bytes = intake::read(path, intake::PACK).map_err(|error| unread(name, error))?;
        let file = path.file_name().map_or(name.into(), |file| file.to_string_lossy());
        let files: Box<dyn PackFiles> = match Form::of(path) {
            Form::Packed => Box::new(unpacked(&file, &bytes)?),
            Form::Folder | Form::Workbook | Form::OpenDocument => {
                Box::new(BookPack::read(&file, &bytes)?)
            }
        };
        Ok(Pack { name: name.to_owned(), files })
    }

    /// The built-in name, or the folder's own without where it lies.
    pub(super) fn short_name(&self) -> &str {
        let folder = Path::new(&self.name).file_name();
        folder.and_then(|name| name.to_str()).unwrap_or(&self.name)
    }

    /// Loads the country, and tells what is worth knowing about its files.
    pub(super) fn load(&self, talk: &Talk) -> Result<Country, Failure> {
        let (country, issues) = Country::load(self.files.as_ref())?;
        talk.tell_issues(&issues);
        Ok(country)
    }

    /// Ids of the scenarios in the pack, in order.
    pub(super) fn scenario_ids(&self) -> Vec<String> {
        toml_ids(self.files.as_ref(), SCENARIOS)
    }

    /// The text of a scenario of the pack; `None` where it has none of that id.
    ///
    /// # Errors
    /// Where it is there and cannot be read.
    pub(super) fn scenario_text(&self, id: &str) -> Result<Option<String>, Failure> {
        self.text(SCENARIOS, id, intake::SCENARIO)
    }

    /// Reads a scenario: one of the pack by its id, or one in a file by its path.
    pub(super) fn scenario(&self, country: &Country, asked: &str) -> Result<Asked, Failure> {
        if is_sheet(asked) {
            return scenario_sheet::read(self, country, asked);
        }
        let known = self.scenario_ids();
        let (id, own) = if Pack::is_path(asked) {
            let text = intake::read_text(Path::new(asked), intake::SCENARIO);
            let text = text.map_err(|error| unread(asked, error))?;
            (Pack::scenario_id(asked), Some(text))
        } else if known.iter().any(|id| id == asked) {
            (asked.to_owned(), None)
        } else {
            return Err(no_scenario(asked, &known));
        };
        let own = own.map(|text| (id.clone(), text)).into_iter().collect();
        self.scenario_of(country, &id, &own)
    }

    /// The id of a scenario that is asked for by its id or its path.
    pub(super) fn scenario_id(asked: &str) -> String {
        if !Pack::is_path(asked) {
            return asked.to_owned();
        }
        let stem = Path::new(asked).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_default()
    }

    /// Whether a scenario is asked for as a file.
    pub(super) fn is_path(asked: &str) -> bool {
        asked.ends_with(".toml") || is_sheet(asked) || asked.contains(['/', '\\'])
    }

    /// Reads a scenario from texts of one's own by their ids, and from the pack's.
    pub(super) fn scenario_of(
        &self,
        country: &Country,
        id: &str,
        own: &BTreeMap<String, String>,
    ) -> Result<Asked, Failure> {
        let failed = RefCell::new(None);
        let text = |wanted: &str| {
            let own = own.get(wanted).cloned();
            own.or_else(|| match self.scenario_text(wanted) {
                Ok(text) => text,
                Err(why) => {
                    failed.borrow_mut().get_or_insert(why);
                    None
                }
            })
        };
        let read = Scenario::read(country, id, &text, &self.scenario_ids());
        if let Some(why) = failed.take() {
            return Err(why);
        }
        let (scenario, issues) = read.map_err(|issues| self.in_place(issues, own))?;
        let issues = self.in_place(issues, own);
        let chain = std::iter::once(&scenario.id).chain(&scenario.extends);
        let texts = chain.filter_map(|id| Some((id.clone(), text(id)?))).collect();
        Ok(Asked { scenario, issues, texts })
    }

    /// Issues of scenarios of the pack where their texts stand in a workbook.
    fn in_place(&self, issues: Issues, own: &BTreeMap<String, String>) -> Issues {
        issues.at(|at| {
            let id = at.file.strip_suffix(".toml").filter(|id| !own.contains_key(*id));
            let Some(id) = id else { return at };
            let inner = At { file: toml_name(SCENARIOS, id), ..at.clone() };
            let told = self.files.place(inner.clone());
            if told == inner { at } else { told }
        })
    }

    /// Ids of the ready exercises in the pack, in order.
    pub(super) fn exercise_ids(&self) -> Vec<String> {
        toml_ids(self.files.as_ref(), EXERCISES)
    }

    /// The text of a ready exercise of the pack; `None` where it has none of that id.
    ///
    /// # Errors
    /// Where it is there and cannot be read.
    pub(super) fn exercise_text(&self, id: &str) -> Result<Option<String>, Failure> {
        self.text(EXERCISES, id, intake::EXERCISE)
    }

    /// The text of a TOML file in a folder of the pack.
    fn text(&self, folder: &str, id: &str, most: Most) -> Result<Option<String>, Failure> {
        let text = toml_text(self.files.as_ref(), (folder, id), most);
        text.map_err(|error| unread(&toml_name(folder, id), error))
    }
}

/// The failure where a file is a workbook or a table in another format.
fn another_table(path: &Path) -> Option<Failure> {
    let end = path.extension()?.to_string_lossy().to_lowercase();
    let name = path.display();
    let what = match end.as_str() {
        "xls" | "xlsm" | "xlsb" | "xltx" => {
            format!("`{name}` is a workbook in another format (.{end})")
        }
        "csv" | "tsv" => format!("`{name}` is one table, and a pack has many"),
        _ => return None,
    };
    let help = match end.as_str() {
        "csv" | "tsv" => "name the folder that it lies in".to_owned(),
        _ => format!(
            "open it in a spreadsheet, and save it as {}",
            path.with_extension("xlsx").display()
        ),
    };
    path.is_file().then_some(Failure::Usage(what, help))
}

/// A file that was not taken in, with its name.
pub(super) fn unread(name: &str, error: io::Error) -> Failure {
    Failure::Files(format!("`{name}` cannot be read"), error)
}

/// A scenario with the files it was read from.
pub(super) struct Asked {
    /// The scenario.
    pub(super) scenario: Scenario,
    /// What is worth knowing about its files.
    pub(super) issues: Issues,
    /// The text of its file and of every one it extends, by id.
    pub(super) texts: BTreeMap<String, String>,
}

fn no_scenario(asked: &str, known: &[String]) -> Failure {
    let ids = known.iter().map(String::as_str);
    let list = "`aidreach scenarios` lists all of them, and a path must end in .toml";
    let help = match nearest(asked, ids) {
        Some(near) => format!("did you mean `{near}`? {list}"),
        None => list.to_owned(),
    };
    Failure::Usage(format!("there is no scenario `{asked}`"), help)
}
