//! The one integration test binary.

mod flow;
