//! Looking back in sentences. Each is true whichever forecast misses least.

use super::gather::{kg, mt, percent, whole};
use crate::analysis::backtest::{Backtest, Error, Forecast, Means, Reality, Run};
use crate::country::Counted;
use crate::network::Network;
use crate::plan::Exact;
use crate::report::kit::figure::{Figure, counted, people};
use crate::report::kit::layout::{Years, listed, spans};

/// What sentences are about.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) network: &'a Network<'a>,
    pub(super) backtest: &'a Backtest,
}

/// What a reader must know to compare.
pub(super) fn caveats(words: Words<'_>) -> Vec<String> {
    let mut told = [
        "A plan counts a person as reached in a month who is handed one whole ration; reports count \
         people who were given anything, part of a ration or money included.",
        "The plan as known knows permissions as they were declared by the first of each month; needs and \
         tonnes it knows for all months as the tables have them, which were counted afterwards. So does \
         dividing tonnes by the ration. Last month again knows the report before and nothing else.",
        "An error is the forecast less the report, in percent of the report; means are of the errors' \
         sizes, each month counting alike.",
    ]
    .map(str::to_owned)
    .to_vec();
    told.extend(words.stock());
    let first = words.backtest.runs.first();
    let without: Vec<_> = first
        .iter()
        .flat_map(|run| run.months.iter().zip(&words.backtest.months))
        .filter(|(month, _)| month.last_month.is_none())
        .map(|(_, real)| words.network.window.month(real.period))
        .collect();
    if !without.is_empty() {
        told.push(format!(
            "Last month again says nothing for {}, as nothing is reported for the month before; the \
             three are compared over the other months.",
            spans(&without, Years::Told)
        ));
    }
    told
}

