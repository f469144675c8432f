//! From the analysis to what is told.

use super::words::{Words, caveats};
use super::{
    BacktestReport, CountedTold, DifferenceTold, ForecastTold, ForecastsTold, MeansTold, MonthTold,
    OffTold, PartFigure, PartFigures, PartsTold, RationTold,
};
use crate::analysis::backtest::{
    Backtest, Counts, Error, Foretold, Means, PartSet, PartTold, Reality, Run, RunMonth,
};
use crate::country::{Counted, Covers};
use crate::kit::figure::{Count, Figure};
use crate::kit::{Masthead, Scope};
use crate::network::Network;
use crate::plan::Exact;
use crate::sharing::SMALL;
use crate::sharing::{Content, Sharing};
use num_bigint::BigInt;
use num_rational::Ratio;

/// Everything that is told of a plan beside what was reported.
pub fn backtest_report(
    network: &Network<'_>,
    backtest: &Backtest,
    sharing: Sharing,
) -> BacktestReport {
    let words = Words { network, backtest };
    let told = Told { network, backtest, sharing, words };
    let rations: Vec<RationTold> = backtest.runs.iter().map(|run| told.ration(run)).collect();
    BacktestReport {
        masthead: Masthead::new(
            ("aidreach-backtest", 2),
            "people reached in a month",
            Scope::of_network(network, sharing),
        ),
        headline: words.headline(),
        months: (0..backtest.months.len()).filter_map(|n| told.month(n)).collect(),
        in_store_mt: mt(backtest.in_store),
        parts: backtest
            .parts
            .iter()
            .filter(|set| told.is_shown(set))
            .map(|s| told.parts(s))
            .collect(),
        caveats: caveats(words),
        rations,
    }
}

/// An error or a mean of errors in percent, to one decimal place.
pub(super) fn percent(error: &Error) -> Figure {
    Figure::long(&(error * Ratio::from_integer(BigInt::from(100))), 1)
}

/// A ration's or a person's weight in kilograms.
pub(super) fn kg(grams: Exact) -> Figure {
    Figure::rounded(grams / 1000, 2)
}

/// Grams in whole tonnes.
pub(super) fn mt(grams: Exact) -> Figure {
    Figure::mt(grams).to_places(0)
}

pub(super) fn whole(count: u64) -> Exact {
    Exact::from_integer(i128::from(count))
}

struct Told<'a> {
    network: &'a Network<'a>,
    backtest: &'a Backtest,
    sharing: Sharing,
    words: Words<'a>,
}

