//! The rooms from network to answers: which plan is best and proven, and what permissions are worth. Nothing
//! here reads tables, and nothing knows how an answer is shown.

pub mod allocation;
pub mod analysis;
#[cfg(not(target_arch = "wasm32"))]
pub mod exercise;
pub mod network;
pub mod plan;

#[cfg(not(target_arch = "wasm32"))]
pub use aidreach_reading::book;
pub use aidreach_reading::{country, evidence, intake, issues, scenario, time, units};
pub use aidreach_solving::{certificate, flow};
