//! The scenarios of a country, and why anyone would plan with them.

use crate::country::Country;
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, Masthead, PackAbout, Part, Sentence, TableSchema, col,
    in_data, means, on_pages, say,
};
use crate::scenario::Scenario;
use crate::sharing::Sharing;
use schemars::JsonSchema;
use serde::Serialize;

/// What can be planned in a country.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ScenariosReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    /// Each scenario, in order of their ids.
    scenarios: Vec<ScenarioTold>,
}

/// A scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct ScenarioTold {
    /// Its id.
    id: String,
    /// Its name.
    name: String,
    /// Why one would plan it.
    why: String,
    /// Ids of the scenarios that it builds on.
    extends: Vec<String>,
    /// What it strives for.
    objective: &'static str,
    /// First day.
    window_from: String,
    /// Last day.
    window_to: String,
    /// Decisions in it, those that it builds on included.
    n_decisions: usize,
}

/// Each scenario.
const SCENARIOS: Declared<ScenarioTold> = Declared {
    name: "scenarios",
    row: "A scenario of the country pack",
    columns: &[
        in_data(col("scenario", "Id", means::code("Id of the scenario"), |told| {
            Cell::text(&told.id)
        })),
        in_data(col("name", "Name", means::words("Its name"), |told| Cell::text(&told.name))),
        in_data(col(
            "extends",
            "Extends",
            means::code(
                "Ids of the scenarios that it builds on, the nearest first, separated by bars",
            ),
            |told| match told.extends.join("|") {
                none if none.is_empty() => Cell::Empty,
                ids => Cell::Text(ids),
            },
        )),
        on_pages("Scenario", |told| Cell::from(named(told))),
        in_data(col("objective", "Objective", means::code("What it strives for"), |told| {
            Cell::text(told.objective)
        })),
        in_data(col("window_from", "From", means::words("First day"), |told| {
            Cell::text(&told.window_from)
        })),
        in_data(col("window_to", "To", means::words("Last day"), |told| {
            Cell::text(&told.window_to)
        })),
        in_data(col(
            "decisions",
            "Decisions",
            means::figure(0, "Decisions in it, those that it builds on included"),
            |told| Cell::count(told.n_decisions as u64),
        )),
        col("why", "Why one would plan it", means::words("Why one would plan it"), |told| {
            Cell::text(&told.why)
        }),
    ],
};

/// A scenario by its id and its name.
fn named(told: &ScenarioTold) -> Sentence {
    let (id, name) = (&told.id, &told.name);
    match told.extends.first() {
        Some(other) => {
            say!("scenarios.named.extends", "{id}: {name} (extends {other})", id, name, other)
        }
        None => say!("scenarios.named", "{id}: {name}", id, name),
    }
}

impl ScenariosReport {
    /// Lists scenarios of a country.
    pub fn of(country: &Country, scenarios: &[Scenario]) -> ScenariosReport {
        let about = PackAbout { folder: "", about: Some(&country.about) };
        let told = |scenario: &Scenario| {
            let span = scenario.window.span();
            ScenarioTold {
                id: scenario.id.clone(),
                name: scenario.name.clone(),
                why: scenario.why.trim().to_owned(),
                extends: scenario.extends.clone(),
                objective: scenario.objective.word(),
                window_from: span.from.to_string(),
                window_to: span.to.to_string(),
                n_decisions: scenario.decisions.len(),
            }
        };
        ScenariosReport {
            masthead: Masthead::of_pack(("aidreach-scenarios", 1), about, Sharing::Internal),
            scenarios: scenarios.iter().map(told).collect(),
        }
    }
}

impl Answered for ScenariosReport {
    fn tables() -> Vec<TableSchema> {
        vec![SCENARIOS.schema()]
    }

    fn described(&self) -> Description {
        let head = self.masthead.clone();
        let caption = say!("scenarios.table", "Plan one with `aidreach plan SCENARIO`");
        Description {
            title: say!("scenarios.title", "Scenarios of {country}", country = &head.country),
            subtitle: Sentence::of_others(&head.pack),
            in_short: Vec::new(),
            head,
            parts: vec![Part::Table(SCENARIOS.of(caption, &self.scenarios))],
        }
    }
}
