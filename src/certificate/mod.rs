//! The proof that a plan is feasible and that no better one exists, and the code that checks it.
//!
//! This room shares no line with the solver and uses no other room: it reads a claim (the network
//! in whole grams, the flow, the prices) and recomputes everything with its own arithmetic.
//! A claim that fails is never shown as a plan.

mod check;
mod stages;
mod whole;

pub use check::{Checked, Fault, check};
pub use whole::{Fraction, Whole};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What one arc of the network stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Food on offer enters the network.
    Supply,
    /// Food moves along a link within a month.
    Move,
    /// Food waits from one month to the next.
    Store,
    /// Food is handed out to people in need of one IPC phase.
    HandOut,
    /// All food handed out in an area over the window.
    Served,
    /// Everything handed out; closes the circle from the sink to the source.
    Total,
    /// A limit or a junction that belongs to no link.
    Joint,
}

/// Who an arc of the role hand-out feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Fed {
    /// Position of the area among the areas planned for.
    pub area: u32,
    /// Period, counted from 0.
    pub period: u8,
    /// IPC phase: 3, 4 or 5.
    pub phase: u8,
    /// People in need in that area, month and phase, counted for this arc.
    pub people: u64,
    /// Share of them that access lets the plan serve.
    pub share: Fraction,
    /// Grams that leave the store for one person-month.
    pub grams_per_person: i64,
}

/// One arc of the network.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Arc {
    /// Node it leaves.
    pub from: u32,
    /// Node it enters.
    pub to: u32,
    /// What it stands for.
    pub role: Role,
    /// Most grams it may carry; `None` where nothing limits it.
    pub capacity: Option<i64>,
    /// US cents for a tonne.
    pub cost: i64,
    /// Whom it feeds, on hand-out arcs.
    pub fed: Option<Fed>,
    /// The area whose total it carries, on served arcs.
    pub served: Option<u32>,
}

/// A number of people as a sum over hand-out arcs: which phases count.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Person-months served in these IPC phases.
    People(Vec<u8>),
    /// Grams handed out.
    Grams,
    /// US cents a tonne times grams: cost in units of 1e-8 US dollars.
    Cost,
    /// Grams times the position of the arc: what is left to choose goes by the order of ids.
    Order,
}

/// A second row beside the network: the budget, or a number of people that must be reached.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Side {
    /// Cost is at most `bound` (money), or people at least `bound` (a target).
    pub measure: Measure,
    /// The limit, exactly.
    pub bound: Fraction,
    /// Price of the limit: the stage minimises `weight x measure + price x side measure`.
    pub price: Whole,
    /// The weight that goes with the price.
    pub weight: Whole,
}

/// One step of the lexicographic proof. Each holds on the face left by those before it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "proof")]
pub enum Stage {
    /// Reduced costs: no feasible plan has more of the measure (less, for cost).
    Prices {
        /// What was made as large as possible (cost: as small).
        measure: Measure,
        /// The second row, where one was priced.
        side: Option<Side>,
        /// Node prices.
        potentials: Vec<Whole>,
    },
    /// Minimum cuts: no feasible plan on the face shares out more evenly.
    Cuts {
        /// Groups of areas from the least covered to the best, each at one level.
        groups: Vec<Group>,
        /// For every node, the group on whose side of the cuts it lies.
        side_of: Vec<u32>,
    },
    /// One gram more, shared out as evenly, costs more than the budget.
    Unaffordable {
        /// The area that would be given the next gram.
        area: u32,
        /// The budget, in units of 1e-8 US dollars.
        budget: Whole,
        /// Node prices of the cheapest way to do it.
        potentials: Vec<Whole>,
    },
}

/// Areas that share one level of coverage.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Group {
    /// Their coverage, exactly (grams handed out per gram needed).
    pub level: Fraction,
    /// Positions of the areas.
    pub areas: Vec<u32>,
}

/// A shipment: the arcs it follows from the source to the sink and the grams of it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Path {
    /// Arcs in order of travel, without the one that closes the circle.
    pub arcs: Vec<u32>,
    /// Grams in the first flow.
    pub low: i64,
    /// Grams in the second flow; equal to `low` where the plan is not a mix.
    pub high: i64,
}

/// Everything a plan claims, in the certificate's own terms.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Claim {
    /// Names of the nodes, for people who read the file.
    pub nodes: Vec<String>,
    /// Position of the source.
    pub source: u32,
    /// Position of the sink.
    pub sink: u32,
    /// The arcs.
    pub arcs: Vec<Arc>,
    /// Grams on each arc in the first flow.
    pub low: Vec<i64>,
    /// Grams on each arc in the second flow, where a limit falls between two whole plans.
    pub high: Option<Vec<i64>>,
    /// Share of the second flow in the mix.
    pub mix: Fraction,
    /// Grams needed in each area over the window, access or not; coverage is measured against it.
    pub needed: Vec<i64>,
    /// Least grams for each area, where the plan had to keep to floors; empty where it had none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub floors: Vec<i64>,
    /// The proof, step by step.
    pub stages: Vec<Stage>,
    /// The budget in units of 1e-8 US dollars, where one is set.
    pub budget: Option<Whole>,
    /// The routes, which must add up to the flow.
    pub paths: Vec<Path>,
}
