//! The one integration test binary.

mod bad_inputs_scenario;
mod flow;
mod laws;
mod scenario;
