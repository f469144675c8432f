//! Min-cost flows, max flows and cuts in whole numbers.
//!
//! The room knows nodes, arcs, bounds, costs and supplies, and nothing of what flows. Every answer
//! is exact: amounts are `i64`, costs `i64` or `i128`, sums `i128`, and whatever would not fit is
//! an error instead of a wrapped number. The same input gives the same bytes.
//!
//! [`Problem`] states a network; [`Simplex`] finds its cheapest flow and keeps its basis for the
//! next question. [`maxflow`] finds how much can go at most, and the two narrowest cuts that show it,
//! [`growing`] keeps such a flow while arcs are given more room,
//! [`decompose`] takes a flow apart into paths, and [`fair`] shares it out evenly.

mod components;
pub mod decompose;
mod dinic;
pub mod fair;
pub mod growing;
mod links;
mod lock;
pub mod maxflow;
mod problem;
mod simplex;
mod whole;

pub use lock::without_solving;
pub use problem::{Arc, Problem, UNLIMITED, Unsolvable};
pub use simplex::Simplex;
pub use whole::{Cost, Whole};
