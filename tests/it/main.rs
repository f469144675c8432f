//! The one integration test binary.

mod country;
