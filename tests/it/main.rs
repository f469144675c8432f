//! The one integration test binary.

mod bad_inputs_scenario;
mod country;
mod flow;
mod games;
mod laws;
mod scenario;
mod tidy;
