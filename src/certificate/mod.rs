//! The proof that a plan is feasible and that no better one exists, and the code that checks it.
//!
//! This room shares no line with the solver and uses no other room: it reads a claim (the network
//! in whole grams, the flow, the prices) and recomputes everything with its own arithmetic.
//! A claim that fails is never shown as a plan.

mod check;
mod cuts;
mod fault;
mod last_gram;
mod level_cut;
mod measures;
mod node;
mod prices;
mod proven;
mod sound;
mod standing;
mod steps;
mod whole;
mod why;

pub use check::{Checked, check, check_served};
pub use fault::Fault;
pub use node::Node;
pub use proven::Proven;
pub use whole::{Fraction, Whole};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a plan strives for; the steps of its proof follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Objective {
    /// Most person-months in IPC phase 5, then 4, then 3.
    Severity,
    /// Most person-months.
    MostPeople,
    /// The most even coverage over cells, the least covered first.
    Fairest,
    /// So many person-months at least cost.
    CheapestFor {
        /// Person-months that must be reached.
        target: Fraction,
    },
}

/// How far a proof goes beyond what its objective asks for first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize, Deserialize,
)]
pub enum Level {
    /// Who is reached, and nothing else.
    #[serde(rename = "reach")]
    Reach,
    /// Who is reached, and that it is done at least cost.
    #[serde(rename = "reach+cost")]
    ReachCost,
    /// Who is reached, that they are reached as evenly as can be, and that at least cost.
    #[serde(rename = "even")]
    Even,
}

impl Level {
    /// The word used in files and reports.
    pub fn word(self) -> &'static str {
        match self {
            Level::Reach => "reach",
            Level::ReachCost => "reach+cost",
            Level::Even => "even",
        }
    }
}

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
    /// All food handed out in a cell: an area in a month, all phases or one; or an area over the
    /// window, where evenness is compared so.
    Served,
    /// Food handed out in a month in several areas that share one limit on people.
    Caseload,
    /// Everything handed out; closes the circle from the sink to the source.
    Total,
    /// A limit or a junction that belongs to no link.
    Joint,
}

/// Who an arc of the role hand-out feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
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
    // By itself, for most arcs of a large country feed nobody.
    pub fed: Option<Box<Fed>>,
    /// The cell whose total it carries: on every served arc, and on a hand-out that is the only one
    /// of its cell.
    pub served: Option<u32>,
}

impl Arc {
    /// Whom it feeds, on hand-out arcs.
    pub fn feeds(&self) -> Option<Fed> {
        self.fed.as_deref().copied()
    }
}

/// People in need whose coverage is compared with that of others: an area in a month, all of them
/// or those in one IPC phase; or an area over the whole window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// Position of the area among the areas planned for.
    pub area: u32,
    /// Period, counted from 0; `None` for the whole window.
    pub period: Option<u8>,
    /// IPC phase: 3, 4 or 5; `None` for all of them.
    pub phase: Option<u8>,
    /// Grams that would feed everyone in it, access or not; coverage is measured against them.
    pub needed: i64,
    /// Most grams that may be handed out in it, where something beside need and access limits
    /// them: a caseload, or what a reference plan serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
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
#[serde(deny_unknown_fields)]
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
#[serde(rename_all = "kebab-case", tag = "proof", deny_unknown_fields)]
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
    /// Minimum cuts: no feasible plan on the face hands as much food out to cells of one kind and
    /// shares it out more evenly over them.
    Cuts {
        /// The phase of the cells that are compared; `None` for cells of all phases.
        phase: Option<u8>,
        /// Groups of cells from the least covered to the best, each at one level.
        groups: Vec<Group>,
        /// For every node, the group on whose side of the cuts it lies.
        side_of: Vec<u32>,
    },
    /// One level by itself: no feasible plan on the face gives these cells more together, and no
    /// other cell of their kind that is still open has a lower coverage. It stands where limits
    /// that cells share bind on their far side, so that cuts do not lie one in the other.
    Level {
        /// The phase of the cells that are compared; `None` for cells of all phases.
        phase: Option<u8>,
        /// The cells at this level.
        group: Group,
        /// Whether each node lies on the side that the cells take from.
        near: Vec<bool>,
    },
    /// One gram more, shared out as evenly, costs more than the budget.
    Unaffordable {
        /// The cell that would be given the next gram.
        cell: u32,
        /// The budget, in units of 1e-8 US dollars.
        budget: Whole,
        /// Node prices of the cheapest way to do it.
        potentials: Vec<Whole>,
        /// Grams on each arc where it is done: the network has room for it, only money has not.
        flow: Vec<i64>,
    },
}

/// Cells that share one level of coverage.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Their coverage, exactly (grams handed out per gram needed).
    pub level: Fraction,
    /// Positions of the cells.
    pub cells: Vec<u32>,
}

/// A shipment: the arcs it follows from the source to the sink and the grams of it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What the plan strives for.
    pub objective: Objective,
    /// How far the proof goes.
    pub level: Level,
    /// What the nodes stand for.
    pub nodes: Vec<Node>,
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
    /// The cells whose coverage is compared.
    pub cells: Vec<Cell>,
    /// Least grams for each cell, where the plan had to keep to floors; empty where it had none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub floors: Vec<i64>,
    /// The proof, step by step.
    pub stages: Vec<Stage>,
    /// The budget in units of 1e-8 US dollars, where one is set.
    pub budget: Option<Whole>,
    /// The routes, which must add up to the flow.
    pub paths: Vec<Path>,
}
