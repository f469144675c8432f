//! What fairness costs, as sentences, tables and JSON.

mod gather;

use super::figure::{Figure, large, people};
use super::layout::{grid, hanging, listed, wrapped};
use super::sharing::Sharing;
pub use gather::price_of_fairness;
use schemars::JsonSchema;
use serde::Serialize;

/// What fairness costs in a scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PriceOfFairness {
    /// Always `aidreach-frontier`.
    pub format: &'static str,
    /// Version of this object.
    pub version: u32,
    /// Who it is for.
    pub sharing: Sharing,
    /// The country.
    pub country: String,
    /// Id of the scenario.
    pub scenario: String,
    /// Its name.
    pub scenario_name: String,
    /// Tier of the areas.
    pub level: &'static str,
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
    /// The same with the supplies split otherwise by origin, which is assumed.
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
}

/// How many areas are told of those that gain, and of those that lose; JSON has all of them.
const TOLD: usize = 8;

impl PriceOfFairness {
    /// As text for a terminal.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{}: {} ({})\n{} to {}, by {}, ration {}, with hindsight, {}\n\n",
            self.country,
            self.scenario_name,
            self.scenario,
            self.from,
            self.to,
            self.level,
            self.ration,
            self.sharing.readers(),
        );
        for sentence in &self.said {
            text.push_str(&hanging(sentence, "- ", "  "));
        }
        text.push_str("\nThree aims side by side\n");
        text.push_str(&self.side_by_side());
        text.push_str(&self.above_floors());
        text.push_str(&told("Who has more under fairest, in person-months", &self.gain));
        text.push_str(&told("Who has less under fairest, in person-months", &self.lose));
        text.push('\n');
        for caveat in &self.caveats {
            text.push_str(&wrapped(caveat, ""));
        }
        text
    }

    fn side_by_side(&self) -> String {
        let header: Vec<String> = std::iter::once(String::new())
            .chain(self.aims.iter().map(|plan| format!(">{}", plan.aim)))
            .collect();
        let row = |what: &str, cell: &dyn Fn(&PlanTold) -> String| {
            std::iter::once(what.to_owned()).chain(self.aims.iter().map(cell)).collect()
        };
        let phase = |n: usize| move |plan: &PlanTold| people(plan.by_phase[n]);
        let rows: Vec<Vec<String>> = vec![
            row("Person-months reached", &|plan| people(plan.reached_person_months)),
            row("  in IPC phase 5", &phase(0)),
            row("  in IPC phase 4", &phase(1)),
            row("  in IPC phase 3", &phase(2)),
            row("Least covered", &|plan| or_none(plan.least_covered_area.as_deref())),
            row("  its coverage", &|plan| percent(plan.least_coverage.as_ref())),
            row("Gini of coverage", &|plan| gini(plan.gini.as_ref())),
            row("US dollars", &|plan| large(plan.cost_usd)),
        ];
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        grid(&header, &rows)
    }

    fn above_floors(&self) -> String {
        let mut text = String::new();
        if self.floors.len() > 1 {
            text.push_str(
                "\nThe most person-months that can be reached with no area in any month below a floor\n",
            );
            let row = |floor: &FloorTold| {
                vec![
                    percent(Some(&floor.floor)),
                    people(floor.plan.reached_person_months),
                    people(floor.fewer_person_months),
                    gini(floor.plan.gini.as_ref()),
                    large(floor.plan.cost_usd),
                ]
            };
            let rows: Vec<Vec<String>> = self.floors.iter().map(row).collect();
            let header = [">Floor", ">Person-months", ">Fewer", ">Gini of coverage", ">US dollars"];
            text.push_str(&grid(&header, &rows));
        }
        if !self.unreachable_areas.is_empty() {
            let none = format!(
                "No food can get to {} under any plan here, so no floor stands under {}; the Gini \
                 counts everyone in need there as not covered.",
                listed(&self.unreachable_areas),
                if self.unreachable_areas.len() == 1 { "it" } else { "them" },
            );
            text.push('\n');
            text.push_str(&wrapped(&none, ""));
        }
        text
    }
}

fn told(title: &str, moved: &[MovedTold]) -> String {
    if moved.is_empty() {
        return String::new();
    }
    let row = |area: &MovedTold| {
        let change = Figure::rounded(area.fairest.exact() - area.most_people.exact(), 0);
        let sign = if area.fairest > area.most_people { "+" } else { "" };
        let (before, after) = (area.most_people.to_places(0), area.fairest.to_places(0));
        vec![
            area.area_name.clone(),
            before.grouped(),
            after.grouped(),
            format!("{sign}{}", change.grouped()),
        ]
    };
    let rows: Vec<Vec<String>> = moved.iter().take(TOLD).map(row).collect();
    let mut text = format!("\n{title}\n");
    text.push_str(&grid(&["Area", ">most-people", ">fairest", ">Change"], &rows));
    if moved.len() > TOLD {
        text.push_str(&format!("and {} more (all of them with --json).\n", moved.len() - TOLD));
    }
    text
}

fn percent(part: Option<&Part>) -> String {
    match part {
        Some(part) => format!("{} %", Figure::rounded(part.rounded.exact() * 100, 2).plain()),
        None => or_none(None),
    }
}

fn gini(part: Option<&Part>) -> String {
    part.map_or_else(|| or_none(None), |part| part.rounded.to_places(4).plain())
}

fn or_none(text: Option<&str>) -> String {
    text.unwrap_or("–").to_owned()
}
