//! Why areas are short, as it is told in every format.

use super::refused::{REFUSED, RefusalsTold};
use super::{GainTold, WhyTold, Whys, words};
use crate::report::findings::coalitions::plain_words;
use crate::report::kit::columns::Meaning;
use crate::report::kit::figure::people;
use crate::report::kit::layout::listed;
use crate::report::kit::sheet::Cell;
use crate::report::kit::{
    Answered, Declared, Description, Part, TableSchema, col, in_data, known, means,
};

/// A change that helps an area.
struct ChangeRow {
    area_code: String,
    area_name: String,
    kind: Kind,
    gain: GainTold,
}

/// What sort of change.
#[derive(Clone, Copy)]
enum Kind {
    Change,
    Set,
    FromAbroad,
    Class,
    Together,
}

impl Kind {
    const ALL: [Kind; 5] = [Kind::Change, Kind::Set, Kind::FromAbroad, Kind::Class, Kind::Together];

    fn words(self) -> &'static str {
        match self {
            Kind::Change => "single change",
            Kind::Set => "permissions together",
            Kind::FromAbroad => "permissions together, for food from abroad",
            Kind::Class => "kind of obstacle",
            Kind::Together => "two kinds of obstacle",
        }
    }

    fn of(self, area: &WhyTold) -> &[GainTold] {
        match self {
            Kind::Change => &area.changes,
            Kind::Set => &area.sets,
            Kind::FromAbroad => &area.sets_from_abroad,
            Kind::Class => &area.classes,
            Kind::Together => &area.together,
        }
    }
}

const HERE: Meaning = means::change(0, "Person-months more in the area");
const OVERALL: Meaning = means::change(0, "Person-months more over all areas");

const AREAS: Declared<WhyTold> = Declared {
    name: "why-areas",
    row: "An area that is short of its need",
    columns: &[
        in_data(known("area_code", "Code", |area| Cell::text(&area.area_code))),
        known("area_name", "Area", |area| Cell::text(&area.area_name)),
        in_data(known("need_person_months", "In need", |area| {
            Cell::count(area.need_person_months)
        })),
        in_data(known("reached_person_months", "Reached", |area| {
            Cell::count(area.reached_person_months)
        })),
        known("coverage_share", "Coverage", |area| Cell::Figure(area.coverage_share)),
        col(
            "first_in_the_way",
            "First in the way",
            means::words("What is first in the way"),
            |area| Cell::text(area.first_in_the_way),
        ),
        col(
            "helps_most",
            "What helps most by itself",
            means::words("The change that brings most there; else the smallest set of them"),
            |area| area.best().map_or(Cell::text("nothing that was tried"), in_brief),
        ),
        col("more_here_person_months", "More here", HERE, |area| {
            area.best().map_or(Cell::Empty, |gain| Cell::Figure(gain.more_person_months_here))
        }),
        col("more_overall_person_months", "Overall", OVERALL, |area| {
            area.best().map_or(Cell::Empty, |gain| Cell::Figure(gain.more_person_months_overall))
        }),
    ],
};

const CHANGES: Declared<ChangeRow> = Declared {
    name: "why-changes",
    row: "What one change, or several together, bring in an area, found by planning again",
    columns: &[
        in_data(known("area_code", "Code", |row| Cell::text(&row.area_code))),
        known("area_name", "Area", |row| Cell::text(&row.area_name)),
        col("kind", "Kind", means::words("What sort of change"), |row| {
            Cell::text(row.kind.words())
        }),
        in_data(col(
            "changes",
            "Keys",
            means::code("Keys of what changes, separated by bars"),
            |row| {
                let ids: Vec<&str> = row.gain.changes.iter().map(|c| c.id.as_str()).collect();
                Cell::text(&ids.join("|"))
            },
        )),
        col("in_words", "What changes", means::words("The changes in words"), |row| {
            Cell::text(&words::changes(&row.gain))
        }),
        col("more_here_person_months", "More here", HERE, |row| {
            Cell::Figure(row.gain.more_person_months_here)
        }),
        col("more_overall_person_months", "Overall", OVERALL, |row| {
            Cell::Figure(row.gain.more_person_months_overall)
        }),
    ],
};

