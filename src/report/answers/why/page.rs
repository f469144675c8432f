//! Why areas are short, as it is told in every format.

use super::refused::{REFUSED, RefusalsTold};
use super::{GainTold, WhyTold, Whys, words};
use crate::kit::columns::Meaning;
use crate::kit::headings;
use crate::kit::sentence::Joined;
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, Part, Sentence, TableSchema, col, in_data, known, means, say,
};
use crate::report::findings::coalitions::plain_words;

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

const LOW: Meaning =
    means::figure(0, "Person-months reached there: a tenth of all draws of the figures lies below");
const HIGH: Meaning =
    means::figure(0, "Person-months reached there: a tenth of all draws of the figures lies above");

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
        in_data(col("reached_low_person_months", "", LOW, |area| {
            Cell::figure(area.reached_range.map(|range| range.low_person_months))
        })),
        in_data(col("reached_high_person_months", "", HIGH, |area| {
            Cell::figure(area.reached_range.map(|range| range.high_person_months))
        })),
        known("coverage_share", "Coverage", |area| Cell::Figure(area.coverage_share)),
        col(
            "first_in_the_way",
            "First in the way",
            means::words("What is first in the way"),
            |area| Cell::from(&area.first_in_the_way),
        ),
        col(
            "helps_most",
            "What helps most by itself",
            means::words("The change that brings most there; else the smallest set of them"),
            |area| Cell::from(area.helps_most()),
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
            Cell::from(words::changes(&row.gain))
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
            let caption =
                say!("why.areas.table", "What is in the way and what helps most, in person-months");
            parts.push(Part::section("areas", say!("why.areas", "Area by area")));
            parts.push(Part::Table(AREAS.of(caption, &self.areas)));
            // An area asked about by name has its picture where it is told.
            let first = self.areas.first().filter(|_| self.if_refused.is_empty());
            parts.extend(first.and_then(WhyTold::chart).map(Part::Chart));
        }
        parts.extend(self.each_area());
        let rows = self.changes();
        let caption = say!("why.changes.table", "All changes that help, in person-months");
        let table = CHANGES.of(caption.clone(), &rows);
        if self.if_refused.is_empty() {
            parts.push(Part::Data(table));
            parts.push(Part::paragraph(say!(
                "why.one-area",
                "More on one area: `aidreach why AREA`"
            )));
        } else if rows.iter().any(|row| row.gain.helps()) {
            parts.push(Part::section("changes", say!("why.changes", "All that helps")));
            let helpful = CHANGES.of(caption, rows.iter().filter(|row| row.gain.helps()));
            parts.push(Part::OnPages(helpful.in_short(IN_SHORT)));
            parts.push(Part::Data(table));
        }
        parts.push(Part::section("method", headings::how_to_read()));
        let caveat = |caveat: &Sentence| say!("why.caveat", "{caveat}.", caveat);
        let mut told = vec![plain_words()];
        told.extend(self.caveats.iter().map(caveat));
        parts.push(Part::bullets(&told));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "why.title",
                "Why areas are short: {scenario}",
                scenario = head.scenario_name.to_string(),
            ),
            subtitle: say!(
                "why.subtitle",
                "{country}, {scenario}, by {level}",
                country = &head.country,
                scenario = head.scenario.to_string(),
                level = &head.level_named,
            ),
            in_short: self.in_short(),
            head,
            parts,
        }
    }
}

impl Whys {
    fn in_short(&self) -> Vec<Sentence> {
        let of = self.n_short + self.met.len();
        let reached = say!(
            "why.reached",
            "The plan reaches {reached} of {need} person-months in need",
            reached = self.reached_person_months,
            need = self.need_person_months,
        );
        let mut said = vec![match (self.n_short, of) {
            (0, 1) => say!(
                "why.reached.area-in-full",
                "{reached}; the area asked about is served in full.",
                reached
            ),
            (0, _) => say!(
                "why.reached.each-in-full",
                "{reached}; each of the {of} areas is served in full.",
                reached,
                of
            ),
            (1, 1) => say!("why.reached.area-short", "{reached}.", reached),
            (short, _) => say!(
                "why.reached.short",
                "{reached}; {short} of {of} {of:area|areas} {short:is short of its need|are short of their need}.",
                reached,
                short,
                of,
            ),
        }];
        said.extend(self.headline.iter().cloned());
        if self.n_short > 0 && !self.met.is_empty() {
            let met = Joined::And.list(&self.met);
            said.push(say!("why.met", "Served in full: {areas}.", areas = met));
        }
        said
    }

    /// Each area asked about by name: why it is short, and what it would lose.
    fn each_area(&self) -> Vec<Part> {
        let told = |told: &RefusalsTold| {
            let id = format!("area-{}", told.area_code.to_lowercase());
            let (area, code) = (&told.area_name, &told.area_code);
            let title = say!("why.area", "{area} ({code})", area, code);
            let mut parts = vec![Part::section(&id, title)];
            let why = self.areas.iter().find(|area| area.area_code == told.area_code);
            parts.extend(why.map(|area| Part::bullets(&area.sentences)));
            parts.extend(why.and_then(WhyTold::chart).map(Part::Chart));
            parts.extend(told.parts());
            parts
        };
        self.if_refused.iter().flat_map(told).collect()
    }

    /// All that was tried for each area and is told, whether or not it helps.
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

impl GainTold {
    /// Whether it brings anything here or over all areas.
    fn helps(&self) -> bool {
        let nothing = crate::plan::Exact::default();
        let more = [self.more_person_months_here, self.more_person_months_overall];
        more.iter().any(|more| more.exact() > nothing)
    }
}

impl WhyTold {
    /// What helps most by itself, or the smallest set that helps.
    fn best(&self) -> Option<&GainTold> {
        self.changes.first().or(self.sets.first()).or(self.together.first())
    }

    /// What helps most in words, or how many permissions it takes.
    fn helps_most(&self) -> Sentence {
        match self.best() {
            None => say!("why.helps.nothing", "nothing that was tried"),
            Some(gain) => match gain.changes.len() {
                n if n > 1 && gain.changes.iter().all(|c| c.kind == "grant") => {
                    say!("why.helps.permissions", "{n} permissions together", n)
                }
                _ => words::changes(gain),
            },
        }
    }
}
