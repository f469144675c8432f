//! Plans as pictures: bars from need to reach, a map of who is reached by which ways, maps of one figure
//! each, and a chart by month.

mod cascade;
pub(super) mod map;
mod measures;
mod months;

pub use cascade::cascade;
pub use map::map;
pub use measures::{lost, measures};
pub use months::months;

use crate::plan::Exact;
use num_traits::ToPrimitive;

/// An exact figure for drawing, where the last digits cannot be seen.
pub(super) fn drawn(exact: Exact) -> f64 {
    exact.to_f64().unwrap_or(0.0)
}
