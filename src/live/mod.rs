//! The engine behind a page: one pure function from a question to an answer, JSON in and JSON out, the same in a
//! browser as in the program. It needs no threads, clock or files.
//!
//! What was planned is kept for the next question; answers never depend on it.

mod asked;
mod engine;
mod planning;
mod request;

pub use engine::{Engine, NotOpened};
pub use request::{Ask, Request};
