//! The one integration test binary.

mod bad_inputs_scenario;
mod scenario;