impl Told<'_> {
    fn ration(&self, run: &Run) -> RationTold {
        let country = self.network.country;
        let ration = &country.rations[run.ration.index()];
        let months = run.months.iter().zip(&self.backtest.months);
        let mut means = vec![means(&run.shared)];
        if run.all.months != run.shared.months {
            means.push(self::means(&run.all));
        }
        if run.independent.months != run.all.months && run.independent.months != run.shared.months {
            means.push(self::means(&run.independent));
        }
        means.retain(|means| !means.months.is_empty());
        RationTold {
            id: ration.id.clone(),
            name: ration.name.clone(),
            kg_per_person_month: kg(Exact::from_integer(i128::from(ration.grams.0))),
            shared_sources: run
                .shares_sources
                .iter()
                .filter(|_| self.sharing.shows(Content::Sources))
                .map(|ix| country.sources[ix.index()].title.clone())
                .collect(),
            months: months.map(|(month, real)| self.forecasts(month, real)).collect(),
            means,
            hindsight_mean_error_percent: run.hindsight.as_ref().map(percent),
            verdict: self.words.verdict(run),
        }
    }

    fn forecasts(&self, month: &RunMonth, real: &Reality) -> ForecastsTold {
        let told = |foretold: &Foretold| ForecastTold {
            people: Count::shared(foretold.people, self.sharing),
            error_percent: foretold.error.as_ref().map(percent),
        };
        ForecastsTold {
            month: self.network.window.month(real.period).to_string(),
            as_known: told(&month.as_known),
            tonnes_by_ration: told(&month.tonnes_by_ration),
            last_month: month.last_month.as_ref().map(told),
            hindsight_people: Count::shared(month.hindsight, self.sharing),
            handed_out_mt: mt(month.handed_out),
            held_mt: mt(month.held),
            difference: month.difference.map(|difference| DifferenceTold {
                by_ration_people: difference.by_ration,
                by_tonnes_people: difference.by_tonnes,
            }),
        }
    }

    fn month(&self, n: usize) -> Option<MonthTold> {
        let real = &self.backtest.months[n];
        let report = &self.network.country.reported[real.reported];
        let first = self.backtest.runs.first()?;
        let food = report.food.map(|food| Exact::from_integer(i128::from(food.0)));
        let each = food.filter(|_| report.people.0 > 0).map(|food| food / whole(report.people.0));
        Some(MonthTold {
            month: report.month.to_string(),
            reported_people: report.people.0,
            reported_mt: food.map(mt),
            reported_kg_per_person: each.map(kg),
            supplied_mt: mt(real.supplied),
            supplied_by_count: by_count(real),
            not_published_percent: Figure::percent(real.supplied - real.printed, real.supplied),
            on_offer_mt: mt(real.on_offer),
            reported_provinces: report.provinces,
            as_known_provinces: first.months[n].provinces as u64,
            why: self.words.why(n, first),
            note: self.note(&report.note),
        })
    }

    /// Notes are for the planning team.
    fn note(&self, note: &str) -> Option<String> {
        (self.sharing.shows(Content::Notes) && !note.is_empty()).then(|| note.to_owned())
    }

    /// Parts with so few people that their figures, or what they leave of the others, point at them are
    /// for the planning team.
    fn is_shown(&self, set: &PartSet) -> bool {
        let country = self.network.country;
        let months = self.backtest.runs.iter().flat_map(|run| &run.months);
        let ration =
            self.backtest.runs.first().map_or(1, |run| country.rations[run.ration.index()].grams.0);
        let in_all = months.map(|month| month.as_known.people).min().unwrap_or(0);
        let few = |exact: Exact| {
            let people = match (set.covers, set.counts) {
                (Covers::Days, _) => exact * i128::from(in_all),
                (Covers::Month, Counts::Food) => exact / i128::from(ration),
                (Covers::Month, Counts::People) => exact,
            };
            exact > Exact::default() && people < whole(SMALL)
        };
        self.sharing.shows(Content::SmallCounts)
            || !set
                .parts
                .iter()
                .any(|part| few(part.told) || few(part.as_known) || part.by_need.is_some_and(few))
    }

    fn parts(&self, set: &PartSet) -> PartsTold {
        let points = |off: Exact| Figure::rounded(off * 100, 1);
        PartsTold {
            month: set.month.to_string(),
            covers: set.covers.word(),
            unit: match (set.covers, set.counts) {
                (Covers::Days, Counts::People) => "percent of people reached",
                (Covers::Days, Counts::Food) => "percent of food handed out",
                (Covers::Month, Counts::People) => "people",
                (Covers::Month, Counts::Food) => "metric tonnes",
            },
            parts: set.parts.iter().map(|part| self.part(set, part)).collect(),
            off: set.off().map(|[as_known, by_need]| OffTold {
                as_known_points: points(as_known),
                by_need_points: points(by_need),
            }),
        }
    }

    fn part(&self, set: &PartSet, part: &PartTold) -> PartFigures {
        let country = self.network.country;
        let report = &country.reported_parts[part.reported];
        let figure = |exact: Exact| match (set.covers, set.counts) {
            (Covers::Days, _) => PartFigure::Figure(Figure::rounded(exact * 100, 1)),
            (Covers::Month, Counts::Food) => PartFigure::Figure(mt(exact)),
            (Covers::Month, Counts::People) => {
                let people = u64::try_from(exact.round().to_integer()).unwrap_or(0);
                PartFigure::People(Count::shared(people, self.sharing))
            }
        };
        PartFigures {
            name: report.name.clone(),
            areas: report.areas.iter().map(|ix| country.areas[ix.index()].pcode.clone()).collect(),
            reported: figure(part.told),
            as_known: figure(part.as_known),
            by_need: part.by_need.map(figure),
            note: self.note(&report.note),
        }
    }
}

fn means(means: &Means) -> MeansTold {
    MeansTold {
        months: means.months.iter().map(ToString::to_string).collect(),
        as_known_percent: means.as_known.as_ref().map(percent),
        tonnes_by_ration_percent: means.tonnes_by_ration.as_ref().map(percent),
        last_month_percent: means.last_month.as_ref().map(percent),
    }
}

fn by_count(real: &Reality) -> CountedTold {
    let sum = |counted| mt(real.counted(counted));
    CountedTold {
        received_mt: sum(Counted::Received),
        dispatched_mt: sum(Counted::Dispatched),
        delivered_mt: sum(Counted::Delivered),
        planned_mt: sum(Counted::Planned),
        unknown_mt: sum(Counted::Unknown),
        near_circular: real.near_circular(),
    }
}
