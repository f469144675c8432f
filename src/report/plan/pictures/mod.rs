//! Plans as pictures: bars from need to reach, a map of who is reached by which ways, maps of one figure
//! each, and a chart by month.

mod by_month;
mod cascade;
pub(in crate::report) mod map;
mod measures;
mod months;

pub(in crate::report) use by_month::by_month;
pub(in crate::report) use cascade::cascade;
pub(in crate::report) use map::map;
pub(in crate::report) use measures::{lost, measures};
pub(in crate::report) use months::months;
