//! The problem that was solved, written so that anyone can solve it elsewhere: as MPS (every goal,
//! one file a step) and as DIMACS (goals without a second row).
//!
//! What is written comes from the instance and the goal alone; the search lends only the optima of
//! earlier steps, which later steps must keep, and the optimum that another solver must find.

mod decimal;
mod dimacs;
mod index;
mod levels;
mod linear;
mod model_writer;

pub use dimacs::dimacs;

use super::{Allocation, Built, Goal};

/// Why a problem cannot be written in a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// DIMACS knows nodes and arcs only.
    #[error("DIMACS has no row for a budget, and costs alone cannot stand for it; use MPS")]
    Budget,
    /// DIMACS has no row for a number of people.
    #[error("DIMACS has no row for a number of people to reach; use MPS")]
    Target,
    /// Coverage is a row of problems, no single cheapest flow.
    #[error("`fairest` is a row of problems, a level each, and no single cheapest flow; use MPS")]
    Fairest,
    /// Floors under areas are written in neither format.
    #[error("a plan with floors under areas is not written; export the one without floors")]
    Floors,
    /// Tiers stacked far enough apart leave the range that solvers compute in.
    #[error("the tiers do not fit one 64-bit cost for each arc; use MPS")]
    Range,
    /// Sums beyond what 128 bits hold.
    #[error("the numbers are too large to be written exactly")]
    TooLarge,
}

/// Writes a problem as MPS, one file for each step and an `index.json` with the optima found.
///
/// Columns are tonnes, people are person-months, costs US dollars, coverage parts per million:
/// units in which the figures that a solver sees lie close together. The files come one at a time,
/// because a fine country with many levels of coverage fills gigabytes. Where the problem is what of
/// another scenario's plan is kept, `kept_of` names that scenario in the index.
///
/// # Errors
/// [`Refused::TooLarge`], and [`Refused::Floors`] for a goal that sets them.
pub fn mps<'a>(
    built: &'a Built,
    goal: &Goal,
    allocation: &Allocation,
    kept_of: Option<&str>,
) -> Result<impl Iterator<Item = (String, String)> + use<'a>, Refused> {
    if !goal.floors.is_empty() {
        return Err(Refused::Floors);
    }
    let pages = model_writer::pages(built, goal, allocation).ok_or(Refused::TooLarge)?;
    let index = ("index.json".to_owned(), index::index(built, &pages, kept_of));
    let files = pages.into_iter().map(|page| (page.file.clone(), linear::write(built, &page)));
    Ok(files.chain([index]))
}
