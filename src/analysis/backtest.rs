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

mod parts;

pub use parts::{Counts, PartSet, PartTold, parts};

use crate::country::{AreaIx, Counted, Country, Entry, RationIx, SupplyIx};
use crate::evidence::{Basis, SourceIx};
use crate::network::{Network, supplied};
use crate::plan::{AreaPlan, AsKnown, Exact, NoPlan, Settings, as_known, plan};
use crate::scenario::{Needed, Scenario};
use crate::time::{Month, Period};
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{Signed, Zero};
use std::collections::{BTreeMap, BTreeSet};

/// A way of saying beforehand how many people a month will reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Forecast {
    /// What came of planning month by month with what was known.
    AsKnown,
    /// Tonnes on offer in the month, divided by the ration.
    TonnesByRation,
    /// What was reported for the month before.
    LastMonth,
}

impl Forecast {
    /// Every one: the plan, then those that need no planner.
    pub const ALL: [Forecast; 3] =
        [Forecast::AsKnown, Forecast::TonnesByRation, Forecast::LastMonth];
}

/// A share of people reported, exact whatever its length.
pub type Error = Ratio<BigInt>;

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

/// A reported month, and the food there was.
#[derive(Clone, Debug, PartialEq)]
pub struct Reality {
    /// Which month of the window.
    pub period: Period,
    /// Position of the report in the country's list.
    pub reported: usize,
    /// Grams that come on offer in the month by the tables, without what lies in store as the window
    /// begins: when that will be handed out no division can tell.
    pub supplied: Exact,
    /// What comes, by where on its way it was counted and how it enters; of those that are any.
    pub by_count: BTreeMap<(Counted, Entry), Exact>,
    /// Grams of them by figures that are printed in a source.
    pub printed: Exact,
    /// Grams of them that are on offer as decisions leave it: what is bought inside the country
    /// takes money that moves.
    pub on_offer: Exact,
}

impl Reality {
    /// Grams that come and were counted so.
    pub fn counted(&self, counted: Counted) -> Exact {
        let so = self.by_count.iter().filter(|((how, _), _)| *how == counted);
        so.map(|(_, grams)| *grams).sum()
    }

    /// Grams that come and were counted as they were handed out or sent for it.
    pub fn counted_at_hand_out(&self) -> Exact {
        let so = Counted::ALL.iter().filter(|counted| counted.at_hand_out());
        so.map(|counted| self.counted(*counted)).sum()
    }

    /// Grams of those that the tables let enter from outside, though they were counted inside.
    pub fn made_to_enter_again(&self) -> Exact {
        let so = self
            .by_count
            .iter()
            .filter(|((counted, entry), _)| counted.at_hand_out() && *entry == Entry::Entering);
        so.map(|(_, grams)| *grams).sum()
    }

    /// Whether at least half of the month's tonnes were counted as they were handed out or sent for it:
    /// then a forecast of people made from them is nearly the report itself.
    pub fn near_circular(&self) -> bool {
        let handed = self.counted_at_hand_out();
        handed > whole(0) && handed * 2 >= self.supplied
    }
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

/// People that a forecast says a month will reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Foretold {
    /// How many.
    pub people: u64,
    /// By what share of the people reported they are too many; `None` where nobody was reported
    /// reached.
    pub error: Option<Error>,
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

/// Mean errors over some months.
#[derive(Clone, Debug, PartialEq)]
pub struct Means {
    /// The months.
    pub months: Vec<Month>,
    /// Of the plan as known; `None` where there are no months.
    pub as_known: Option<Error>,
    /// Of tonnes by ration; `None` where there are no months.
    pub tonnes_by_ration: Option<Error>,
    /// Of the month before; `None` where it lacks one of the months, or where there are none.
    pub last_month: Option<Error>,
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

impl Means {
    /// The mean of a forecast, where it has one.
    pub fn of(&self, forecast: Forecast) -> Option<&Error> {
        match forecast {
            Forecast::AsKnown => self.as_known.as_ref(),
            Forecast::TonnesByRation => self.tonnes_by_ration.as_ref(),
            Forecast::LastMonth => self.last_month.as_ref(),
        }
    }

    /// The forecasts that need no planner and have a mean, each with whether the plan as known misses
    /// by less.
    pub fn beaten(&self) -> Vec<(Forecast, bool)> {
        let naive = [Forecast::TonnesByRation, Forecast::LastMonth];
        let against = |forecast| Some((forecast, self.as_known.as_ref()? < self.of(forecast)?));
        naive.into_iter().filter_map(against).collect()
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

/// Each reported month of the window, with the food of the tables.
fn reality(network: &Network<'_>) -> Vec<Reality> {
    let (country, window) = (network.country, network.window);
    let reports = country.reported.iter().enumerate();
    let of = |(reported, period): (usize, Period)| {
        let entry = |ix: SupplyIx| country.supplies[ix.index()].entry;
        let all = || supplied(country, network.scenario).filter(move |row| row.1 == period);
        let here = || all().filter(|(ix, ..)| entry(*ix) != Entry::Stock);
        let printed = here().filter(|(ix, ..)| {
            country.supplies[ix.index()].amount.origin.basis == Basis::Published
        });
        let on_offer = network.offers.iter().filter(|offer| {
            offer.period == period && offer.supply.is_none_or(|ix| entry(ix) != Entry::Stock)
        });
        Reality {
            period,
            reported,
            supplied: here().map(|(.., grams)| whole(grams.0)).sum(),
            by_count: here().fold(BTreeMap::new(), |mut sums, (ix, _, grams)| {
                let supply = &country.supplies[ix.index()];
                *sums.entry((supply.counted, supply.entry)).or_default() += whole(grams.0);
                sums
            }),
            printed: printed.map(|(.., grams)| whole(grams.0)).sum(),
            on_offer: on_offer.map(|offer| whole(offer.amount.0)).sum(),
        }
    };
    reports.filter_map(|(n, report)| Some((n, window.period(report.month)?))).map(of).collect()
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

/// The error of a forecast; `None` where nobody was reported reached.
fn error(forecast: u64, reported: u64) -> Option<Error> {
    let reported = BigInt::from(reported);
    (!reported.is_zero()).then(|| Ratio::new(BigInt::from(forecast) - &reported, reported))
}

/// The mean size of errors; `None` of none.
fn mean(errors: Vec<Error>) -> Option<Error> {
    let count = BigInt::from(errors.len());
    let sum: Error = errors.iter().map(Signed::abs).sum();
    (!count.is_zero()).then(|| sum / count)
}

fn means(
    network: &Network<'_>,
    reality: &[Reality],
    months: &[RunMonth],
    keep: &dyn Fn(&RunMonth, &Reality) -> bool,
) -> Means {
    let kept = || months.iter().zip(reality).filter(|(month, real)| keep(month, real));
    let of = |forecast| {
        let errors = kept().map(|(month, _)| month.error(forecast).cloned());
        mean(errors.collect::<Option<Vec<Error>>>()?)
    };
    Means {
        months: kept().map(|(_, real)| network.window.month(real.period)).collect(),
        as_known: of(Forecast::AsKnown),
        tonnes_by_ration: of(Forecast::TonnesByRation),
        last_month: of(Forecast::LastMonth),
    }
}

fn whole(grams: i64) -> Exact {
    Exact::from_integer(i128::from(grams))
}
