//! The tables of a run, one file each: the columns, and the rows of a plan.

mod access;
mod areas;
mod assumptions;
mod bottlenecks;
mod costs;
mod left;
mod limits;
mod reach;
mod routes;
mod steps;
pub(super) mod stores;

use super::{Outcome, Sharing, Sheet, Subject};

/// The tables that the readers of a report may see.
pub fn sheets(subject: &Subject<'_>) -> Vec<Sheet> {
    let sharing = subject.sharing;
    let mut sheets = vec![reach::sheet(subject), areas::sheet(subject), costs::sheet(subject)];
    if sharing != Sharing::Public {
        sheets.push(access::sheet(subject));
        sheets.push(left::sheet(subject));
    }
    let internal = sharing == Sharing::Internal;
    match subject.outcome {
        Outcome::Hindsight(plan) => {
            if sharing != Sharing::Public {
                sheets.push(routes::sheet(subject, plan));
                sheets.push(limits::sheet(plan));
                sheets.push(stores::sheet(subject, plan));
            }
            if internal {
                sheets.push(bottlenecks::sheet(subject, plan));
            }
        }
        Outcome::AsKnown(run) => sheets.push(steps::sheet(subject, run)),
    }
    if internal {
        sheets.push(assumptions::sheet(subject));
    }
    sheets.sort_by_key(|sheet| sheet.name);
    sheets
}
