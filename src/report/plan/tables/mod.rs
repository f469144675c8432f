//! The tables of a run, one file each: the columns, and the rows of a plan.

mod access;
mod areas;
mod assumptions;
mod bottlenecks;
pub(in crate::report) mod cascade;
pub(in crate::report) mod costs;
mod effect;
mod left;
mod limits;
pub(in crate::report) mod months;
pub(in crate::report) mod provinces;
mod reach;
pub(in crate::report) mod routes;
pub(in crate::report) mod sources;
mod steps;
mod stores;
pub(in crate::report) mod ways_in;

use crate::kit::Answered;
use crate::kit::sheet::Sheet;
use crate::report::answers::routes::ROUTES as LENGTHS;
use crate::report::answers::worth::WorthReport;
use crate::report::findings::effect::EffectTold;
use crate::report::findings::subject::{Outcome, Subject};
use crate::report::plan::pages::About;
use crate::report::plan::summary::Summary;
use crate::sharing::Content;
use months::MONTHS;
use provinces::PROVINCES;
use sources::SOURCES;
use ways_in::WAYS_IN;

/// The tables that the readers of a report may see.
pub fn sheets(subject: &Subject<'_>, summary: &Summary) -> Vec<Sheet> {
    let mut sheets = vec![
        reach::sheet(subject),
        areas::sheet(subject),
        cascade::sheet(summary),
        costs::COSTS.data_of(&costs::items(&summary.costs)).totalled(),
    ];
    if subject.shows(Content::Access) {
        sheets.push(access::sheet(subject));
    }
    sheets.extend(cascade::by_area(summary));
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
                sheets.push(bottlenecks::sheet(summary));
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
    let mut all = sheets(subject, summary);
    let months = MONTHS.data_of(&summary.months);
    let stock_told = summary.months.iter().any(|month| month.stock_mt.is_some());
    all.push(if stock_told { months } else { months.without("stock_mt") });
    all.push(PROVINCES.data_of(&summary.provinces));
    if subject.shows(Content::Sources) {
        all.push(SOURCES.data_of(&subject.country.sources));
    }
    if subject.shows(Content::Ways) && subject.plan().is_some() {
        all.push(WAYS_IN.data_of(&summary.corridors));
    }
    // Answers of their own, which are only there where readers may have them.
    all.extend(about.beside.map(effect_sheet));
    all.extend(about.routes.map(|routes| LENGTHS.data_of(&routes.routes)));
    all.extend(about.worth.map(WorthReport::sheets).into_iter().flatten());
    all.sort_by_key(|sheet| sheet.name);
    all
}

/// What a scenario costs those whom the plan of another one serves, by area, month and phase.
pub fn effect_sheet(effect: &EffectTold) -> Sheet {
    effect::sheet(effect)
}

/// People in need and people a plan reaches, laid out like the humanitarian needs of HDX HAPI.
pub fn humanitarian_needs(subject: &Subject<'_>) -> Sheet {
    reach::humanitarian_needs(subject)
}

/// What a row of a plan's table is, in a sentence without its stop; empty for tables that there are not.
pub fn row_of(table: &str) -> &'static str {
    let all = [
        (access::ACCESS.name, access::ACCESS.row),
        (areas::AREAS.name, areas::AREAS.row),
        (assumptions::ASSUMPTIONS.name, assumptions::ASSUMPTIONS.row),
        (bottlenecks::BOTTLENECKS.name, bottlenecks::BOTTLENECKS.row),
        (cascade::CASCADE.name, cascade::CASCADE.row),
        (cascade::CASCADE_AREAS.name, cascade::CASCADE_AREAS.row),
        (costs::COSTS.name, costs::COSTS.row),
        (effect::EFFECT.name, effect::EFFECT.row),
        (left::LEFT.name, left::LEFT.row),
        (limits::LIMITS.name, limits::LIMITS.row),
        (MONTHS.name, MONTHS.row),
        (PROVINCES.name, PROVINCES.row),
        (reach::HUMANITARIAN_NEEDS.name, reach::HUMANITARIAN_NEEDS.row),
        (reach::REACH.name, reach::REACH.row),
        (LENGTHS.name, LENGTHS.row),
        (routes::ROUTES.name, routes::ROUTES.row),
        (SOURCES.name, SOURCES.row),
        (steps::STEPS.name, steps::STEPS.row),
        (stores::STORES.name, stores::STORES.row),
        (WAYS_IN.name, WAYS_IN.row),
    ];
    let worth =
        WorthReport::tables().into_iter().map(|table| (table.empty.name, table.empty.about));
    let found = all.into_iter().chain(worth).find(|(name, _)| *name == table);
    found.map_or("", |(_, row)| row)
}
