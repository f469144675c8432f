//! The room `flow`: small cases by hand, laws and second opinions on random networks.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod decompose;
pub(crate) mod dimacs;
mod fair;
mod growing;
mod levels;
mod maxflow;
mod networks;
mod second_opinion;
mod shares;
mod simplex;
