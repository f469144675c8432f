//! What fairness costs.

mod gather;

use crate::report::kit::columns::Meaning;
use crate::report::kit::figure::Figure;
use crate::report::kit::layout::listed;
use crate::report::kit::sheet::Cell;
use crate::report::kit::{
    Answered, Declared, Description, Masthead, Part as Told, TableSchema, col, in_data, known,
    means,
};
pub use gather::price_of_fairness;
use schemars::JsonSchema;
use serde::Serialize;

/// What fairness costs in a scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PriceOfFairness {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// First month.
    pub from: String,
    /// Last month.
    pub to: String,
    /// Ration handed out.
    pub ration: String,
    /// Person-months in need.
    pub need_person_months: u64,
    /// What fairness costs, in sentences.
    pub said: Vec<String>,
    /// One less what `fairest` reaches over what `most-people` reaches; none where nobody is.
    pub price: Option<Part>,
    /// Each aim's plan: most-people, severity, fairest.
    pub aims: Vec<PlanTold>,
    /// The most people above each floor, the lowest floor first.
    pub floors: Vec<FloorTold>,
    /// Areas that no food can get to; no floor stands under them.
    pub unreachable_areas: Vec<String>,
    /// Areas that have more under the fairest plan, the largest gain first.
    pub gain: Vec<MovedTold>,
    /// Areas that have less, the largest loss first.
    pub lose: Vec<MovedTold>,
    /// What it comes to with the supplies split otherwise by origin, which is assumed.
    pub splits: Vec<SplitTold>,
    /// What a reader must know.
    pub caveats: Vec<String>,
}

/// What fairness costs with the supplies split otherwise.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SplitTold {
    /// Name of the split.
    pub split: String,
    /// Person-months under `most-people`.
    pub most_people_person_months: Figure,
    /// Person-months under `fairest`.
    pub fairest_person_months: Figure,
}

/// A part of one: rounded, and exactly as `n/d`. Where a budget mixes two plans, Gini and price are
/// exact for person-months cut to the millionth.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Part {
    /// To six decimals.
    pub rounded: Figure,
    /// Exactly.
    pub exact: String,
}

/// A plan in one row.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PlanTold {
    /// What it strives for.
    pub aim: &'static str,
    /// Person-months reached.
    pub reached_person_months: u64,
    /// Of those, in IPC phase 5, 4 and 3.
    pub by_phase: [u64; 3],
    /// The least covered of the areas and months that food can get to.
    pub least_covered_area: Option<String>,
    /// Its coverage.
    pub least_coverage: Option<Part>,
    /// Gini of coverage over areas, weighted by need; none where nobody is reached.
    pub gini: Option<Part>,
    /// What it costs.
    pub cost_usd: Figure,
}

/// The most people above a floor.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct FloorTold {
    /// Least coverage of every area that food can get to.
    pub floor: Part,
    /// Person-months fewer than `most-people` reaches.
    pub fewer_person_months: u64,
    /// The plan.
    pub plan: PlanTold,
}

/// An area that has more or less under the fairest plan.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MovedTold {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Person-months under `most-people`.
    pub most_people: Figure,
    /// Person-months under `fairest`.
    pub fairest: Figure,
    /// Person-months more, or fewer where it is negative.
    pub change: Figure,
}

/// How many areas a terminal tells of those that gain, and of those that lose.
const IN_SHORT: usize = 8;

const GINI: Meaning = means::figure(
    4,
    "Gini of coverage over areas, weighted by need: 0 where all are covered alike",
);
const MOST_PEOPLE: Meaning = means::figure(0, "Person-months under the aim most-people");
const FAIREST: Meaning = means::figure(0, "Person-months under the aim fairest");

/// The three aims beside each other.
const AIMS: Declared<PlanTold> = Declared {
    name: "frontier-aims",
    row: "The best plan for one aim",
    columns: &[
        col("aim", "Aim", means::code("What the plan strives for"), |plan| Cell::text(plan.aim)),
        known("reached_person_months", "Person-months reached", |plan| {
            Cell::count(plan.reached_person_months)
        }),
        col(
            "phase_5_person_months",
            "  in IPC phase 5",
            means::figure(0, "Person-months reached in IPC phase 5"),
            |plan| Cell::count(plan.by_phase[0]),
        ),
        col(
            "phase_4_person_months",
            "  in IPC phase 4",
            means::figure(0, "Person-months reached in IPC phase 4"),
            |plan| Cell::count(plan.by_phase[1]),
        ),
        col(
            "phase_3_person_months",
            "  in IPC phase 3",
            means::figure(0, "Person-months reached in IPC phase 3"),
            |plan| Cell::count(plan.by_phase[2]),
        ),
        col(
            "least_covered",
            "Least covered",
            means::words(
                "The least covered of the areas, and months where these are compared, that food can get to",
            ),
            |plan| Cell::word(plan.least_covered_area.as_deref()),
        ),
        col(
            "least_coverage_share",
            "  its coverage",
            means::share("Its coverage, 0 to 1"),
            |plan| part(plan.least_coverage.as_ref()),
        ),
        col("gini", "Gini of coverage", GINI, |plan| part(plan.gini.as_ref())),
        known("cost_usd", "US dollars", |plan| Cell::Figure(plan.cost_usd)),
    ],
};

