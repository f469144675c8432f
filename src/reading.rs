//! The rooms that read: what a country is, and what a scenario decides. Nothing here plans.

#[cfg(not(target_arch = "wasm32"))]
pub mod book;
pub mod country;
pub mod evidence;
pub mod intake;
pub mod issues;
pub mod scenario;
pub mod time;
pub mod units;
