//! What each denial costs, in the order of the pack's tables: it ranks nothing.

use super::columns::Meaning;
use super::effect::{ReplacementTold, replacement};
use super::figure::{Figure, at_levels};
use super::kit::{
    Answered, Declared, Description, Masthead, Part, Scope, TableSchema, col, in_data, known, means,
};
use super::sharing::Sharing;
use super::sheet::Cell;
use crate::analysis::denials::{Denial, What};
use crate::analysis::effect::AtLevel;
use crate::country::{Country, PermissionIx};
use crate::plan::Exact;
use crate::scenario::Scenario;
use schemars::JsonSchema;
use serde::Serialize;

/// What denials cost beside the plan of one scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DenialsReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// The scenario whose plan is the reference: even over areas and months.
    pub reference: String,
    /// Person-months that the reference plan reaches, with links that carry the least, the best and
    /// the most they are believed to.
    pub reference_person_months: Vec<Figure>,
    /// Each denial, in the order of the tables.
    pub denials: Vec<DenialTold>,
}

/// A denial and what it costs; figures stand at the low, best and high capacities of links.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DenialTold {
    /// Ids of permissions, joined by `+`, or of a scenario.
    pub id: String,
    /// Whether it is another scenario rather than a denial.
    pub scenario: bool,
    /// In words.
    pub name: String,
    /// Person-months reached.
    pub reached: Vec<Figure>,
    /// Person-months that access would let any plan reach if food were ample.
    pub ceiling: Vec<Figure>,
    /// Person-months of the reference plan that are lost.
    pub lost: Vec<Figure>,
    /// Person-months that go to other people or months.
    pub moved: Vec<Figure>,
    /// US dollars more.
    pub more_cost_usd: Vec<Figure>,
    /// Person-months more in need in areas and months in which nobody is served.
    pub more_left_with_nothing: Vec<i64>,
    /// Whether nothing gets worse at any of the three.
    pub no_loss_found: bool,
    /// Ways into the country that carry more, the largest increase first.
    pub replaced_by: Vec<ReplacementTold>,
}

impl DenialsReport {
    /// Lays denials out.
    pub fn of(
        country: &Country,
        reference: &Scenario,
        found: &[Denial],
        sharing: Sharing,
    ) -> DenialsReport {
        let first = found.first().map(|denial| &denial.change);
        let reached =
            first.map(|change| change.at_levels.iter().map(|at| whole(at.sums.before)).collect());
        let planned = first.map(|change| change.effect.cells.by_area()).unwrap_or_default();
        DenialsReport {
            masthead: Masthead::new(
                ("aidreach-denials", 1),
                "person-months reached",
                Scope::of(country, reference, planned.into_keys(), sharing),
            ),
            reference: reference.id.clone(),
            reference_person_months: reached.unwrap_or_default(),
            denials: found.iter().map(|denial| told(country, denial)).collect(),
        }
    }
}

/// A way that carries more where something is denied that costs nobody anything; none has to where none
/// is there.
struct StandsIn {
    denied: String,
    by: Option<ReplacementTold>,
}

const ID: Meaning =
    means::code("Keys of the permissions denied together, joined by +, or of the scenario instead");
const LOST: Meaning = means::figure(
    0,
    "Person-months of the reference plan that cannot be served any more in the same area, month and phase",
);

/// Who loses.
const DENIALS: Declared<DenialTold> = Declared {
    name: "denials",
    row: "Permissions denied, or a scenario planned instead, and who loses",
    columns: &[
        col("denied", "Denied, or planned instead", ID, |denial| Cell::text(&denial.id)),
        in_data(col("name", "Name", means::words("The same in words"), |denial| {
            Cell::text(&denial.name)
        })),
        in_data(col("kind", "Kind", means::code("`denial`, or `scenario`"), |denial| {
            Cell::text(if denial.scenario { "scenario" } else { "denial" })
        })),
        known("reached_person_months", "Reached", |denial| best(&denial.reached)),
        col("lost_low_person_months", "Lost low", LOST, |denial| at(&denial.lost, 0)),
        col("lost_person_months", "Lost best", LOST, |denial| best(&denial.lost)),
        col("lost_high_person_months", "Lost high", LOST, |denial| at(&denial.lost, 2)),
        col(
            "moved_person_months",
            "Moved",
            means::figure(0, "Person-months that go to other people or months instead"),
            |denial| best(&denial.moved),
        ),
        col(
            "more_left_with_nothing_person_months",
            "Nothing",
            means::change(
                0,
                "Person-months more in need in areas and months in which nobody is served",
            ),
            |denial| denial.more_left_with_nothing.get(1).map_or(Cell::Empty, |n| Cell::Whole(*n)),
        ),
    ],
};

/// What access leaves and what it costs.
const MEANS: Declared<DenialTold> = Declared {
    name: "denials-access",
    row: "Permissions denied, or a scenario planned instead, with what access allows and what it costs",
    columns: &[
        col("denied", "Denied, or planned instead", ID, |denial| Cell::text(&denial.id)),
        col(
            "ceiling_person_months",
            "Access ceiling",
            means::figure(0, "Person-months that access would let any plan reach"),
            |denial| best(&denial.ceiling),
        ),
        col(
            "more_cost_usd",
            "US dollars more",
            means::change(0, "US dollars more than the reference plan costs"),
            |denial| best(&denial.more_cost_usd),
        ),
    ],
};

