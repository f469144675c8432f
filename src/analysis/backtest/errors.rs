//! Forecasts, their errors and the means of these.

use super::{Reality, RunMonth};
use crate::network::Network;
use crate::time::Month;
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{Signed, Zero};

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

/// People that a forecast says a month will reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Foretold {
    /// How many.
    pub people: u64,
    /// By what share of the people reported they are too many; `None` where nobody was reported
    /// reached.
    pub error: Option<Error>,
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

/// The error of a forecast; `None` where nobody was reported reached.
pub(super) fn error(forecast: u64, reported: u64) -> Option<Error> {
    let reported = BigInt::from(reported);
    (!reported.is_zero()).then(|| Ratio::new(BigInt::from(forecast) - &reported, reported))
}

/// The mean size of errors; `None` of none.
pub(super) fn mean(errors: Vec<Error>) -> Option<Error> {
    let count = BigInt::from(errors.len());
    let sum: Error = errors.iter().map(Signed::abs).sum();
    (!count.is_zero()).then(|| sum / count)
}

/// The means over the months that are kept.
pub(super) fn means(
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
