//! aidreach tells who food aid can reach, by which routes, and whose permission it takes.
//!
//! A country is read as tables, a scenario says who grants or denies what, and out comes a plan
//! with a certificate: who is reached, where and when, by which routes, at what cost, and what
//! holds the rest back. Rooms stand in a row and data flows one way; `ARCHITECTURE.md` has the map.
//!
//! Six crates: flows and proofs, the reading, the engine, the drawing, the telling, and what stands here, which
//! asks and answers by means of the others. Whoever uses the library finds all rooms here.

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
pub mod live;
pub mod report;

pub use aidreach_drawing::{layers, page};
pub use aidreach_engine::{
    allocation, analysis, certificate, country, evidence, flow, intake, issues, network, plan,
    scenario, time, units,
};
#[cfg(not(target_arch = "wasm32"))]
pub use aidreach_engine::{book, exercise};
pub use aidreach_telling::{kit, sharing};
