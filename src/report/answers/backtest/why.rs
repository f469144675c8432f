//! Why plan and report differ in a month: the tonnes and the kilograms of plan and report.

use super::gather::{kg, mt, whole};
use super::words::Words;
use crate::analysis::backtest::{Reality, Run, RunMonth};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly, signed};
use crate::kit::{Sentence, say};
use crate::plan::Exact;

impl Words<'_> {
    /// Why plan and report differ in a month, from the tonnes and the kilograms of both.
    pub(super) fn why(self, n: usize, run: &Run) -> Sentence {
        let (real, month) = (&self.backtest.months[n], &run.months[n]);
        let mut told = supplied(real);
        told.extend(handed_out(real, month));
        told.extend(self.served_at_most(real, month));
        told.push(self.by_ration(real, run, month));
        say!("backtest.why.told", "{reasons}", reasons = Joined::Semicolons.list(told))
    }

    /// What of the difference comes from the ration, where tonnes were reported.
    fn by_ration(self, real: &Reality, run: &Run, month: &RunMonth) -> Sentence {
        let weight = &self.network.country.rations[run.ration.index()];
        let ration = Exact::from_integer(i128::from(weight.grams.0));
        let report = &self.network.country.reported[real.reported];
        match (report.food, month.difference) {
            (Some(food), Some(difference)) => {
                let food = Exact::from_integer(i128::from(food.0));
                say!(
                    "backtest.why.difference",
                    "the reported {reported} MT would be {rations} rations of {weight} kg: of the \
                     difference {by_ration} people come from the ration and {by_tonnes} from the tonnes",
                    reported = mt(food),
                    rations = (food / ration).floor().to_integer() as u64,
                    weight = plainly(kg(ration)),
                    by_ration = change(difference.by_ration),
                    by_tonnes = change(difference.by_tonnes),
                )
            }
            _ => say!(
                "backtest.why.no-tonnage",
                "no tonnage is reported, so the difference cannot be split; {people} people at {weight} kg \
                 would take {taken} MT",
                people = report.people.0,
                weight = plainly(kg(ration)),
                taken = mt(ration * whole(report.people.0)),
            ),
        }
    }

    /// What keeps a plan that reaches more than was reported from reaching still more.
    fn served_at_most(self, real: &Reality, month: &RunMonth) -> Option<Sentence> {
        let report = &self.network.country.reported[real.reported];
        (month.as_known.people > report.people.0).then(|| match real.caseload {
            Some(most) => say!(
                "backtest.why.caseload",
                "by the tables up to {most} people can be served",
                most
            ),
            None => say!("backtest.why.no-caseload", "no table says how many people can be served"),
        })
    }
}

fn supplied(real: &Reality) -> Vec<Sentence> {
    let mut told = vec![say!(
        "backtest.why.supplied",
        "{supplied} MT come on offer by the tables ({share} % of it derived or assumed)",
        supplied = mt(real.supplied),
        share = plainly(Figure::percent(real.supplied - real.printed, real.supplied)),
    )];
    if real.on_offer < real.supplied {
        told.push(say!(
            "backtest.why.on-offer",
            "{on_offer} MT of it can be had, as money moves only in part for what is bought inside the \
             country",
            on_offer = mt(real.on_offer),
        ));
    }
    told
}

fn handed_out(real: &Reality, month: &RunMonth) -> Vec<Sentence> {
    let (handed, offered) = (month.handed_out, real.on_offer);
    let mut told = Vec::new();
    if month.held > whole(0) {
        told.push(say!(
            "backtest.why.held",
            "of what the plan meant to move or hand out {held} MT did not pass, as was not known on the \
             first of the month",
            held = mt(month.held),
        ));
    }
    told.push(match month.as_known.people {
        0 => say!("backtest.why.nothing", "the plan hands out nothing"),
        _ => {
            say!("backtest.why.handed-out", "the plan hands out {handed} MT", handed = mt(handed),)
        }
    });
    if handed > offered {
        told.push(say!(
            "backtest.why.from-before",
            "{before} MT of it had come or lain in store before",
            before = mt(handed - offered),
        ));
    } else if handed * 10 < offered * 9 {
        told.push(say!(
            "backtest.why.waits",
            "the rest cannot get through or waits for later months"
        ));
    }
    told
}

/// A number of people as a change, with its sign.
fn change(people: i64) -> Argument {
    signed(Figure::rounded(Exact::from_integer(i128::from(people)), 0))
}
