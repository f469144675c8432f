//! aidreach tells who food aid can reach, by which routes, and whose permission it takes.
//!
//! A country is read as tables, a scenario says who grants or denies what, and out comes a plan
//! with a certificate: who is reached, where and when, by which routes, at what cost, and what
//! holds the rest back. Rooms stand in a row and data flows one way; `ARCHITECTURE.md` has the map.

pub mod allocation;
pub mod analysis;
pub mod certificate;
pub mod cli;
pub mod country;
pub mod evidence;
pub mod exercise;
pub mod flow;
pub mod intake;
pub mod issues;
pub mod layers;
pub mod network;
pub mod page;
pub mod plan;
pub mod report;
pub mod scenario;
pub mod time;
pub mod units;
