//! The tables of a check: findings, their kinds, and files.

use super::{CheckInput, IssueTold};
use crate::issues::{Code, Issues, Lines, Severity, explain, on_a_screen};
use crate::kit::columns::Meaning;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, col, in_data, means, on_pages};
use crate::report::answers::data::Raw;
use crate::report::findings::audit::{Audit, Rows};
use std::collections::{BTreeMap, BTreeSet};

/// Where scenarios of a pack lie.
const SCENARIOS: &str = "scenarios/";
/// Where its exercises lie.
const EXERCISES: &str = "exercises/";

/// One kind of finding in one file.
#[derive(Clone, Debug)]
pub(super) struct KindTold {
    code: Code,
    title: &'static str,
    file: String,
    found: usize,
}

/// A file of the pack.
#[derive(Clone, Debug)]
pub(super) struct FileTold {
    file: String,
    kind: FileKind,
    checked: bool,
    /// Rows below the header; none of what is no table.
    rows: Option<u64>,
    found: Found,
    /// Figures that say what they rest on; none where no column does.
    figures: Option<Rows>,
}

/// What sort of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileKind {
    Table,
    Scenario,
    Exercise,
    Other,
}

/// How many findings there are in a file.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    errors: usize,
    warnings: usize,
    infos: usize,
}

const CODE: Meaning =
    means::code("Code of the finding, such as E0301; `aidreach explain` tells it");
const SEVERITY: Meaning = means::code("error, warning or info");
const FILE: Meaning = means::code("Name of the file");

pub(super) const ISSUES: Declared<IssueTold> = Declared {
    name: "check-issues",
    row: "A finding; of one kind in one file a hundred are told, and the last row says how many more there are",
    columns: &[
        col("code", "Code", CODE, |issue| Cell::text(issue.code)),
        in_data(col("severity", "Severity", SEVERITY, |issue| Cell::text(issue.severity))),
        on_pages("Where", |issue| Cell::text(&issue.place)),
        in_data(col("file", "File", FILE, |issue| Cell::text(&issue.file))),
        in_data(col(
            "line",
            "Line",
            means::number("Line of the file, the header is line 1; empty for the file as a whole"),
            |issue| issue.line.map_or(Cell::Empty, Cell::count),
        )),
        in_data(col(
            "column",
            "Column",
            means::code("Column of the table, or key of the TOML file; empty where it is none"),
            |issue| Cell::word(issue.column.as_deref()),
        )),
        col("seen", "What was seen", means::words("What was seen there"), |issue| {
            Cell::filled(&issue.seen)
        }),
        col(
            "expected",
            "What was expected",
            means::words("What was expected instead; empty where what was seen says it all"),
            |issue| Cell::filled(&issue.expected),
        ),
        col("help", "Next step", means::words("The next step"), |issue| Cell::filled(&issue.help)),
        col(
            "line_text",
            "The line",
            means::words("The line itself, as much of it as a screen shows"),
            |issue| Cell::word(issue.line_text.as_deref()),
        ),
        in_data(col(
            "marked",
            "Meant",
            means::words("The part of the line that is meant"),
            |issue| Cell::word(issue.marked.as_deref()),
        )),
    ],
};

pub(super) const KINDS: Declared<KindTold> = Declared {
    name: "check-kinds",
    row: "A kind of finding in a file, and how many there are",
    columns: &[
        col("code", "Code", CODE, |kind| Cell::text(kind.code.0)),
        in_data(col("severity", "Severity", SEVERITY, |kind| {
            Cell::text(kind.code.severity().word())
        })),
        col("kind", "What it is", means::words("What a finding of the kind is"), |kind| {
            Cell::filled(kind.title)
        }),
        col("file", "File", FILE, |kind| Cell::text(&kind.file)),
        col("found", "Found", means::figure(0, "How many there are"), |kind| {
            Cell::count(kind.found as u64)
        }),
    ],
};

pub(super) const FILES: Declared<FileTold> = Declared {
    name: "check-files",
    row: "A table, a scenario or an exercise of the pack, or another file of it in which something is found",
    columns: &[
        col("file", "File", FILE, |file| Cell::text(&file.file)),
        in_data(col("kind", "Kind", means::code("table, scenario, exercise or other"), |file| {
            Cell::text(file.kind.word())
        })),
        col(
            "checked",
            "Checked",
            means::words(
                "Whether it was checked: yes, or no where it was not asked for or others must be right first",
            ),
            |file| Cell::yes(file.checked),
        ),
        col("rows", "Rows", means::figure(0, "Rows below the header of a table"), |file| {
            file.rows.map_or(Cell::Empty, Cell::count)
        }),
        col("errors", "Errors", means::figure(0, "How many errors are found in it"), |file| {
            Cell::count(file.found.errors as u64)
        }),
        col("warnings", "Warnings", means::figure(0, "How many warnings"), |file| {
            Cell::count(file.found.warnings as u64)
        }),
        col("infos", "Notes", means::figure(0, "How many notes"), |file| {
            Cell::count(file.found.infos as u64)
        }),
        col(
            "figures",
            "Figures",
            means::figure(0, "How many of its figures say what they rest on"),
            |file| counted(file, Rows::all),
        ),
        in_data(col(
            "published",
            "Published",
            means::figure(0, "How many are printed in a source"),
            |file| counted(file, |rows| rows.published),
        )),
        in_data(col(
            "derived",
            "Derived",
            means::figure(0, "How many are worked out from printed ones"),
            |file| counted(file, |rows| rows.derived),
        )),
        in_data(col(
            "assumed",
            "Assumed",
            means::figure(0, "How many are planning judgements"),
            |file| counted(file, |rows| rows.assumed),
        )),
        col(
            "assumed_share",
            "Assumed",
            means::share("Part of them that are planning judgements, 0 to 1"),
            |file| Cell::figure(file.figures.map(Rows::assumed_share)),
        ),
    ],
};

