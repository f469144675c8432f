//! Why people in an area are not served, as far as access and the roads say: month by month.

use crate::country::AreaIx;
use crate::network::Served;
use crate::report::findings::subject::Subject;
use crate::report::kit::layout::{Years, spans};
use crate::scenario::Base;
use crate::time::{Month, Period};
use crate::units::Share;
use std::collections::BTreeMap;

/// What stands between food and an area in the months of a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct Obstacles {
    /// Months in which nothing may be handed out.
    pub(in crate::report) denied: Vec<Month>,
    /// Months in which handing out is allowed for a part only.
    pub(in crate::report) in_part: Vec<Month>,
    /// Months in which no open way leads there from food on offer.
    pub(in crate::report) cut_off: Vec<Month>,
    /// Months in which winter shuts a part of it off.
    pub(in crate::report) winter: Vec<Month>,
}

/// What stands between food and each area planned for, in order.
pub(in crate::report) fn obstacles(subject: &Subject<'_>) -> BTreeMap<AreaIx, Obstacles> {
    let in_reach = in_reach(subject);
    let mut all = BTreeMap::new();
    for served in &subject.network.served {
        let mut found = Obstacles::default();
        for (period, month) in subject.months() {
            let at = &served.months[period.index()];
            if at.access == Share::NONE {
                found.denied.push(month);
            } else if at.access < Share::ALL {
                found.in_part.push(month);
            }
            if !in_reach[period.index()].contains(&served.place) {
                found.cut_off.push(month);
            }
            if closed(served, period) {
                found.winter.push(month);
            }
        }
        all.insert(served.area, found);
    }
    all
}

/// Places that can be got to in each month from any food on offer by then.
fn in_reach(subject: &Subject<'_>) -> Vec<std::collections::BTreeSet<crate::country::PlaceIx>> {
    let network = subject.network;
    let places = |period: Period| {
        let by_then = network.offers.iter().filter(|o| o.period <= period);
        network.reachable(&by_then.map(|o| o.place).collect::<Vec<_>>(), period)
    };
    network.window.periods().map(places).collect()
}

fn closed(served: &Served, period: Period) -> bool {
    served.parts.iter().any(|part| part.open[period.index()] < Share::ALL)
}

impl Obstacles {
    /// In a few words, for a table; empty where nothing stands in the way.
    pub(in crate::report) fn note(&self, months: usize) -> String {
        let years = if months > 12 { Years::Told } else { Years::Known };
        let said = |what: &str, when: &[Month]| match when.len() {
            0 => None,
            n if n == months => Some(format!("{what} throughout")),
            _ => Some(format!("{what} {}", spans(when, years))),
        };
        let notes = [
            said("denied", &self.denied),
            said("partly granted", &self.in_part),
            said("cut off", &self.cut_off),
            said("snow shuts parts", &self.winter),
        ];
        notes.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// The same for a province planned district by district: how many districts each concerns.
pub(in crate::report) fn of_districts(districts: &[&Obstacles]) -> String {
    let count = |what: &str, of: &dyn Fn(&Obstacles) -> bool| {
        let n = districts.iter().filter(|d| of(d)).count();
        (n > 0).then(|| format!("{n} of {} districts {what}", districts.len()))
    };
    let notes = [
        count("denied", &|d| !d.denied.is_empty()),
        count("partly granted", &|d| !d.in_part.is_empty()),
        count("cut off", &|d| !d.cut_off.is_empty()),
    ];
    notes.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Why a plan reaches nobody at all, in a sentence's end.
pub(in crate::report) fn nobody(subject: &Subject<'_>) -> String {
    let all = obstacles(subject);
    let months = subject.scenario.window.n_months();
    let everywhere =
        |of: fn(&Obstacles) -> &Vec<Month>| all.values().all(|o| of(o).len() == months);
    let mut reasons = Vec::new();
    if all.is_empty() {
        return "nobody is in need in these months".to_owned();
    }
    if subject.scenario.base == Base::AllDenied {
        reasons.push("the scenario denies every permission");
    }
    if everywhere(|o| &o.denied) {
        reasons.push("handing out is allowed nowhere in any month");
    }
    if subject.network.offers.is_empty() {
        reasons.push("no food is on offer");
    } else if everywhere(|o| &o.cut_off) {
        reasons.push("no open way leads from food on offer to any place where it is handed out");
    }
    if subject.network.budget_cents == Some(0) {
        reasons.push("there is no money to spend");
    }
    if reasons.is_empty() {
        // Each area has its own reason; the table of provinces tells them.
        reasons.push("where food may be handed out none can be brought, and the other way round");
    }
    reasons.join("; ")
}
