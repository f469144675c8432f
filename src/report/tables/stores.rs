//! `stores.csv`: food that waits from one month to the next, in stores and ahead of snow.

use crate::certificate::Role;
use crate::plan::{Exact, Plan};
use crate::report::labels::{ahead, place};
use crate::report::{Cell, Figure, Sheet, Subject};
use crate::time::Month;
use std::collections::BTreeMap;

pub(super) fn sheet(subject: &Subject<'_>, plan: &Plan) -> Sheet {
    let columns = ["where", "name", "kept", "at_end_of_month", "kept_mt"];
    let mut sheet = Sheet::new("stores", &columns);
    for ((how, id, month), grams) in kept(plan) {
        sheet.rows.push(vec![
            Cell::text(id),
            Cell::text(name(subject, how, id)),
            Cell::text(how),
            Cell::Text(month.to_string()),
            Cell::Figure(Figure::mt(grams)),
        ]);
    }
    sheet
}

/// Grams kept at the end of a month: how, where, and in which month.
pub(in crate::report) fn kept(plan: &Plan) -> BTreeMap<(&str, &str, Month), Exact> {
    let claim = &plan.claim;
    let mut kept: BTreeMap<(&str, &str, Month), Exact> = BTreeMap::new();
    for (n, arc) in claim.arcs.iter().enumerate().filter(|(_, arc)| arc.role == Role::Store) {
        let [from, to] = [arc.from, arc.to].map(|n| claim.nodes[n as usize].as_str());
        let key = match (ahead(to), place(from)) {
            (Some((pcode, later)), _) => Some(("ahead of snow", pcode, later.plus(-1))),
            (None, Some((id, month))) => Month::parse(month).map(|month| ("in store", id, month)),
            (None, None) => None,
        };
        let high = claim.high.as_ref().map_or(claim.low[n], |high| high[n]);
        let [low, high] = [claim.low[n], high].map(|grams| Exact::from_integer(i128::from(grams)));
        let grams = low + Exact::new(claim.mix.num, claim.mix.den) * (high - low);
        if let Some(key) = key
            && grams > Exact::default()
        {
            *kept.entry(key).or_default() += grams;
        }
    }
    kept
}

fn name<'a>(subject: &Subject<'a>, how: &str, id: &str) -> &'a str {
    let country = subject.country;
    let found = match how {
        "in store" => country.places.iter().find(|p| p.id == id).map(|p| &p.name),
        _ => country.areas.iter().find(|a| a.pcode == id).map(|a| &a.name),
    };
    found.map_or("", String::as_str)
}
