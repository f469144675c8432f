//! How what is told of a route stands in the cells of its tables.

use super::{FailTold, FallbackTold, LegTold};
use crate::kit::figure::Figure;
use crate::kit::say;
use crate::kit::sentence::{Joined, plainly, term};
use crate::kit::sheet::Cell;

pub(super) fn whole(n: usize) -> Cell {
    Cell::Whole(n as i64)
}

/// A figure that is told only where there is something to tell.
pub(super) fn some(figure: Figure) -> Cell {
    if figure.is_nought() { Cell::Empty } else { Cell::Figure(figure) }
}

pub(super) fn counted(n: usize) -> Cell {
    if n == 0 { Cell::Empty } else { whole(n) }
}

pub(super) fn listed<T: AsRef<str>>(words: &[T]) -> Cell {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    Cell::filled(&words.join(", "))
}

/// A figure with the first letter of its basis.
pub(super) fn with_basis(figure: Option<Figure>, basis: Option<&str>) -> Cell {
    let letter = basis.and_then(|basis| basis.get(..1)).unwrap_or("");
    figure.map_or(Cell::Empty, |figure| Cell::Text(format!("{} {letter}", figure.grouped())))
}

/// How a leg is travelled: the surface says it, and the largest truck where there is a road.
pub(super) fn by(leg: &LegTold) -> Cell {
    let surface = term(leg.surface);
    Cell::Text(match leg.truck {
        Some(truck) => {
            say!("route.leg.by", "{surface}, {truck}", surface, truck = term(truck)).to_string()
        }
        None => surface.to_string(),
    })
}

/// What the plan moves along a leg, and how much of what it carries that is.
pub(super) fn planned(leg: &LegTold) -> Cell {
    let Some(planned) = leg.planned_mt.filter(|planned| !planned.is_nought()) else {
        return Cell::Empty;
    };
    let mt = planned.to_places(0);
    Cell::Text(match leg.used_percent {
        Some(used) => {
            say!("route.leg.planned", "{mt} ({used} %)", mt, used = plainly(used)).to_string()
        }
        None => mt.grouped(),
    })
}

pub(super) fn notes(leg: &LegTold) -> Cell {
    let levy = leg.levy_usd_per_mt.filter(|levy| !levy.is_nought());
    let levy = levy.map(|levy| say!("route.leg.levy", "levy {levy} USD/MT", levy));
    let months = &leg.closed_months;
    let closed = (!months.to_string().is_empty())
        .then(|| say!("route.leg.closed", "closed {months}", months));
    Cell::filled(&Joined::Semicolons.list(levy.into_iter().chain(closed)).to_string())
}

pub(super) fn stands_in(fail: Option<&FailTold>) -> Option<&FallbackTold> {
    fail?.fallback.as_ref()
}

pub(super) fn then_by(fail: Option<&FailTold>) -> Cell {
    match (fail, stands_in(fail)) {
        (None, _) => Cell::Empty,
        (Some(_), Some(fallback)) => Cell::from(&fallback.by),
        (Some(_), None) => Cell::from(say!("route.no-other-way", "no other way is open")),
    }
}

/// Numbers with neighbours joined: `1-4, 7`.
pub(super) fn numbers(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &n in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => runs.push((n, n)),
        }
    }
    let told = |(a, b): &(usize, usize)| if a == b { a.to_string() } else { format!("{a}-{b}") };
    runs.iter().map(told).collect::<Vec<_>>().join(", ")
}
