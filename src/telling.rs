//! How answers are told: who may see what, and an answer as a description from which every format is written.
//! It knows no question.

pub mod kit;
pub mod sharing;

pub use aidreach_drawing::{layers, page};
#[cfg(not(target_arch = "wasm32"))]
pub use aidreach_engine::exercise;
pub use aidreach_engine::{
    allocation, analysis, certificate, country, evidence, flow, intake, issues, network, plan,
    scenario, time, units,
};
