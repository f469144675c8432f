//! A plan as people read it: on a terminal, on pages, in tables, workbooks and on maps.

pub(in crate::report) mod assumed;
pub(in crate::report) mod atlas;
pub(in crate::report) mod capacities;
pub(in crate::report) mod pages;
pub(in crate::report) mod pictures;
pub(in crate::report) mod sentences;
pub(in crate::report) mod summary;
pub(in crate::report) mod tables;
pub(in crate::report) mod terminal;
pub(in crate::report) mod workbook;