/// What stands in where nobody loses.
const STAND_IN: Declared<StandsIn> = Declared {
    name: "denials-instead",
    row: "A way that carries more where something is denied and nobody loses",
    columns: &[
        col("denied", "Denied, or planned instead", ID, |row| Cell::text(&row.denied)),
        in_data(col("link", "Link", means::code("Key of the link that carries more"), |row| {
            row.by.as_ref().map_or(Cell::Empty, |by| Cell::text(&by.link))
        })),
        col(
            "name",
            "Way that carries more",
            means::words("Its name, or that there is none"),
            |row| Cell::text(row.by.as_ref().map_or("no way in has to carry more", |by| &by.name)),
        ),
        col("more_mt", "MT more", means::figure(0, "Metric tonnes more over the window"), |row| {
            row.by.as_ref().map_or(Cell::Empty, |by| Cell::Figure(by.more_mt))
        }),
        col(
            "room_left_mt",
            "Room left, MT",
            means::figure(0, "Metric tonnes it could still carry; empty where no limit is known"),
            |row| row.by.as_ref().and_then(|by| by.room_left_mt).map_or(Cell::Empty, Cell::Figure),
        ),
    ],
};

/// How many ways are told that stand in for a denial.
const WAYS: usize = 2;
/// How many rows of what access allows a terminal tells.
const IN_SHORT: usize = 8;

impl Answered for DenialsReport {
    fn tables() -> Vec<TableSchema> {
        vec![DENIALS.schema(), MEANS.schema(), STAND_IN.schema()]
    }

    fn described(&self) -> Description {
        let caption = "Person-months; lost at the low, best and high figures of links";
        let mut parts = vec![
            Part::section("denials", "Who loses"),
            Part::Table(DENIALS.of(caption, &self.denials)),
        ];
        let free = self.denials.iter().filter(|denial| denial.loses_nobody());
        let free: Vec<StandsIn> = free.flat_map(DenialTold::stands_in).collect();
        if !free.is_empty() {
            let caption = "Ways that carry more, with the room left on them where a limit is known";
            parts.push(Part::section("instead", "What stands in where nobody loses"));
            parts.push(Part::Table(STAND_IN.of(caption, &free)));
        }
        let caption =
            "What access would let any plan reach if food were ample, in person-months, and cost";
        parts.push(Part::section("access", "What access allows, and what it costs"));
        parts.push(Part::Table(MEANS.of(caption, &self.denials).in_short(IN_SHORT)));
        parts.push(Part::section("method", "How to read it"));
        parts.push(Part::bullets(&READING));
        let head = self.masthead.clone();
        Description {
            title: format!("What denials cost beside the plan of {}", self.reference),
            subtitle: format!("{}, by {}, each denied on all days", head.country, head.level),
            in_short: self.in_short().into_iter().collect(),
            head,
            parts,
        }
    }
}

const READING: [&str; 4] = [
    "In person-months. Low, best and high stand for links that carry the least, the best and the most \
     they are believed to; all else stands at the best figures of links.",
    "Lost is the part of the reference plan that cannot be served any more in the same area, month and \
     phase: the least that can be lost, with hindsight. Moved is food that goes to other people or \
     months instead.",
    "`Nothing` is people in need in areas and months where nobody is served, more than before.",
    "Rows stand in the order of the tables; they rank nothing.",
];

impl DenialsReport {
    fn in_short(&self) -> Option<String> {
        let reached = self.reference_person_months.clone().try_into().ok()?;
        Some(format!(
            "The plan of {}, even over areas and months, reaches {} person-months; three figures stand for \
             links that carry the least, the best and the most they are believed to. Each row is held \
             against it.",
            self.reference,
            at_levels(&reached)
        ))
    }
}

impl DenialTold {
    /// Whether nobody loses at any figure of the capacities.
    fn loses_nobody(&self) -> bool {
        self.lost.iter().all(|lost| lost.is_nought())
    }

    /// What carries more in place of what is denied.
    fn stands_in(&self) -> Vec<StandsIn> {
        let row = |by| StandsIn { denied: self.id.clone(), by };
        match self.replaced_by.iter().take(WAYS).cloned().map(Some).map(row).collect::<Vec<_>>() {
            none if none.is_empty() => vec![row(None)],
            ways => ways,
        }
    }
}

/// The figure at the low, best or high capacities.
fn at(figures: &[Figure], n: usize) -> Cell {
    figures.get(n).map_or(Cell::Empty, |figure| Cell::Figure(*figure))
}

/// The figure at the best capacities.
fn best(figures: &[Figure]) -> Cell {
    at(figures, 1)
}

fn whole(exact: Exact) -> Figure {
    Figure::rounded(exact, 0)
}

fn told(country: &Country, denial: &Denial) -> DenialTold {
    let permission = |ix: &PermissionIx| &country.permissions[ix.index()];
    let (id, name, scenario) = match &denial.what {
        What::Denied(denied) => {
            let ids: Vec<&str> = denied.iter().map(|p| permission(p).id.as_str()).collect();
            let names: Vec<&str> = denied.iter().map(|p| permission(p).name.as_str()).collect();
            (ids.join("+"), names.join("; "), false)
        }
        What::Instead(other) => (other.id.clone(), other.name.clone(), true),
    };
    let at = &denial.change.at_levels;
    let each = |of: &dyn Fn(&AtLevel) -> Figure| at.iter().map(of).collect();
    DenialTold {
        id,
        scenario,
        name,
        reached: each(&|at| whole(at.sums.after)),
        ceiling: denial.ceilings.iter().map(|ceiling| whole(*ceiling)).collect(),
        lost: each(&|at| whole(at.sums.lost())),
        moved: each(&|at| whole(at.sums.moved())),
        more_cost_usd: each(&|at| Figure::usd(at.more_cents())),
        more_left_with_nothing: at.iter().map(AtLevel::more_with_nothing).collect(),
        no_loss_found: denial.change.is_no_loss(),
        replaced_by: denial
            .change
            .effect
            .replacements
            .iter()
            .map(|found| replacement(country, found))
            .collect(),
    }
}
