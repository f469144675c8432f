//! Words for what a team writes on its form, and for what comes of it.

use super::Exercise;
use super::words::{conditions, mt};
use crate::exercise::{Answer, Change, Concession, Follow, Form, Held, Stuck, To};
use crate::kit::figure::Figure;
use crate::kit::layout::listed;

/// An answer to an ask.
pub(super) fn answer(answer: Answer) -> String {
    match answer {
        Answer::Granted => "granted".to_owned(),
        Answer::Against(attached) => format!("granted against {}", conditions(&attached)),
        Answer::Refused => "refused".to_owned(),
    }
}

/// What was accepted in return, for an ask.
pub(super) fn against(against: Concession) -> String {
    match against {
        Concession::Nothing => String::new(),
        Concession::Levy | Concession::Days | Concession::Diversion => {
            format!(", accepting `{}`", against.word())
        }
    }
}

/// What held food back.
pub(super) fn stuck(exercise: &Exercise<'_>, stuck: &Stuck) -> String {
    let amount = mt(stuck.grams);
    match stuck.by {
        Held::Supply(place) => {
            format!("{amount} MT that were expected at {} were not there.", exercise.place(place))
        }
        Held::Way(link, from, to) => format!(
            "{amount} MT stayed at {}: {} towards {} was shut or carried less than was known.",
            exercise.place(from),
            exercise.country().links[link.index()].name,
            exercise.place(to)
        ),
        Held::Quota(permission) => format!(
            "{amount} MT stayed where they were: the quota on {} was used up.",
            exercise.permission(permission)
        ),
        Held::CutOff(area) => format!(
            "{amount} MT for the districts of {} that are cut off could not go there.",
            exercise.area(area)
        ),
        Held::HandingOut(area) => format!(
            "{amount} MT could not be handed out in {}: fewer people could be served than was known.",
            exercise.area(area)
        ),
    }
}

/// A decision of a form, as it was taken.
pub(super) fn change(exercise: &Exercise<'_>, form: &Form, change: Change) -> String {
    match change {
        Change::Orders => orders(exercise, form),
        Change::Follow => match form.follow {
            Follow::Plan => "Following the plan".to_owned(),
            Follow::Nothing => "Moving nothing beyond the orders".to_owned(),
            Follow::Objective(objective) => {
                format!("Following a plan for `{}`", objective.word())
            }
        },
        Change::LeaveOut => {
            let names: Vec<String> =
                form.leave_out.iter().map(|area| exercise.area(*area).to_owned()).collect();
            format!("Leaving out {}", listed(&names))
        }
        Change::SpendAtMost => format!(
            "Spending at most {} USD",
            Figure::usd(i128::from(form.spend_at_most_cents.unwrap_or(0)).into())
                .to_places(0)
                .grouped()
        ),
        Change::Ration => match form.ration {
            Some(ration) => {
                format!("Handing out the {}", exercise.country().rations[ration.index()].name)
            }
            None => "Handing out the usual ration".to_owned(),
        },
        Change::Ask(n) => match form.asks.get(n) {
            Some(ask) => format!(
                "Asking for {}{}",
                exercise.permission(ask.permission),
                against(ask.against)
            ),
            None => "An ask".to_owned(),
        },
    }
}

/// The orders of a form, the first few.
fn orders(exercise: &Exercise<'_>, form: &Form) -> String {
    const MOST: usize = 3;
    let told = form.orders.iter().take(MOST).map(|order| {
        let (what, to) = match order.to {
            To::Area(area) => ("hand out", exercise.area(area)),
            To::Store(place) => ("move up", exercise.place(place)),
            To::Ahead(area) => ("send ahead", exercise.area(area)),
        };
        format!("{what} {} MT from {} to {to}", mt(order.amount.0), exercise.place(order.from))
    });
    let mut told = told.collect::<Vec<_>>().join("; ");
    if form.orders.len() > MOST {
        told.push_str(&format!("; and {} more", form.orders.len() - MOST));
    }
    format!("Orders: {told}")
}
