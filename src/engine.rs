//! The rooms from tables to answers: what a country is, what a scenario leaves of it, which plan is best and
//! proven, and what permissions are worth. Nothing here knows how an answer is shown.

pub mod allocation;
pub mod analysis;
pub mod country;
pub mod evidence;
pub mod exercise;
pub mod intake;
pub mod issues;
pub mod network;
pub mod plan;
pub mod scenario;
pub mod time;
pub mod units;

pub use aidreach_solving::{certificate, flow};
