//! Why a month is missed, from the tonnes and the kilograms of plan and report.

use super::gather::{kg, mt, whole};
use super::words::Words;
use crate::analysis::backtest::{Reality, Run, RunMonth};
use crate::plan::Exact;
use crate::report::kit::figure::{Figure, people};

impl Words<'_> {
    /// Why plan and report differ in a month, from the tonnes and the kilograms of both.
    pub(super) fn why(self, n: usize, run: &Run) -> String {
        let (real, month) = (&self.backtest.months[n], &run.months[n]);
        let weight = &self.network.country.rations[run.ration.index()];
        let ration = Exact::from_integer(i128::from(weight.grams.0));
        let mut told = supplied(real);
        told.extend(handed_out(real, month));
        told.extend(self.served_at_most(real, month));
        let report = &self.network.country.reported[real.reported];
        match (report.food, month.difference) {
            (Some(food), Some(difference)) => {
                let food = Exact::from_integer(i128::from(food.0));
                told.push(format!(
                    "the reported {} MT would be {} rations of {} kg: of the difference {} people come \
                     from the ration and {} from the tonnes",
                    mt(food).grouped(),
                    people((food / ration).floor().to_integer() as u64),
                    kg(ration).plain(),
                    change(difference.by_ration),
                    change(difference.by_tonnes),
                ));
            }
            _ => told.push(format!(
                "no tonnage is reported, so the difference cannot be split; {} people at {} kg would \
                 take {} MT",
                people(report.people.0),
                kg(ration).plain(),
                mt(ration * whole(report.people.0)).grouped(),
            )),
        }
        told.join("; ")
    }

    /// What keeps a plan that reaches more than was reported from reaching still more.
    fn served_at_most(self, real: &Reality, month: &RunMonth) -> Option<String> {
        let report = &self.network.country.reported[real.reported];
        (month.as_known.people > report.people.0).then(|| match real.caseload {
            Some(most) => format!("by the tables up to {} people can be served", people(most)),
            None => "no table says how many people can be served".to_owned(),
        })
    }
}

fn supplied(real: &Reality) -> Vec<String> {
    let share = Figure::percent(real.supplied - real.printed, real.supplied).plain();
    let mut told = vec![format!(
        "{} MT come on offer by the tables ({share} % of it derived or assumed)",
        mt(real.supplied).grouped()
    )];
    if real.on_offer < real.supplied {
        told.push(format!(
            "{} MT of it can be had, as money moves only in part for what is bought inside the country",
            mt(real.on_offer).grouped()
        ));
    }
    told
}

fn handed_out(real: &Reality, month: &RunMonth) -> Vec<String> {
    let (handed, offered) = (month.handed_out, real.on_offer);
    let mut told = Vec::new();
    if month.held > whole(0) {
        told.push(format!(
            "of what the plan meant to move or hand out {} MT did not pass, as was not known on the first \
             of the month",
            mt(month.held).grouped()
        ));
    }
    told.push(match month.as_known.people {
        0 => "the plan hands out nothing".to_owned(),
        _ => format!("the plan hands out {} MT", mt(handed).grouped()),
    });
    if handed > offered {
        told.push(format!(
            "{} MT of it had come or lain in store before",
            mt(handed - offered).grouped()
        ));
    } else if handed * 10 < offered * 9 {
        told.push("the rest cannot get through or waits for later months".to_owned());
    }
    told
}

/// A number of people as a change, with its sign.
fn change(people: i64) -> String {
    Figure::rounded(Exact::from_integer(i128::from(people)), 0).signed()
}
