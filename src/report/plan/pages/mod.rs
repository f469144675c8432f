//! Reports as documents: everything said about a plan, in the order in which it is read.

mod method;
mod plan;

use crate::page::Block;
use crate::report::kit::Part;
pub(in crate::report) use plan::front;
pub use plan::{About, plan_report};

/// Parts as a document holds them.
pub(in crate::report::plan) fn laid_out(parts: &[Part]) -> Vec<Block> {
    parts.iter().filter_map(Part::block).collect()
}
