//! What is wrong with a country pack, its scenarios and exercises, and what its figures rest on.

mod tables;

use crate::country::PackFiles;
use crate::issues::{Issue, Issues, Lines, Severity, on_a_screen};
use crate::kit::sentence::in_percent;
use crate::kit::{Answered, Description, Masthead, PackAbout, Part, Sentence, TableSchema, say};
use crate::report::findings::audit::{Audit, Deciding, Rows};
use crate::report::findings::severities::severities;
use crate::sharing::Sharing;
use schemars::JsonSchema;
use serde::Serialize;
use tables::{FILES, FileTold, ISSUES, KINDS, KindTold};

/// What was found in a country pack.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CheckReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    /// Name of the pack, as it was asked for.
    pack_name: String,
    /// Whether it can be used.
    valid: bool,
    /// Scenarios checked.
    n_scenarios: usize,
    /// Errors found.
    n_errors: usize,
    /// Warnings.
    n_warnings: usize,
    /// Notes.
    n_infos: usize,
    /// All of them; of one kind in one file a hundred, and a last one that says how many more there are.
    issues: Vec<IssueTold>,
    /// All figures of the pack by what they rest on.
    figures: Rows,
    /// Of these, the figures that decide a result.
    deciding: Deciding,
    #[serde(skip)]
    said: Sentence,
    #[serde(skip)]
    kinds: Vec<KindTold>,
    #[serde(skip)]
    files: Vec<FileTold>,
}

/// One finding.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct IssueTold {
    /// Its code, such as `E0301`; `aidreach explain` tells it at length.
    code: &'static str,
    /// `error`, `warning` or `info`.
    severity: &'static str,
    /// The file.
    file: String,
    /// The line, where there is one.
    line: Option<u64>,
    /// The column, where there is one.
    column: Option<String>,
    /// What was seen.
    seen: String,
    /// What was expected.
    expected: String,
    /// The next step.
    help: String,
    /// The line itself, as much of it as a screen shows, where it is at hand.
    line_text: Option<String>,
    /// The part of that line which is meant.
    marked: Option<String>,
    /// File, line and column as people write them.
    #[serde(skip)]
    place: String,
}

impl IssueTold {
    fn of(issue: &Issue) -> IssueTold {
        let excerpt = issue.at.excerpt.as_ref();
        IssueTold {
            code: issue.code.0,
            severity: issue.code.severity().word(),
            file: issue.at.file.clone(),
            line: issue.at.line,
            column: issue.at.column.clone(),
            seen: issue.seen.clone(),
            expected: issue.expected.clone(),
            help: issue.help.clone(),
            line_text: excerpt.map(|line| line.text().to_owned()),
            marked: excerpt.map(|line| line.marked().to_owned()),
            place: issue.at.to_string(),
        }
    }
}

/// What was checked, and what was found in it.
#[derive(Clone, Copy)]
pub struct CheckInput<'a> {
    /// The name of the pack, as it was asked for.
    pub pack_name: &'a str,
    /// Its files.
    pub files: &'a dyn PackFiles,
    /// Ids of the scenarios that were checked; none where the tables must be right first.
    pub scenarios: &'a [String],
    /// Ids of the exercises that were checked; none where scenarios must be right first.
    pub exercises: &'a [String],
    /// What was found.
    pub issues: &'a Issues,
    /// Whether the pack can be used.
    pub valid: bool,
}

impl CheckInput<'_> {
    /// What was checked and how much was found, in one sentence.
    pub fn in_short(&self) -> Sentence {
        let pack = on_a_screen(self.pack_name, Lines::One).into_owned();
        let found = severities(self.issues);
        match (self.scenarios.len(), self.issues.has_errors()) {
            (0, true) => say!(
                "check.waits",
                "{pack}: its scenarios wait until the tables are right; {found}",
                pack,
                found,
            ),
            (scenarios, _) => say!(
                "check.done",
                "{pack}: tables and {scenarios} {scenarios:scenario|scenarios} checked; {found}",
                pack,
                scenarios,
                found,
            ),
        }
    }
}

impl CheckReport {
    /// Lays out what was found.
    pub fn of(about: PackAbout<'_>, input: CheckInput<'_>) -> CheckReport {
        let audit = Audit::of(input.files);
        let told = input.issues.told();
        let count = |severity| input.issues.count(severity);
        CheckReport {
            masthead: Masthead::of_pack(("aidreach-check", 2), about, Sharing::Internal),
            pack_name: input.pack_name.to_owned(),
            valid: input.valid,
            n_scenarios: input.scenarios.len(),
            n_errors: count(Severity::Error),
            n_warnings: count(Severity::Warning),
            n_infos: count(Severity::Info),
            issues: told.iter().map(IssueTold::of).collect(),
            figures: audit.total(),
            deciding: audit.deciding(),
            said: input.in_short(),
            kinds: tables::kinds(input.issues),
            files: tables::files(input, &audit),
        }
    }

    /// How much of the pack is planning judgement; nothing where no table says what it rests on.
    fn assumed(&self) -> Option<Sentence> {
        let share = |rows: Rows| in_percent(rows.assumed_share());
        let (all, deciding) = (self.figures, self.deciding.total());
        (all.all() > 0).then(|| {
            say!(
                "check.assumed",
                "Of {all} {all:figure|figures} that say what they rest on, {share} are planning judgements; of \
                 the {deciding} that decide a result, {deciding_share}.",
                all = all.all(),
                share = share(all),
                deciding = deciding.all(),
                deciding_share = share(deciding),
            )
        })
    }
}

impl Answered for CheckReport {
    fn tables() -> Vec<TableSchema> {
        vec![ISSUES.schema(), KINDS.schema(), FILES.schema()]
    }

    fn described(&self) -> Description {
        let head = self.masthead.clone();
        let mut parts = Vec::new();
        if !self.issues.is_empty() {
            let caption = say!("check.issues", "Each finding; `aidreach explain CODE` says more");
            parts.push(Part::section("findings", say!("check.section.issues", "What is found")));
            parts.push(Part::Table(ISSUES.of(caption, &self.issues).in_order()));
            let caption = say!("check.kinds", "How many there are of each kind, by file");
            parts.push(Part::section("kinds", say!("check.section.kinds", "Kinds of findings")));
            parts.push(Part::Table(KINDS.of(caption, &self.kinds)));
        }
        let caption = say!("check.files", "Files, what is found in each, and what figures rest on");
        parts.push(Part::section("files", say!("check.section.files", "What was checked")));
        parts.push(Part::Table(FILES.of(caption, &self.files)));
        Description {
            title: say!("check.title", "Check of {country}", country = &head.country),
            subtitle: Sentence::of_others(&head.pack),
            in_short: std::iter::once(self.said.clone()).chain(self.assumed()).collect(),
            head,
            parts,
        }
    }
}
