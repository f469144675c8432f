//! Looking back in sentences. Each is true whichever forecast misses least.

mod counted;

use super::gather::{kg, percent};
use crate::analysis::backtest::{Backtest, Error, Forecast, Means, Run};
use crate::country::{AreaLevel, Ration};
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, months, plainly, signed};
use crate::kit::{Sentence, say};
use crate::network::Network;
use crate::plan::Exact;
use crate::time::Month;

/// What sentences are about.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) network: &'a Network<'a>,
    pub(super) backtest: &'a Backtest,
}

/// A month by its name.
pub(super) fn month_of(month: &str) -> Argument {
    Month::parse(month).map_or_else(|| Argument::from(month), Argument::from)
}

/// What a reader must know to compare.
pub(super) fn caveats(words: Words<'_>) -> Vec<Sentence> {
    let mut told = vec![
        say!(
            "backtest.caveat.ration",
            "A plan counts a person as reached in a month who is handed one whole ration; reports count \
             people who were given anything, part of a ration or money included."
        ),
        say!(
            "backtest.caveat.known",
            "The plan as known knows permissions as they were declared by the first of each month; needs and \
             tonnes it knows for all months as the tables have them, which were counted afterwards. So does \
             dividing tonnes by the ration. Last month again knows the report before and nothing else."
        ),
        say!(
            "backtest.caveat.error",
            "An error is the forecast less the report, in percent of the report; means are of the errors' \
             sizes, each month counting alike."
        ),
    ];
    told.extend(words.stock());
    let first = words.backtest.runs.first();
    let without: Vec<_> = first
        .iter()
        .flat_map(|run| run.months.iter().zip(&words.backtest.months))
        .filter(|(month, _)| month.last_month.is_none())
        .map(|(_, real)| words.network.window.month(real.period))
        .collect();
    if !without.is_empty() {
        told.push(say!(
            "backtest.caveat.no-month-before",
            "Last month again says nothing for {without}, as nothing is reported for the month before; the \
             three are compared over the other months.",
            without = months(&without, Years::Told),
        ));
    }
    told
}

impl Words<'_> {
    fn ration(&self, run: &Run) -> &Ration {
        &self.network.country.rations[run.ration.index()]
    }

    /// The answer in a few sentences.
    pub(super) fn headline(self) -> Vec<Sentence> {
        let mut told = Vec::new();
        for run in &self.backtest.runs {
            told.push(self.verdict(run));
            told.extend(self.not_independent(run));
        }
        told.push(self.counted());
        told.extend(self.worst());
        told.extend(self.hindsight());
        told.extend(self.provinces());
        told
    }

    /// Which forecast misses least.
    pub(super) fn verdict(self, run: &Run) -> Sentence {
        let ration = &self.ration(run).name;
        let weight = plainly(kg(Exact::from_integer(i128::from(self.ration(run).grams.0))));
        let means = if run.shared.months.is_empty() { &run.all } else { &run.shared };
        if means.months.is_empty() {
            return say!(
                "backtest.verdict.nobody",
                "With a ration of {weight} kg ({ration}): nobody is reported reached, so no error can be \
                 told.",
                weight,
                ration,
            );
        }
        let told = say!(
            "backtest.verdict",
            "With a ration of {weight} kg ({ration}), {months}: {missed}",
            weight,
            ration,
            months = months(&means.months, Years::Told),
            missed = missed(means, self.all_assumed(&means.months)),
        );
        if run.all.months == means.months {
            return told;
        }
        say!(
            "backtest.verdict.all-months",
            "{told} Over all {n} reported {n:month|months} the plan misses by {plan} %, the division by \
             {division} %.",
            told,
            n = run.all.months.len(),
            plan = shown(run.all.of(Forecast::AsKnown)),
            division = shown(run.all.of(Forecast::TonnesByRation)),
        )
    }

    /// Whether all food that comes on offer in some months is assumed: what a plan made of it misses then says
    /// nothing of the plan.
    fn all_assumed(self, months: &[Month]) -> bool {
        let window = self.network.window;
        let here = || {
            let reported = self.backtest.months.iter();
            reported.filter(|real| months.contains(&window.month(real.period)))
        };
        let supplied: Exact = here().map(|real| real.supplied).sum();
        let assumed: Exact = here().map(|real| real.assumed).sum();
        supplied > Exact::default() && assumed == supplied
    }

    /// Where the weight of a ration comes from the reports themselves.
    fn not_independent(self, run: &Run) -> Option<Sentence> {
        (!run.shares_sources.is_empty()).then(|| {
            say!(
                "backtest.not-independent",
                "The weight of the ration `{ration}` comes from {n} {n:source|sources} of the reports \
                 themselves, so the two are not independent, and an error with it says less.",
                ration = &self.ration(run).id,
                n = run.shares_sources.len(),
            )
        })
    }

    /// The month that the plan as known misses most, and why.
    fn worst(self) -> Option<Sentence> {
        let run = self.backtest.runs.first()?;
        let n = run.worst()?;
        Some(say!(
            "backtest.worst",
            "With the ration `{ration}` the plan misses most in {month}, {error} %: {why}.",
            ration = &self.ration(run).id,
            month = self.network.window.month(self.backtest.months[n].period),
            error = signed(percent(run.months[n].error(Forecast::AsKnown)?)),
            why = self.why(n, run),
        ))
    }

    fn hindsight(self) -> Option<Sentence> {
        let one = |run: &Run| {
            let (error, ration) = (plainly(percent(run.hindsight.as_ref()?)), &self.ration(run).id);
            Some(say!("backtest.hindsight.error", "{error} % ({ration})", error, ration))
        };
        let errors: Vec<Sentence> = self.backtest.runs.iter().filter_map(one).collect();
        (!errors.is_empty()).then(|| {
            say!(
                "backtest.hindsight",
                "Knowing the whole window in advance, the plan misses by {errors}.",
                errors = Joined::And.list(errors),
            )
        })
    }

    /// In how many provinces food was handed out, where that was reported.
    fn provinces(self) -> Option<Sentence> {
        let run = self.backtest.runs.first()?;
        let told = self.backtest.months.iter().zip(&run.months).filter_map(|(real, month)| {
            Some(say!(
                "backtest.provinces.month",
                "{reported} and {planned} in {month}",
                reported = self.network.country.reported[real.reported].provinces?,
                planned = month.provinces,
                month = self.network.window.month(real.period),
            ))
        });
        let told: Vec<Sentence> = told.collect();
        (!told.is_empty()).then(|| {
            say!(
                "backtest.provinces",
                "{provinces^} in which food was handed out, as reported and as planned as known: {told}.",
                provinces = self.network.country.about.levels_of(AreaLevel::Province),
                told = Joined::Semicolons.list(told),
            )
        })
    }
}

