//! The one integration test binary.

mod bad_inputs;
mod bad_inputs_scenario;
mod cli;
mod compare;
mod conditions;
mod country;
mod exercise;
mod export;
mod flow;
mod frontier;
mod games;
mod laws;
mod page;
mod page_pdf;
mod plan_laws;
mod readme;
mod report_page;
mod route;
mod scenario;
mod shipped;
mod sweep;
mod tidy;
mod values;
mod why;
mod worth;
