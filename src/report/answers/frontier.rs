//! What fairness costs.

mod chart;
mod gather;
mod phases;
mod tables;

use crate::kit::figure::Figure;
use crate::kit::headings;
use crate::kit::sentence::Joined;
use crate::kit::{Answered, Description, Masthead, Part as Told, Sentence, TableSchema, say};
pub use gather::price_of_fairness;
use schemars::JsonSchema;
use serde::Serialize;
use tables::{AIMS, FLOORS, MOVED, SPLITS};

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
    pub said: Vec<Sentence>,
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
    pub caveats: Vec<Sentence>,
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
    pub least_covered_area: Option<Sentence>,
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

impl Answered for PriceOfFairness {
    fn tables() -> Vec<TableSchema> {
        vec![AIMS.schema(), FLOORS.schema(), MOVED.schema(), SPLITS.schema()]
    }

    fn described(&self) -> Description {
        let mut parts =
            vec![Told::section("aims", say!("frontier.aims", "Three aims side by side"))];
        let caption = say!("frontier.aims.table", "Each aim by itself");
        parts.push(Told::Table(AIMS.of(caption, &self.aims).turned()));
        parts.extend(self.above_floors());
        for (id, title, caption, moved) in [
            (
                "more",
                say!("frontier.more", "Who has more under fairest"),
                say!("frontier.more.table", "Person-months of areas that gain"),
                &self.gain,
            ),
            (
                "less",
                say!("frontier.less", "Who has less under fairest"),
                say!("frontier.less.table", "Person-months of areas that lose"),
                &self.lose,
            ),
        ] {
            if !moved.is_empty() {
                parts.push(Told::section(id, title));
                parts.push(Told::Table(MOVED.of(caption, moved).in_short(IN_SHORT)));
            }
        }
        if !self.splits.is_empty() {
            let title = headings::by_split();
            parts.push(Told::section("splits", title));
            let caption = say!(
                "frontier.by-split.table",
                "Person-months reached where food comes from other places, which is assumed"
            );
            parts.push(Told::Table(SPLITS.of(caption, &self.splits)));
        }
        parts.push(Told::section("method", headings::how_to_read()));
        parts.push(Told::bullets(&self.caveats));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "frontier.title",
                "What fairness costs: {scenario}",
                scenario = head.scenario_name.to_string(),
            ),
            subtitle: say!(
                "frontier.subtitle",
                "{country}, {scenario}: {from} to {to}, by {level}, ration {ration}, with hindsight",
                country = &head.country,
                scenario = head.scenario.to_string(),
                from = &self.from,
                to = &self.to,
                level = &head.level_named,
                ration = &self.ration,
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
            parts.push(Told::section("floors", say!("frontier.floors", "Floor by floor")));
            let caption = say!(
                "frontier.floors.table",
                "The most person-months that can be reached with no area in any month below a floor"
            );
            parts.extend(self.chart().map(Told::Chart));
            parts.push(Told::Table(FLOORS.of(caption, &self.floors).in_order()));
        }
        if !self.unreachable_areas.is_empty() {
            parts.push(Told::paragraph(say!(
                "frontier.unreachable",
                "No food can get to {areas} under any plan here, so no floor stands under \
                 {areas:it|them}; the Gini counts everyone in need there as not covered.",
                areas = Joined::And.list(&self.unreachable_areas),
            )));
        }
        parts
    }
}