fn named(forecast: Forecast) -> Sentence {
    match forecast {
        Forecast::AsKnown => say!("backtest.forecast.as-known", "the plan as known"),
        Forecast::TonnesByRation => {
            say!("backtest.forecast.tonnes-by-ration", "dividing tonnes by the ration")
        }
        Forecast::LastMonth => say!("backtest.forecast.last-month", "last month again"),
    }
}

/// How far each forecast misses, and whether the plan is better.
fn missed(means: &Means, all_assumed: bool) -> Sentence {
    let naive = means.beaten();
    let other = |(forecast, _): &(Forecast, bool)| {
        let error = shown(means.of(*forecast));
        let forecast = named(*forecast);
        say!("backtest.missed.other", "{forecast} by {error} %", forecast, error)
    };
    let so = say!(
        "backtest.missed",
        "the plan as known misses by {error} % on average, {others}",
        error = shown(means.of(Forecast::AsKnown)),
        others = Joined::And.list(naive.iter().map(other)),
    );
    if all_assumed {
        return say!(
            "backtest.missed.all-assumed",
            "{so}. All food of these months is assumed, so these errors test the assumption and say nothing of \
             whether the plan is better.",
            so,
        );
    }
    let pick = |better: bool| -> Vec<Sentence> {
        let ours = naive.iter().filter(|(_, beaten)| *beaten == better);
        ours.map(|(forecast, _)| named(*forecast)).collect()
    };
    let (better, not) = (pick(true), pick(false));
    match (better.is_empty(), not.is_empty()) {
        (false, true) => say!(
            "backtest.missed.better",
            "{so}: here the plan is better than {better}.",
            so,
            better = Joined::And.list(better),
        ),
        (true, _) => say!(
            "backtest.missed.not-better",
            "{so}: here the plan is not better than {not}.",
            so,
            not = Joined::Or.list(not),
        ),
        (false, false) => say!(
            "backtest.missed.better-than-some",
            "{so}: here the plan is better than {better}, but not than {not}.",
            so,
            better = Joined::And.list(better),
            not = Joined::And.list(not),
        ),
    }
}

/// An error in percent, without the sign of percent; a dash where there is none.
fn shown(error: Option<&Error>) -> Argument {
    error.map_or_else(|| Argument::from("–"), |error| plainly(percent(error)))
}