/// The most people above each floor.
const FLOORS: Declared<FloorTold> = Declared {
    name: "frontier-floors",
    row: "The plan that reaches most people with no area below a floor",
    columns: &[
        col(
            "floor_share",
            "Floor",
            means::share("Least coverage of every area that food can get to, 0 to 1"),
            |floor| part(Some(&floor.floor)),
        ),
        known("reached_person_months", "Person-months", |floor| {
            Cell::count(floor.plan.reached_person_months)
        }),
        col(
            "fewer_person_months",
            "Fewer",
            means::figure(0, "Person-months fewer than without a floor"),
            |floor| Cell::count(floor.fewer_person_months),
        ),
        col("gini", "Gini of coverage", GINI, |floor| part(floor.plan.gini.as_ref())),
        known("cost_usd", "US dollars", |floor| Cell::Figure(floor.plan.cost_usd)),
    ],
};

/// Areas that have more or less under `fairest`.
const MOVED: Declared<MovedTold> = Declared {
    name: "frontier-areas",
    row: "An area that has more or less under the fairest plan",
    columns: &[
        in_data(known("area_code", "Code", |area| Cell::text(&area.area_code))),
        known("area_name", "Area", |area| Cell::text(&area.area_name)),
        col("most_people_person_months", "most-people", MOST_PEOPLE, |area| {
            Cell::Figure(area.most_people)
        }),
        col("fairest_person_months", "fairest", FAIREST, |area| Cell::Figure(area.fairest)),
        col(
            "change_person_months",
            "Change",
            means::change(0, "Person-months more under fairest than under most-people"),
            |area| Cell::Figure(area.change),
        ),
    ],
};

/// Both ends with the supplies split otherwise.
const SPLITS: Declared<SplitTold> = Declared {
    name: "frontier-splits",
    row: "A split of the supplies by origin, which is assumed",
    columns: &[
        col(
            "supply_split",
            "Split of the supplies",
            means::code("Split of the supplies by where they come from"),
            |split| Cell::text(&split.split),
        ),
        col("most_people_person_months", "most-people", MOST_PEOPLE, |split| {
            Cell::Figure(split.most_people_person_months)
        }),
        col("fairest_person_months", "fairest", FAIREST, |split| {
            Cell::Figure(split.fairest_person_months)
        }),
    ],
};

fn part(part: Option<&Part>) -> Cell {
    part.map_or(Cell::Empty, |part| Cell::Figure(part.rounded))
}

impl Answered for PriceOfFairness {
    fn tables() -> Vec<TableSchema> {
        vec![AIMS.schema(), FLOORS.schema(), MOVED.schema(), SPLITS.schema()]
    }

    fn described(&self) -> Description {
        let mut parts = vec![Told::section("aims", "Three aims side by side")];
        parts.push(Told::Table(AIMS.of("Each aim by itself", &self.aims).turned()));
        parts.extend(self.above_floors());
        for (id, title, caption, moved) in [
            ("more", "Who has more under fairest", "Person-months of areas that gain", &self.gain),
            ("less", "Who has less under fairest", "Person-months of areas that lose", &self.lose),
        ] {
            if !moved.is_empty() {
                parts.push(Told::section(id, title));
                parts.push(Told::Table(MOVED.of(caption, moved).in_short(IN_SHORT)));
            }
        }
        if !self.splits.is_empty() {
            parts.push(Told::section("splits", "With the supplies split otherwise"));
            let caption =
                "Person-months reached where food comes from other places, which is assumed";
            parts.push(Told::Table(SPLITS.of(caption, &self.splits)));
        }
        parts.push(Told::section("method", "How to read it"));
        parts.push(Told::bullets(&self.caveats));
        let head = self.masthead.clone();
        Description {
            title: format!("What fairness costs: {}", head.scenario_name),
            subtitle: format!(
                "{}, {}: {} to {}, by {}, ration {}, with hindsight",
                head.country, head.scenario, self.from, self.to, head.level, self.ration,
            ),
            in_short: self.said.clone(),
            head,
            parts,
        }
    }
}

impl PriceOfFairness {
    fn above_floors(&self) -> Vec<Told> {
        let mut parts = Vec::new();
        if self.floors.len() > 1 {
            parts.push(Told::section("floors", "Floor by floor"));
            let caption = "The most person-months that can be reached with no area in any month below a floor";
            parts.push(Told::Table(FLOORS.of(caption, &self.floors).in_order()));
        }
        if !self.unreachable_areas.is_empty() {
            parts.push(Told::paragraph(&format!(
                "No food can get to {} under any plan here, so no floor stands under {}; the Gini \
                 counts everyone in need there as not covered.",
                listed(&self.unreachable_areas),
                if self.unreachable_areas.len() == 1 { "it" } else { "them" },
            )));
        }
        parts
    }
}
