//! Looking back: what a plan as known would have said, month by month, beside what was reported, and
//! beside two forecasts that need no planner.
//!
//! **Error** of a forecast f for a month with r people reported reached, r > 0: (f - r) / r. **Mean
//! error** of a forecast: the mean of the errors' sizes over months, each month counting alike (mean
//! absolute percentage error). Forecasts are compared over the same months only: those that all of
//! them have.
//!
//! **Naive forecasts.** *Tonnes by ration*: the tonnes that come on offer in the month by the tables,
//! divided by the ration, whoever may let them pass; stock that lies there as the window begins is left out. *Last month*: what was reported for the month before.
//! A planner that does not beat these adds nothing to the count of people; where food goes, and what
//! access costs, is another matter.
//!
//! **Where a difference comes from.** Where tonnes were reported, f - r splits exactly into (R - r), the
//! ration: reported tonnes make R rations of the weight planned with; and (f - R), the tonnes.

mod errors;
mod parts;
mod reality;

pub use errors::{Error, Forecast, Foretold, Means};
pub use parts::{Counts, PartSet, PartTold, parts};
pub use reality::Reality;

use crate::country::{AreaIx, Country, Entry, RationIx};
use crate::evidence::SourceIx;
use crate::network::{Network, supplied};
use crate::plan::{AreaPlan, AsKnown, Exact, NoPlan, Settings, as_known, plan};
use crate::scenario::{Needed, Scenario};
use errors::{error, mean, means};
use num_traits::Signed;
use reality::reality;
use std::collections::BTreeSet;

/// A plan set beside what was reported.
#[derive(Clone, Debug)]
pub struct Backtest {
    /// Each month of the window for which something was reported, in order.
    pub months: Vec<Reality>,
    /// Grams that the tables have in store as the window begins, and that a plan may use.
    pub in_store: Exact,
    /// What each ration comes to, the scenario's first.
    pub runs: Vec<Run>,
    /// What was reported of parts of the country, beside the first ration.
    pub parts: Vec<PartSet>,
}

/// What one ration comes to.
#[derive(Clone, Debug)]
pub struct Run {
    /// The ration.
    pub ration: RationIx,
    /// Sources that the ration shares with the reports: where there are any, its weight was worked out
    /// from what it is compared with.
    pub shares_sources: Vec<SourceIx>,
    /// Each reported month, as in [`Backtest::months`].
    pub months: Vec<RunMonth>,
    /// The means over the months that every forecast has.
    pub shared: Means,
    /// The means over all months that a plan has.
    pub all: Means,
    /// The means over those of [`Run::all`] whose tonnes are not [near-circular](Reality::near_circular).
    pub independent: Means,
    /// Mean error of the plan with hindsight over all months.
    pub hindsight: Option<Error>,
}

/// A month with one ration.
#[derive(Clone, Debug, PartialEq)]
pub struct RunMonth {
    /// By the plan as known.
    pub as_known: Foretold,
    /// By tonnes on offer, divided by the ration.
    pub tonnes_by_ration: Foretold,
    /// By the month before; `None` where nothing was reported for it.
    pub last_month: Option<Foretold>,
    /// People reached by the plan with hindsight.
    pub hindsight: u64,
    /// Grams handed out as known.
    pub handed_out: Exact,
    /// Grams that were meant to move or to be handed out in the month and could not, as it turned out
    /// otherwise than was known on its first day.
    pub held: Exact,
    /// Provinces in which anybody is reached as known.
    pub provinces: usize,
    /// Where the difference of the plan as known comes from, where tonnes were reported.
    pub difference: Option<Difference>,
}

/// What a difference between a plan and a report is made of, in people. The two add up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Rations of the weight planned with that the reported tonnes make, less people reported.
    pub by_ration: i64,
    /// People planned, less those rations.
    pub by_tonnes: i64,
}

impl Run {
    /// Position of the month that the plan as known misses most, the first of equals.
    pub fn worst(&self) -> Option<usize> {
        let size = |n: &usize| self.months[*n].as_known.error.as_ref().map(Signed::abs);
        let known = (0..self.months.len()).filter(|n| size(n).is_some());
        known.rev().max_by_key(size)
    }
}

impl RunMonth {
    /// The error of a forecast, where it has one.
    pub fn error(&self, forecast: Forecast) -> Option<&Error> {
        let foretold = match forecast {
            Forecast::AsKnown => Some(&self.as_known),
            Forecast::TonnesByRation => Some(&self.tonnes_by_ration),
            Forecast::LastMonth => self.last_month.as_ref(),
        };
        foretold?.error.as_ref()
    }
}

