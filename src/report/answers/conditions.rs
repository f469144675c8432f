//! What conditions cost in people, in sentences a negotiator can say aloud, and tables.

mod curve;
mod gather;
mod tables;
mod words;

pub use curve::CurveReport;

use crate::kit::figure::Figure;
use crate::kit::headings;
use crate::kit::{Answered, Description, Masthead, Part, Sentence, TableSchema, say};
use crate::report::findings::coalitions::GameMeta;
use schemars::JsonSchema;
use serde::Serialize;
use tables::{CAPS, LEVIES, PRICED, SPLITS};

/// Conditions in force, red lines and levies; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ConditionsReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    about: GameMeta,
    sentences: Vec<Sentence>,
    reached_person_months: Figure,
    conditions: Vec<Priced>,
    without_conditions_person_months: Figure,
    red_lines: Vec<Priced>,
    without_red_lines_person_months: Figure,
    levies: Vec<Ledger>,
    levies_usd: Figure,
    cost_usd: Figure,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    caps: Vec<Capped>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    splits: Vec<SplitTold>,
}

/// What conditions and red lines cost with the supplies split otherwise by origin.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct SplitTold {
    split: String,
    reached_person_months: Figure,
    conditions_cost_person_months: Figure,
    red_lines_cost_person_months: Figure,
}

/// A condition or a red line, and what it costs.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Priced {
    kind: Kind,
    what: Sentence,
    reached_without_it_person_months: Figure,
    costs_person_months: Figure,
    /// Of the person-months that the plan without it serves, those that are lost by it; left out for red lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    lost_person_months: Option<Figure>,
}

/// What costs something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// A condition on a grant.
    Condition,
    /// A red line.
    RedLine,
}

/// What goes to a counterpart in levies.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Ledger {
    id: String,
    counterpart: String,
    usd: Figure,
    by_permission: Vec<Entry>,
}

/// What goes to it for one permission.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Entry {
    #[serde(skip)]
    counterpart_id: String,
    #[serde(skip)]
    counterpart: String,
    permission: String,
    food_mt: Figure,
    usd: Figure,
    /// What a tonne that goes by the permission pays for it in all on its way: the least, the mean over
    /// all tonnes, and the most.
    least_usd_per_mt: Figure,
    mean_usd_per_mt: Figure,
    most_usd_per_mt: Figure,
    usd_by_month: Vec<(String, Figure)>,
}

/// What a cap leaves.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Capped {
    counterpart: String,
    most_usd: Figure,
    reached_person_months: Figure,
    costs_person_months: Figure,
}

impl Answered for ConditionsReport {
    fn tables() -> Vec<TableSchema> {
        vec![PRICED.schema(), LEVIES.schema(), CAPS.schema(), SPLITS.schema()]
    }

    fn described(&self) -> Description {
        let mut parts = Vec::new();
        for (id, title, rows) in [
            ("conditions", say!("conditions.in-force", "Conditions in force"), &self.conditions),
            ("red-lines", say!("conditions.red-lines", "Red lines"), &self.red_lines),
        ] {
            if !rows.is_empty() {
                parts.push(Part::section(id, title));
                let caption = say!("conditions.priced", "In person-months");
                parts.push(Part::Table(PRICED.of(caption, rows)));
            }
        }
        parts.extend(self.paid());
        if !self.splits.is_empty() {
            let title = headings::by_split();
            parts.push(Part::section("splits", title));
            let caption = say!(
                "conditions.by-split.table",
                "Person-months where food comes from other places, which is assumed"
            );
            parts.push(Part::Table(SPLITS.of(caption, &self.splits)));
        }
        parts.push(Part::section("method", headings::how_to_read()));
        parts.push(Part::paragraph(say!(
            "conditions.how",
            "Each cost is found by planning again without the condition or the line, all else as it \
             stands; together they need not add up to what all of them cost. Try one on a permission: \
             aidreach conditions SCENARIO --permission ID --vary levy, quota, days-open or diversion. \
             Every plan is certified."
        )));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "conditions.title",
                "What conditions cost: {scenario}",
                scenario = head.scenario_name.to_string(),
            ),
            subtitle: self.about.subtitle(&head.level_named),
            in_short: self.sentences.clone(),
            head,
            parts,
        }
    }
}

impl ConditionsReport {
    fn paid(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        if !self.levies.is_empty() {
            let title = say!("conditions.levies", "Levies under the plan that reaches most");
            parts.push(Part::section("levies", title));
            let caption = say!(
                "conditions.levies.table",
                "A levy is paid once for each passage. USD a tonne: what a tonne that goes by the \
                 permission pays for it in all on its way, on average; then the least and the most"
            );
            let paid = self.levies.iter().flat_map(|ledger| &ledger.by_permission);
            parts.push(Part::Table(LEVIES.of(caption, paid)));
        }
        if !self.caps.is_empty() {
            parts.push(Part::section("caps", say!("conditions.caps", "With a cap on levies")));
            let caption = say!(
                "conditions.caps.table",
                "Person-months reached with no more than the cap going to one counterpart"
            );
            parts.push(Part::Table(CAPS.of(caption, &self.caps)));
        }
        parts
    }
}
