//! Public tables become rows of a pack: boundaries and names, population, people in need, who is where, roads and
//! places. Every row says on which basis and by which source; what is left is told with its reason; what a person
//! wrote in the pack stays. Nothing here opens a file or asks a network: bytes come in, files of the pack go out.

mod areas;
mod cells;
mod context;
mod countries;
mod coverage;
mod distances;
mod fields;
mod gazetteer;
mod geojson;
mod layered;
mod marks;
mod merge;
mod needs;
mod open;
mod osm;
mod outlines;
mod pack_toml;
mod places;
mod population;
mod roads;
mod sheet;
mod source;
mod tables;
mod told;
mod ways;

pub use merge::{Change, Fate, Merged};
pub use open::Given;
pub use osm::{Counts, Extract, Fault};
pub use places::LEAST_TOWN;
pub use roads::Class;
pub use source::Described;
pub use told::{Became, Note, Told};

use crate::country::{IMPORTED, PackFiles, words};
use crate::issues::{At, Code, Issue, Issues};
use merge::{Ledger, Merging, NewRow};
use std::collections::BTreeMap;
use tables::Tables;

/// What a public table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Boundaries, codes and names of areas.
    Areas,
    /// How many people live where.
    Population,
    /// People in need, by phase where the files have phases.
    Needs,
    /// Who works where.
    Presence,
    /// How many people are displaced where.
    Displaced,
    /// Roads as places and the edges between them.
    Network,
    /// Roads of an extract of OpenStreetMap.
    Roads,
    /// Towns, airports and ports.
    Places,
    /// Distances and times between towns.
    Distances,
}
words!(Kind {
    Areas = "areas",
    Population = "population",
    Needs = "needs",
    Presence = "presence",
    Displaced = "displaced",
    Network = "network",
    Roads = "roads",
    Places = "places",
    Distances = "distances",
});

impl Kind {
    /// Who may see what such files say, where nobody says otherwise: names of organisations at work are for the
    /// planning team.
    pub fn usual_sensitivity(self) -> &'static str {
        match self {
            Kind::Presence => "internal",
            Kind::Areas
            | Kind::Population
            | Kind::Needs
            | Kind::Displaced
            | Kind::Network
            | Kind::Roads
            | Kind::Places
            | Kind::Distances => "public",
        }
    }
}

/// What is imported, and how.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What the files are about.
    pub kind: Kind,
    /// The files.
    pub files: Vec<Given>,
    /// Files too large to be held.
    pub extracts: Vec<Extract>,
    /// What is chosen for some kinds.
    pub choices: Choices,
    /// The country by its three letters, where a file has several.
    pub country: Option<String>,
    /// What the files are as a source.
    pub described: Described,
    /// Whether what earlier imports wrote is replaced.
    pub update: bool,
    /// Whether an older analysis takes the place of a newer one.
    pub older: bool,
    /// Whether rows whose area is not known are left instead of refused.
    pub leave_unknown: bool,
    /// Under which name displaced people are a part of the people in need, where they are to be.
    pub as_group: Option<String>,
    /// Whether what a plan cannot do without, and the files do not have, is assumed: a place for every province.
    pub assume_missing: bool,
}

/// What is chosen for some kinds of import.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The lowest class of roads that is taken; all where nothing is said.
    pub down_to: Option<Class>,
    /// People that a town has at least.
    pub least_people: Option<u64>,
    /// Codes of places that are taken whatever their people; the usual ones where nothing is said.
    pub codes: Option<Vec<String>>,
    /// Names of places that are taken whatever their code, people and country.
    pub names: Vec<String>,
    /// Whether of two figures of one distance the larger is taken.
    pub larger: bool,
}

/// What an import makes.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Files of the pack that change, whole, by their names.
    pub files: Vec<(String, Vec<u8>)>,
    /// What became of the rows, a table each.
    pub merged: Vec<Merged>,
    /// Cells that the import and the pack have otherwise.
    pub changes: Vec<Change>,
    /// Keys of `pack.toml` that were filled, as they read now.
    pub set: Vec<String>,
    /// What was left, changed or contradicts.
    pub told: Told,
}

/// What a kind of import takes from its files.
#[derive(Default)]
struct Taken {
    rows: Vec<NewRow>,
    /// Values for keys of `pack.toml` that are still empty.
    pack: Vec<(&'static str, String)>,
    /// Outlines of the provinces, where the files have any.
    boundaries: Option<Vec<u8>>,
    /// Lines of the roads, where the files have any.
    roads: Option<Vec<u8>>,
    /// Rows that an earlier import of this source made and this one no longer gives.
    gone: Vec<(&'static str, String)>,
    /// What is known of the source whoever hands its files on, and the day as of which the files are.
    known: Option<source::Known>,
    as_of: Option<String>,
    told: Told,
}

/// What an import reads beside its files.
struct Beside<'a> {
    asked: &'a Asked,
    /// The key of its source.
    source: String,
    tables: &'a Tables,
    /// The files of the pack.
    files: &'a dyn PackFiles,
    /// The text of `pack.toml`.
    pack: &'a str,
}

impl Beside<'_> {
    /// The country's three letters: as asked for, else as `pack.toml` has them.
    fn country(&self) -> Option<String> {
        let said =
            pack_toml::value(self.pack, "iso3").map(|text| text.trim_matches('"').to_owned());
        let said = said.filter(|code| !code.is_empty());
        self.asked.country.clone().or(said).map(|code| code.to_uppercase())
    }
}

