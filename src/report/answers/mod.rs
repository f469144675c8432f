//! Answers to questions, one each, and each told once for every format.

pub(in crate::report) mod ask;
pub(in crate::report) mod backtest;
pub(in crate::report) mod compare;
pub(in crate::report) mod conditions;
pub(in crate::report) mod data;
pub(in crate::report) mod denials;
pub(in crate::report) mod frontier;
pub(in crate::report) mod network;
pub(in crate::report) mod route;
pub(in crate::report) mod routes;
pub(in crate::report) mod scenarios;
pub(in crate::report) mod why;
pub(in crate::report) mod worth;
