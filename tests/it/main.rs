//! The one integration test binary.

mod bad_inputs;
mod country;