/// Imports files into a pack: what its files become, and what there is to tell.
///
/// # Errors
/// Everything wrong with the files; nothing is to be written then.
pub fn import(asked: &Asked, pack: &dyn PackFiles) -> Result<Imported, Issues> {
    let mut issues = Issues::default();
    let Ok(about) = pack.read(pack_toml::FILE) else {
        let help = "begin a pack first with `aidreach new DIR`";
        let at = At::file(pack_toml::FILE);
        issues.push(Issue::new(Code("E0001"), at, "not found", "the folder of a pack", help));
        return Err(issues);
    };
    let about = String::from_utf8_lossy(&about).into_owned();
    no_extract_but_for_roads(asked, &mut issues);
    let mut tables = Tables::read(pack, &mut issues);
    let mut ledger = pack.read(IMPORTED).map(|bytes| Ledger::of(&bytes)).unwrap_or_default();
    let names = asked.files.iter().map(|given| given.name.as_str());
    let names = names.chain(asked.extracts.iter().map(|extract| extract.name.as_str()));
    let names: Vec<&str> = names.collect();
    let source = asked.described.key(&names);
    let beside = Beside { asked, source, tables: &tables, files: pack, pack: &about };
    let taken = taken(&beside, &mut issues);
    if issues.has_errors() {
        return Err(issues);
    }
    let described = match taken.known {
        Some(known) => asked.described.or(known, taken.as_of),
        None => asked.described.clone(),
    };
    let source = described.rows(&beside.source, &names, &tables);
    let mut merging = Merging {
        tables: &mut tables,
        ledger: &mut ledger,
        update: asked.update,
        merged: BTreeMap::new(),
        changes: Vec::new(),
    };
    merging.put(&taken.rows);
    merging.take_out(&taken.gone);
    // A source that gave nothing is not named.
    let gave = |merged: &Merged| merged.added + merged.filled + merged.replaced > 0;
    if merging.merged.values().any(gave) || taken.boundaries.is_some() {
        merging.put(&source);
    }
    let (merged, changes) = (merging.merged, merging.changes);
    let mut made = Imported { changes, told: taken.told, ..Imported::default() };
    let differs = |file: &str, bytes: &[u8]| pack.read(file).map_or(true, |there| *there != *bytes);
    if let Some(bytes) = taken.boundaries {
        outlines::put(&mut made, &mut ledger, pack, (outlines::BOUNDARIES, bytes), asked.update);
    }
    if let Some(bytes) = taken.roads {
        outlines::put(&mut made, &mut ledger, pack, (outlines::ROADS, bytes), asked.update);
        roads::name_makers(&mut made, pack);
    }
    let (about_now, set) = pack_toml::filled(&about, &taken.pack);
    if !set.is_empty() {
        made.files.push((pack_toml::FILE.to_owned(), about_now.into_bytes()));
        made.set = set;
    }
    for file in merged.keys() {
        let bytes = tables.get(file).bytes();
        if differs(file, &bytes) {
            made.files.push(((*file).to_owned(), bytes));
        }
    }
    // Last, so that what is written halfway through counts as written by hand, and stays.
    if differs(IMPORTED, &ledger.bytes()) {
        made.files.push((IMPORTED.to_owned(), ledger.bytes()));
    }
    made.merged = merged.into_values().collect();
    Ok(made)
}

/// What the files become, by what they are about.
fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    match beside.asked.kind {
        Kind::Areas => areas::taken(beside, issues),
        Kind::Population => population::taken(beside, issues),
        Kind::Needs => needs::taken(beside, issues),
        Kind::Presence => context::presence(beside, issues),
        Kind::Displaced => context::displaced(beside, issues),
        Kind::Network => ways::taken(beside, issues),
        Kind::Roads => roads::taken(beside, issues),
        Kind::Places => places::taken(beside, issues),
        Kind::Distances => distances::taken(beside, issues),
    }
}

fn no_extract_but_for_roads(asked: &Asked, issues: &mut Issues) {
    for extract in asked.extracts.iter().filter(|_| asked.kind != Kind::Roads) {
        let at = At::file(&extract.name);
        let help = "its roads are imported with `aidreach import roads`";
        let seen = "an extract of a map";
        issues.push(Issue::new(Code("E0023"), at, seen, "a public table", help));
    }
}
