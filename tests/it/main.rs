//! The one integration test binary.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for one case and fails at any other; naming the others would say nothing"
)]

mod adjusted;
mod backtest;
mod bad_inputs;
mod bad_inputs_scenario;
mod briefs;
mod cli;
mod compare;
mod conditions;
mod country;
mod crashers;
mod denials;
mod effect;
mod exercise;
mod export;
mod facts;
mod flow;
mod forged;
mod frontier;
mod games;
mod geographies;
mod held_back;
mod import;
mod laws;
mod licences;
mod limits;
mod live;
mod maps;
mod no_comfort;
mod one_figure;
mod packs;
mod page;
mod page_pdf;
mod plan_laws;
mod put;
mod ranges;
mod readme;
mod report_page;
mod route;
mod scenario;
mod shipped;
mod stand_ins;
mod sweep;
mod tidy;
mod unphased;
mod values;
mod what_if;
mod why;
mod words;
mod worth;
mod worth_unasked;
mod writing;