/// How many changes a terminal tells in a table.
const IN_SHORT: usize = 6;

impl Answered for Whys {
    fn tables() -> Vec<TableSchema> {
        vec![AREAS.schema(), REFUSED.schema(), CHANGES.schema()]
    }

    fn described(&self) -> Description {
        let mut parts = Vec::new();
        if !self.areas.is_empty() {
            let caption = "What is in the way and what helps most, in person-months";
            parts.push(Part::section("areas", "Area by area"));
            parts.push(Part::Table(AREAS.of(caption, &self.areas)));
        }
        parts.extend(self.each_area());
        let rows = self.changes();
        let table = CHANGES.of("All changes that help, in person-months", &rows);
        if self.if_refused.is_empty() {
            parts.push(Part::Data(table));
            parts.push(Part::paragraph("More on one area: `aidreach why AREA`"));
        } else if !rows.is_empty() {
            parts.push(Part::section("changes", "All that helps"));
            parts.push(Part::Table(table.in_short(IN_SHORT)));
        }
        parts.push(Part::section("method", "How to read it"));
        let caveats = self.caveats.iter().map(|told| format!("{told}."));
        let told: Vec<String> = std::iter::once(plain_words().to_string()).chain(caveats).collect();
        parts.push(Part::bullets(&told));
        let head = self.masthead.clone();
        Description {
            title: format!("Why areas are short: {}", head.scenario_name).into(),
            subtitle: format!("{}, {}, by {}", head.country, head.scenario, head.level).into(),
            in_short: self.in_short().into_iter().map(Into::into).collect(),
            head,
            parts,
        }
    }
}

impl Whys {
    fn in_short(&self) -> Vec<String> {
        let of = self.n_short + self.met.len();
        let reached = format!(
            "The plan reaches {} of {} person-months in need",
            people(self.reached_person_months),
            people(self.need_person_months),
        );
        let mut said = vec![match (self.n_short, of) {
            (0, 1) => format!("{reached}; the area asked about is served in full."),
            (0, _) => format!("{reached}; each of the {of} areas is served in full."),
            (1, 1) => format!("{reached}."),
            (n, _) => format!("{reached}; {n} of {of} areas are short of their need."),
        }];
        said.extend(self.headline.iter().cloned());
        if self.n_short > 0 && !self.met.is_empty() {
            said.push(format!("Served in full: {}.", listed(&self.met)));
        }
        said
    }

    /// Each area asked about by name: why it is short, and what it would lose.
    fn each_area(&self) -> Vec<Part> {
        let told = |told: &RefusalsTold| {
            let id = format!("area-{}", told.area_code.to_lowercase());
            let title = format!("{} ({})", told.area_name, told.area_code);
            let mut parts = vec![Part::section(&id, &title)];
            let why = self.areas.iter().find(|area| area.area_code == told.area_code);
            parts.extend(why.map(|area| Part::bullets(&area.sentences)));
            parts.extend(told.parts());
            parts
        };
        self.if_refused.iter().flat_map(told).collect()
    }

    fn changes(&self) -> Vec<ChangeRow> {
        let row = |area: &WhyTold, kind: Kind, gain: &GainTold| ChangeRow {
            area_code: area.area_code.clone(),
            area_name: area.area_name.clone(),
            kind,
            gain: gain.clone(),
        };
        let rows = |area| {
            let of = move |kind: Kind| kind.of(area).iter().map(move |gain| row(area, kind, gain));
            Kind::ALL.into_iter().flat_map(of)
        };
        self.areas.iter().flat_map(rows).collect()
    }
}

impl WhyTold {
    /// What helps most by itself, or the smallest set that helps.
    fn best(&self) -> Option<&GainTold> {
        self.changes.first().or(self.sets.first()).or(self.together.first())
    }
}

/// A change in words, or how many permissions it takes.
fn in_brief(gain: &GainTold) -> Cell {
    match gain.changes.len() {
        n if n > 1 && gain.changes.iter().all(|c| c.kind == "grant") => {
            Cell::Text(format!("{n} permissions together"))
        }
        _ => Cell::Text(words::changes(gain)),
    }
}
