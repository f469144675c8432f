//! Reports as documents: everything said about a plan, in the order in which it is read.

mod method;
mod plan;

use crate::kit::Part;
use crate::page::{Block, Look};
pub(in crate::report) use plan::front;
pub use plan::{About, plan_report};

/// Parts as a document so coloured holds them.
pub(in crate::report::plan) fn laid_out(parts: &[Part], look: Look) -> Vec<Block> {
    parts.iter().filter_map(|part| part.block(look)).collect()
}