impl Words<'_> {
    /// The answer in a few sentences.
    pub(super) fn headline(self) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
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
    pub(super) fn verdict(self, run: &Run) -> String {
        let ration = &self.network.country.rations[run.ration.index()];
        let weight = kg(Exact::from_integer(i128::from(ration.grams.0))).plain();
        let with = format!("With a ration of {weight} kg ({})", ration.name);
        let means = if run.shared.months.is_empty() { &run.all } else { &run.shared };
        if means.months.is_empty() {
            return format!("{with}: nobody is reported reached, so no error can be told.");
        }
        let mut told = format!("{with}, {}: {}", spans(&means.months, Years::Told), missed(means));
        if run.all.months != means.months {
            told.push_str(&format!(
                " Over all {} the plan misses by {} %, the division by {} %.",
                counted(run.all.months.len(), "reported month"),
                shown(run.all.of(Forecast::AsKnown)),
                shown(run.all.of(Forecast::TonnesByRation)),
            ));
        }
        told
    }

    /// Where the weight of a ration comes from the reports themselves.
    fn not_independent(self, run: &Run) -> Option<String> {
        let id = &self.network.country.rations[run.ration.index()].id;
        (!run.shares_sources.is_empty()).then(|| {
            format!(
                "The weight of the ration `{id}` comes from {} of the reports themselves, so the two are \
                 not independent, and an error with it says less.",
                counted(run.shares_sources.len(), "source"),
            )
        })
    }

    /// How far the tonnes are the report itself.
    fn counted(self) -> String {
        let months = &self.backtest.months;
        let all: Exact = months.iter().map(|real| real.supplied).sum();
        let handed: Exact = months.iter().map(Reality::counted_at_hand_out).sum();
        let circular: Vec<_> = months
            .iter()
            .filter(|real| real.near_circular())
            .map(|real| self.network.window.month(real.period))
            .collect();
        let unknown: Exact = months.iter().map(|real| real.counted(Counted::Unknown)).sum();
        if handed == whole(0) && unknown > whole(0) {
            return format!(
                "Of {} MT that come on offer in the reported months nobody says of {} MT where on their \
                 way they were counted: where that was at hand-out, plan and reports start from the same \
                 count, and an error says less.",
                mt(all).grouped(),
                mt(unknown).grouped()
            );
        }
        if handed == whole(0) {
            return format!(
                "None of the {} MT that come on offer in the reported months were counted at hand-out: \
                 plan and reports start from different counts.",
                mt(all).grouped()
            );
        }
        let share = Figure::percent(handed, all).plain();
        let mut told = format!(
            "Of {} MT that come on offer in the reported months {} MT ({share} %) were counted as they \
             were handed out or sent for it, the others before that, nowhere, or nobody says where",
            mt(all).grouped(),
            mt(handed).grouped(),
        );
        if circular.is_empty() {
            return told + ".";
        }
        told.push_str(&format!(
            ": in {} a forecast made from them is near-circular, as it starts from a count of what was \
             handed out.",
            spans(&circular, Years::Told)
        ));
        let others = self.backtest.runs.iter().filter_map(|run| {
            let means = &run.independent;
            let id = &self.network.country.rations[run.ration.index()].id;
            let plan = means.of(Forecast::AsKnown)?;
            let tonnes = means.of(Forecast::TonnesByRation)?;
            Some(format!("{} and {} % ({id})", percent(plan).plain(), percent(tonnes).plain()))
        });
        let others: Vec<String> = others.collect();
        if !others.is_empty() {
            told.push_str(&format!(
                " In the other months plan and division miss by {}.",
                listed(&others)
            ));
        }
        told
    }

    /// What the plan begins with, and what passes borders that it had passed when it was counted.
    fn stock(self) -> Vec<String> {
        let months = &self.backtest.months;
        let in_store = self.backtest.in_store;
        let mut told = vec![match in_store == whole(0) {
            true => "The plan begins without stock: what lay in stores before is in the reports and not in \
                     the plan."
                .to_owned(),
            false => format!(
                "Dividing tonnes by the ration leaves out {} MT that lay in store as the window began: \
                 nothing says when they would be handed out. The plan uses them when it sees fit.",
                mt(in_store).grouped()
            ),
        }];
        let again: Exact = months.iter().map(Reality::made_to_enter_again).sum();
        if again > whole(0) {
            told.push(format!(
                "{} MT were counted inside the country and come from outside in the tables: the plan lets \
                 them pass borders that they had passed, and loses what is not let through a second time.",
                mt(again).grouped()
            ));
        }
        told
    }

    /// The month that the plan as known misses most, and why.
    fn worst(self) -> Option<String> {
        let run = self.backtest.runs.first()?;
        let n = run.worst()?;
        let month = self.network.window.month(self.backtest.months[n].period).in_words();
        let error = percent(run.months[n].error(Forecast::AsKnown)?).signed();
        Some(format!("The plan misses most in {month}, {error} %: {}.", self.why(n, run)))
    }

    fn hindsight(self) -> Option<String> {
        let told: Vec<String> = self
            .backtest
            .runs
            .iter()
            .filter_map(|run| {
                let id = &self.network.country.rations[run.ration.index()].id;
                Some(format!("{} % ({id})", percent(run.hindsight.as_ref()?).plain()))
            })
            .collect();
        (!told.is_empty()).then(|| {
            format!("Knowing the whole window in advance, the plan misses by {}.", listed(&told))
        })
    }

    /// In how many provinces food was handed out, where that was reported.
    fn provinces(self) -> Option<String> {
        let run = self.backtest.runs.first()?;
        let months = self.backtest.months.iter().zip(&run.months).filter_map(|(real, month)| {
            let reported = self.network.country.reported[real.reported].provinces?;
            let name = self.network.window.month(real.period).in_words();
            Some(format!("{} and {} in {name}", people(reported), month.provinces))
        });
        let months: Vec<String> = months.collect();
        (!months.is_empty()).then(|| {
            format!(
                "Provinces in which food was handed out, as reported and as planned as known: {}.",
                months.join("; ")
            )
        })
    }
}

/// How far each forecast misses, and whether the plan is better.
fn missed(means: &Means) -> String {
    let named = |forecast| match forecast {
        Forecast::AsKnown => "the plan as known",
        Forecast::TonnesByRation => "dividing tonnes by the ration",
        Forecast::LastMonth => "last month again",
    };
    let naive = means.beaten();
    let others: Vec<String> = naive
        .iter()
        .map(|(forecast, _)| format!("{} by {} %", named(*forecast), shown(means.of(*forecast))))
        .collect();
    let pick = |better: bool| -> Vec<String> {
        let ours = naive.iter().filter(|(_, beaten)| *beaten == better);
        ours.map(|(forecast, _)| named(*forecast).to_owned()).collect()
    };
    let (better, not) = (pick(true), pick(false));
    let verdict = match (better.is_empty(), not.is_empty()) {
        (false, true) => format!("better than {}", listed(&better)),
        (true, _) => format!("not better than {}", not.join(" or ")),
        (false, false) => format!("better than {}, but not than {}", listed(&better), listed(&not)),
    };
    format!(
        "the plan as known misses by {} % on average, {}: here the plan is {verdict}.",
        shown(means.of(Forecast::AsKnown)),
        listed(&others),
    )
}

fn shown(error: Option<&Error>) -> String {
    error.map_or("–".to_owned(), |error| percent(error).plain())
}