fn counted(file: &FileTold, of: impl Fn(Rows) -> u64) -> Cell {
    file.figures.map_or(Cell::Empty, |rows| Cell::count(of(rows)))
}

impl FileKind {
    fn word(self) -> &'static str {
        match self {
            FileKind::Table => "table",
            FileKind::Scenario => "scenario",
            FileKind::Exercise => "exercise",
            FileKind::Other => "other",
        }
    }

    fn of(file: &str) -> FileKind {
        let is = |folder: &str| file.starts_with(folder) && file.ends_with(".toml");
        match (file.ends_with(".csv"), is(SCENARIOS), is(EXERCISES)) {
            (true, _, _) => FileKind::Table,
            (false, true, _) => FileKind::Scenario,
            (false, false, true) => FileKind::Exercise,
            (false, false, false) => FileKind::Other,
        }
    }

    /// Whether a file of the sort was checked, by the name that findings have for it.
    fn is_checked(self, input: CheckInput<'_>, file: &str) -> bool {
        let id = file.strip_prefix(EXERCISES).unwrap_or(file);
        let is_one = |of: &[String]| of.iter().any(|known| id.strip_suffix(".toml") == Some(known));
        match self {
            FileKind::Table | FileKind::Other => true,
            FileKind::Scenario => is_one(input.scenarios),
            FileKind::Exercise => is_one(input.exercises),
        }
    }
}

/// All kinds that are found, those only counted included.
pub(super) fn kinds(issues: &Issues) -> Vec<KindTold> {
    let told = |(code, file, found): (Code, &str, usize)| {
        let title = explain(code.0).map_or("", |(_, title, _)| title);
        KindTold { code, title, file: file.to_owned(), found }
    };
    issues.kinds().map(told).collect()
}

/// Each file that is checked, and each in which something is found, in order of names.
pub(super) fn files(input: CheckInput<'_>, audit: &Audit) -> Vec<FileTold> {
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for (code, file, n) in input.issues.kinds() {
        let of_file = found.entry(file.to_owned()).or_default();
        *match code.severity() {
            Severity::Error => &mut of_file.errors,
            Severity::Warning => &mut of_file.warnings,
            Severity::Info => &mut of_file.infos,
        } += n;
    }
    let mut told = Vec::new();
    for name in input.files.names() {
        let file = on_a_screen(&name, Lines::One).into_owned();
        let kind = FileKind::of(&name);
        // Findings name scenarios by their ids alone.
        let told_as = file.strip_prefix(SCENARIOS).unwrap_or(&file);
        let found = found.remove(told_as);
        if kind == FileKind::Other && found.is_none() {
            continue;
        }
        let rows = Raw::n_rows(input.files, &name).ok().filter(|_| kind == FileKind::Table);
        told.push(FileTold {
            checked: kind.is_checked(input, told_as),
            kind,
            rows: rows.map(|rows| rows as u64),
            found: found.unwrap_or_default(),
            figures: audit.tables.get(&name).copied(),
            file,
        });
    }
    let in_pack: BTreeSet<&str> = told.iter().map(|told| told.file.as_str()).collect();
    for id in input.scenarios.iter().map(|id| on_a_screen(id, Lines::One)) {
        if !in_pack.contains(format!("{SCENARIOS}{id}.toml").as_str()) {
            found.entry(format!("{id}.toml")).or_default();
        }
    }
    told.extend(found.into_iter().map(|(file, found)| FileTold::elsewhere(input, file, found)));
    told.sort_by(|one, other| one.file.cmp(&other.file));
    told
}

impl FileTold {
    /// A file that is not in the pack: one that is missing, or a scenario from another folder.
    fn elsewhere(input: CheckInput<'_>, file: String, found: Found) -> FileTold {
        let asked = FileKind::Scenario.is_checked(input, &file);
        let kind = if asked { FileKind::Scenario } else { FileKind::of(&file) };
        FileTold { checked: true, kind, rows: None, found, figures: None, file }
    }
}
