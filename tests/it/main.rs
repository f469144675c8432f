//! The one integration test binary.

mod bad_inputs_scenario;
mod country;
mod flow;
mod laws;
mod scenario;
mod sweep;
mod tidy;
