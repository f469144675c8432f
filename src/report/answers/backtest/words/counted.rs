//! Where tonnes were counted, and what the plan has beside them.

use super::super::gather::{mt, percent, whole};
use super::Words;
use crate::analysis::backtest::{Forecast, Reality, Run};
use crate::country::Counted;
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Joined, months, plainly};
use crate::kit::{Sentence, say};
use crate::plan::Exact;

impl Words<'_> {
    /// How far the tonnes are the report itself.
    pub(super) fn counted(self) -> Sentence {
        let reported = &self.backtest.months;
        let all: Exact = reported.iter().map(|real| real.supplied).sum();
        let handed: Exact = reported.iter().map(Reality::counted_at_hand_out).sum();
        let unknown: Exact = reported.iter().map(|real| real.counted(Counted::Unknown)).sum();
        if handed == whole(0) && unknown > whole(0) {
            return say!(
                "backtest.counted.unknown",
                "Of {all} MT that come on offer in the reported months nobody says of {unknown} MT where on \
                 their way they were counted: where that was at hand-out, plan and reports start from the \
                 same count, and an error says less.",
                all = mt(all),
                unknown = mt(unknown),
            );
        }
        if handed == whole(0) {
            return say!(
                "backtest.counted.none",
                "None of the {all} MT that come on offer in the reported months were counted at hand-out: \
                 plan and reports start from different counts.",
                all = mt(all),
            );
        }
        let so = say!(
            "backtest.counted",
            "Of {all} MT that come on offer in the reported months {handed} MT ({share} %) were counted as \
             they were handed out or sent for it, the others before that, nowhere, or nobody says where",
            all = mt(all),
            handed = mt(handed),
            share = plainly(Figure::percent(handed, all)),
        );
        self.near_circular(so)
    }

    /// In which months a forecast starts from what was handed out, and how far it misses in the others.
    fn near_circular(self, so: Sentence) -> Sentence {
        let months_of = self.backtest.months.iter().filter(|real| real.near_circular());
        let circular: Vec<_> =
            months_of.map(|real| self.network.window.month(real.period)).collect();
        if circular.is_empty() {
            return say!("backtest.counted.apart", "{so}.", so);
        }
        let told = say!(
            "backtest.counted.near-circular",
            "{so}: in {circular} a forecast made from them is near-circular, as it starts from a count of \
             what was handed out.",
            so,
            circular = months(&circular, Years::Told),
        );
        let other = |run: &Run| {
            let means = &run.independent;
            Some(say!(
                "backtest.counted.other",
                "{plan} and {division} % ({ration})",
                plan = plainly(percent(means.of(Forecast::AsKnown)?)),
                division = plainly(percent(means.of(Forecast::TonnesByRation)?)),
                ration = &self.ration(run).id,
            ))
        };
        let others: Vec<Sentence> = self.backtest.runs.iter().filter_map(other).collect();
        if others.is_empty() {
            return told;
        }
        say!(
            "backtest.counted.others",
            "{told} In the other months plan and division miss by {others}.",
            told,
            others = Joined::And.list(others),
        )
    }

    /// What the plan begins with, and what passes borders that it had passed when it was counted.
    pub(super) fn stock(self) -> Vec<Sentence> {
        let in_store = self.backtest.in_store;
        let mut told = vec![match in_store == whole(0) {
            true => say!(
                "backtest.caveat.no-stock",
                "The plan begins without stock: what lay in stores before is in the reports and not in the \
                 plan."
            ),
            false => say!(
                "backtest.caveat.stock",
                "Dividing tonnes by the ration leaves out {in_store} MT that lay in store as the window \
                 began: nothing says when they would be handed out. The plan uses them when it sees fit.",
                in_store = mt(in_store),
            ),
        }];
        let again: Exact = self.backtest.months.iter().map(Reality::made_to_enter_again).sum();
        if again > whole(0) {
            told.push(say!(
                "backtest.caveat.enter-again",
                "{again} MT were counted inside the country and come from outside in the tables: the plan \
                 lets them pass borders that they had passed, and loses what is not let through a second \
                 time.",
                again = mt(again),
            ));
        }
        told
    }
}