/// Whether anything was reported for a month of the scenario.
pub fn any_reported(country: &Country, scenario: &Scenario) -> bool {
    country.reported.iter().any(|report| scenario.window.period(report.month).is_some())
}

/// Plans a scenario with each ration, as known and with hindsight, and sets it beside what was
/// reported. The first ration is the one that parts of the country are compared with.
///
/// # Errors
/// As [`as_known`] and [`plan`].
pub fn backtest(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    rations: &[RationIx],
    settings: Settings,
) -> Result<Backtest, NoPlan> {
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    let months = reality(&network);
    let (mut runs, mut parted) = (Vec::new(), Vec::new());
    for &ration in rations {
        let mut scenario = scenario.clone();
        scenario.ration = Some(ration);
        let known = as_known(country, &scenario, needed, settings)?;
        let hindsight = plan(country, &scenario, needed, settings)?.areas;
        if runs.is_empty() {
            parted = parts(&network, &months, &known.areas);
        }
        runs.push(run(&network, &months, ration, (&known, &hindsight)));
    }
    let stock = supplied(country, scenario)
        .filter(|(ix, ..)| country.supplies[ix.index()].entry == Entry::Stock);
    let in_store = stock.map(|(.., grams)| whole(grams.0)).sum();
    Ok(Backtest { months, in_store, runs, parts: parted })
}

fn run(
    network: &Network<'_>,
    reality: &[Reality],
    ration: RationIx,
    (known, hindsight): (&AsKnown, &[AreaPlan]),
) -> Run {
    let country = network.country;
    let months: Vec<RunMonth> =
        reality.iter().map(|real| month(network, real, ration, (known, hindsight))).collect();
    let with = |keep: &dyn Fn(&RunMonth, &Reality) -> bool| means(network, reality, &months, keep);
    let of_hindsight = months.iter().zip(reality).filter_map(|(month, real)| {
        error(month.hindsight, country.reported[real.reported].people.0)
    });
    let weight = &country.rations[ration.index()].origin.sources;
    let reports: BTreeSet<SourceIx> = reality
        .iter()
        .flat_map(|real| &country.reported[real.reported].origin.sources)
        .copied()
        .collect();
    Run {
        ration,
        shares_sources: weight.iter().copied().filter(|ix| reports.contains(ix)).collect(),
        shared: with(&|month, _| Forecast::ALL.iter().all(|f| month.error(*f).is_some())),
        all: with(&|month, _| month.as_known.error.is_some()),
        independent: with(&|month, real| month.as_known.error.is_some() && !real.near_circular()),
        hindsight: mean(of_hindsight.collect()),
        months,
    }
}

fn month(
    network: &Network<'_>,
    real: &Reality,
    ration: RationIx,
    (known, hindsight): (&AsKnown, &[AreaPlan]),
) -> RunMonth {
    let country = network.country;
    let report = &country.reported[real.reported];
    let people = |areas: &[AreaPlan]| -> u64 {
        areas.iter().flat_map(|area| area.months[real.period.index()].shown).sum()
    };
    let grams = whole(country.rations[ration.index()].grams.0);
    let rations = |food: Exact| (food / grams).floor().to_integer() as i64;
    let before = country.reported.iter().find(|r| r.month.plus(1) == report.month);
    let foretold = |people: u64| Foretold { people, error: error(people, report.people.0) };
    let planned = people(&known.areas);
    let step = known.steps.iter().find(|step| step.period == real.period);
    let served = known.areas.iter().filter(|area| people(std::slice::from_ref(area)) > 0);
    let provinces: BTreeSet<AreaIx> =
        served.map(|area| country.areas[area.area.index()].parent.unwrap_or(area.area)).collect();
    RunMonth {
        as_known: foretold(planned),
        tonnes_by_ration: foretold(rations(real.supplied) as u64),
        last_month: before.map(|report| foretold(report.people.0)),
        hindsight: people(hindsight),
        handed_out: known.areas.iter().map(|area| area.months[real.period.index()].grams).sum(),
        held: step.map_or(whole(0), |step| step.meant - step.done),
        provinces: provinces.len(),
        difference: report.food.map(|food| {
            let whole_rations = rations(whole(food.0));
            Difference {
                by_ration: whole_rations - report.people.0 as i64,
                by_tonnes: planned as i64 - whole_rations,
            }
        }),
    }
}

fn whole(grams: i64) -> Exact {
    Exact::from_integer(i128::from(grams))
}
