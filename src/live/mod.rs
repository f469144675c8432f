//! The engine behind a page: one pure function from a question to an answer, JSON in and JSON out, the same in a
//! browser as in the program. It needs no threads, clock or files.
//!
//! What was planned is kept for the next question; answers never depend on it.

mod asked;
mod carried;
#[cfg(not(target_arch = "wasm32"))]
mod document;
mod engine;
mod planning;
mod question;
mod request;
#[cfg(not(target_arch = "wasm32"))]
mod shared;

pub use carried::Carried;
#[cfg(not(target_arch = "wasm32"))]
pub use document::{Begins, page_of_server};
pub use engine::{Engine, NotOpened};
pub use request::{Ask, Request, asks, takes_long};
