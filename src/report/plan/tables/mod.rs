//! The tables of a run, one file each: the columns, and the rows of a plan.

mod access;
mod areas;
mod assumptions;
mod bottlenecks;
mod cascade;
mod costs;
mod effect;
mod humanitarian_needs;
mod left;
mod limits;
pub(in crate::report) mod months;
mod provinces;
mod reach;
mod route_lengths;
mod routes;
mod sources;
mod steps;
pub(in crate::report) mod stores;
mod ways_in;

use crate::report::findings::effect::EffectTold;
use crate::report::findings::subject::{Outcome, Subject};
use crate::report::kit::sheet::Sheet;
use crate::report::plan::pages::About;
use crate::report::sharing::Content;

/// The tables that the readers of a report may see.
pub fn sheets(subject: &Subject<'_>) -> Vec<Sheet> {
    let mut sheets = vec![
        reach::sheet(subject),
        areas::sheet(subject),
        cascade::sheet(subject),
        costs::sheet(subject),
    ];
    if subject.shows(Content::Access) {
        sheets.push(access::sheet(subject));
    }
    sheets.extend(cascade::by_area(subject));
    if subject.shows(Content::Stores) {
        sheets.push(left::sheet(subject));
    }
    match subject.outcome {
        Outcome::Hindsight(plan) => {
            if subject.shows(Content::Ways) {
                sheets.push(routes::sheet(subject, plan));
            }
            if subject.shows(Content::Stores) {
                sheets.push(stores::sheet(subject, plan));
            }
            if subject.shows(Content::Limits) {
                sheets.push(limits::sheet(plan));
                sheets.push(bottlenecks::sheet(subject));
            }
        }
        // What is done in a month bounds what is handed out in it.
        Outcome::AsKnown(_) if subject.country.coarse.reached => {}
        Outcome::AsKnown(run) => sheets.push(steps::sheet(subject, run)),
    }
    if subject.shows(Content::Notes) {
        sheets.push(assumptions::sheet(subject));
    }
    sheets.sort_by_key(|sheet| sheet.name);
    sheets
}

/// The tables of a report: those of a run, and more that sum them up or stand beside them.
pub fn report_sheets(about: &About<'_>) -> Vec<Sheet> {
    let (subject, summary) = (&about.subject, about.summary);
    let mut all = sheets(subject);
    all.push(months::sheet(subject, summary));
    all.push(provinces::sheet(subject, summary));
    if subject.shows(Content::Sources) {
        all.push(sources::sheet(subject.country));
    }
    if subject.shows(Content::Ways) && subject.plan().is_some() {
        all.push(ways_in::sheet(summary));
    }
    // Answers of their own, which are only there where readers may have them.
    all.extend(about.beside.map(effect_sheet));
    all.extend(about.routes.map(route_lengths::sheet));
    all.extend(
        about.worth.map(crate::report::answers::worth::WorthReport::sheets).into_iter().flatten(),
    );
    all.sort_by_key(|sheet| sheet.name);
    all
}

/// What a scenario costs those whom the plan of another one serves, by area, month and phase.
pub fn effect_sheet(effect: &EffectTold) -> Sheet {
    effect::sheet(effect)
}

/// People in need and people a plan reaches, laid out like the humanitarian needs of HDX HAPI.
pub fn humanitarian_needs(subject: &Subject<'_>) -> Sheet {
    humanitarian_needs::sheet(subject)
}
