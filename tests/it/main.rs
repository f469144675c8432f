//! The one integration test binary.

mod bad_inputs_scenario;
mod country;
mod export;
mod flow;
mod laws;
mod scenario;
