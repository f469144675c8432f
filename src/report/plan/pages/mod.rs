//! Reports as documents: everything said about a plan, in the order in which it is read.

mod method;
mod plan;

pub(in crate::report) use plan::front;
pub use plan::{About, plan_report};
