//! People in need as arcs: hand-outs, people behind passes, and the cells whose coverage is compared.
//!
//! Evenness is compared over cells, an area in a month, so every cell has an arc with its total, and
//! one for each IPC phase in it. Where all people of a phase in a cell are fed from one place, the
//! hand-out is that arc itself. Where evenness is compared over the window, an area has one total.
//! A caseload of one area limits the total of its cell; one that several areas share is an arc behind
//! their totals, and those of parts of the country lead into those of the whole.

use super::draft::{Built, Draft, Meaning, Node, neighbours};
use crate::certificate::{Cell, Fed, Fraction, Role};
use crate::network::{CaseloadLimit, Even, Network, Part, Served};
use crate::time::Period;
use crate::units::Share;
use num_rational::Ratio;

/// Writes what can happen to food for one of the served areas.
pub(super) fn add(network: &Network<'_>, n: usize, draft: &mut Draft) {
    let served = &network.served[n];
    match network.scenario.even {
        Even::Cells => {
            for period in network.window.periods() {
                cells(network, n, period, draft);
            }
        }
        Even::Window => {
            for period in network.window.periods() {
                let mut to = Node::Area(n);
                if let Some(most) = caseload(served, period) {
                    let ends = (Node::Cell(n, period), to);
                    draft.add(ends, Role::Joint, (Some(most), 0), Meaning::Cell(n, period));
                    to = Node::Cell(n, period);
                }
                for source in sources(served) {
                    for phase in PHASES {
                        hand_out(network, (n, source), (period, phase), to, draft);
                    }
                }
            }
            let months = network.window.periods().map(|period| needed(served, period, &PHASES));
            let needed = months.fold(0, i64::saturating_add);
            let whole = Cell { area: n as u32, period: None, phase: None, needed, limit: None };
            draft.total((Node::Area(n), Node::Sink), whole, Meaning::Area(n));
        }
    }
    for period in network.window.periods() {
        for (p, part) in served.parts.iter().enumerate() {
            let (behind, ahead) = (Node::Behind(n, p, period), Node::Ahead(n, p, period));
            let limit = most_behind(served, part, period);
            let capital = Node::Place(served.place, period);
            draft.add((capital, behind), Role::Joint, (limit, 0), Meaning::Reach(n, p, period));
            draft.add((ahead, behind), Role::Joint, (None, 0), Meaning::UseAhead(n, p, period));
        }
    }
    let storing = network.figures().storing.0;
    for (now, next) in neighbours(network) {
        for (p, part) in served.parts.iter().enumerate() {
            let capital = Node::Place(served.place, now);
            let (ahead, later) = (Node::Ahead(n, p, now), Node::Ahead(n, p, next));
            let limit = if part.open[now.index()] > Share::NONE { None } else { Some(0) };
            let send = Meaning::SendAhead(n, p, now);
            draft.add((capital, later), Role::Store, (limit, storing), send);
            let keep = Meaning::KeepAhead(n, p, now);
            draft.add((ahead, later), Role::Store, (None, storing), keep);
        }
    }
}

/// Most grams that can get behind a pass in a period; `None` where it is open all along.
fn most_behind(served: &Served, part: &Part, period: Period) -> Option<i64> {
    let month = &served.months[period.index()];
    let grams = |share| rations(month.people.iter().sum(), month.grams_per_person.0, share);
    share_behind(part, period).map(grams)
}

/// IPC phases in need, the worst first: what is left to choose by the order of arcs goes to them.
const PHASES: [u8; 3] = [5, 4, 3];

/// The parts of an area that are fed apart: what is not behind a pass, and each part that is.
fn sources(served: &Served) -> impl Iterator<Item = Option<usize>> + use<> {
    std::iter::once(None).chain((0..served.parts.len()).map(Some))
}

/// The totals and hand-outs of an area in a period.
fn cells(network: &Network<'_>, n: usize, period: Period, draft: &mut Draft) {
    let served = &network.served[n];
    let area = n as u32;
    let cell = |phase: Option<u8>, phases: &[u8]| Cell {
        area,
        period: Some(period.0),
        phase,
        needed: needed(served, period, phases),
        limit: None,
    };
    let all = Node::Cell(n, period);
    let whole = Cell { limit: caseload(served, period), ..cell(None, &PHASES) };
    let joins = |limit: &CaseloadLimit| limit.period == period && limit.areas.contains(&n);
    let joined = network.caseloads.iter().position(joins);
    let next = joined.map_or(Node::Sink, Node::Caseload);
    draft.total((all, next), whole, Meaning::Cell(n, period));
    for phase in PHASES {
        if served.parts.is_empty() {
            let before = draft.arcs.len();
            hand_out(network, (n, None), (period, phase), all, draft);
            if let Some(arc) = draft.arcs.get_mut(before) {
                arc.served = Some(draft.cells.len() as u32);
            }
            draft.cells.push(cell(Some(phase), &[phase]));
        } else {
            let own = Node::Phase(n, period, phase);
            for source in sources(served) {
                hand_out(network, (n, source), (period, phase), own, draft);
            }
            let meaning = Meaning::Phase(n, period, phase);
            draft.total((own, all), cell(Some(phase), &[phase]), meaning);
        }
    }
}

/// Most grams that may be handed out in an area and period, where a caseload of its own limits them.
fn caseload(served: &Served, period: Period) -> Option<i64> {
    let month = &served.months[period.index()];
    Some((month.caseload? as i64).saturating_mul(month.grams_per_person.0))
}

/// Writes the caseloads that several areas share, in order: each leads into the next one that holds
/// all its areas. They stand in the order of the network's, smaller ones before larger.
///
/// A gram is counted as the smallest ration in use there, so that nobody beyond the caseload is served
/// where part of the food is diverted in some of the areas.
pub(super) fn joint(network: &Network<'_>, draft: &mut Draft) {
    for (n, limit) in network.caseloads.iter().enumerate() {
        let wider = |other: &CaseloadLimit| {
            other.period == limit.period && limit.areas.iter().all(|a| other.areas.contains(a))
        };
        let next = network.caseloads[n + 1..].iter().position(wider).map(|next| n + 1 + next);
        let ends = (Node::Caseload(n), next.map_or(Node::Sink, Node::Caseload));
        let most = (limit.people as i64).saturating_mul(network.smallest_ration(limit).0);
        draft.add(ends, Role::Caseload, (Some(most), 0), Meaning::Caseload(n));
    }
}

/// Grams that would feed everyone in need in some phases in an area and period, whatever access
/// allows.
fn needed(served: &Served, period: Period, phases: &[u8]) -> i64 {
    let month = &served.months[period.index()];
    let people = phases.iter().map(|phase| month.people[usize::from(phase - 3)]).sum::<u64>();
    (people as i64).saturating_mul(month.grams_per_person.0)
}

fn wide(ratio: Ratio<i64>) -> Ratio<i128> {
    Ratio::new_raw(i128::from(*ratio.numer()), i128::from(*ratio.denom()))
}

/// The share of an area's need that is fed apart in a part of it, or in what is behind no pass, as far as
/// permissions let it be served in a period.
pub fn share_served(served: &Served, part: Option<usize>, period: Period) -> Fraction {
    let of_need = match part {
        None => {
            let rest = |rest, part: &Part| rest - part.share;
            served.parts.iter().fold(Ratio::from_integer(1), rest)
        }
        Some(p) => served.parts[p].share,
    };
    let open = served.months[period.index()].access;
    let share = match open == Share::ALL {
        true => wide(of_need),
        false => wide(of_need) * wide(open.ratio()),
    };
    Fraction { num: *share.numer(), den: *share.denom() }
}

/// Grams that some people take, of whom a share counts; rounded down, and no more than can be told.
pub fn rations(people: u64, grams_per_person: i64, share: Fraction) -> i64 {
    let needed = i128::from(people) * i128::from(grams_per_person);
    let grams = needed.saturating_mul(share.num) / share.den;
    i64::try_from(grams).unwrap_or(i64::MAX)
}

/// The share of an area's need that is behind a pass, as far as the road to it is open in a period; `None`
/// where it is open all along.
pub fn share_behind(part: &Part, period: Period) -> Option<Fraction> {
    let open = part.open[period.index()];
    let share = wide(part.share) * wide(open.ratio());
    (open < Share::ALL).then_some(Fraction { num: *share.numer(), den: *share.denom() })
}

/// One hand-out: to people of a phase in an area or in a part of it, in a period.
fn hand_out(
    network: &Network<'_>,
    (n, part): (usize, Option<usize>),
    (period, phase): (Period, u8),
    to: Node,
    draft: &mut Draft,
) {
    let served = &network.served[n];
    let from = match part {
        None => Node::Place(served.place, period),
        Some(p) => Node::Behind(n, p, period),
    };
    let (fed, capacity) = fed(served, n, part, (period, phase));
    let limit = (Some(capacity), network.figures().handing_out.0);
    let before = draft.arcs.len();
    let meaning = Meaning::HandOut { served: n, part, period, phase };
    draft.add((from, to), Role::HandOut, limit, meaning);
    if let Some(arc) = draft.arcs.get_mut(before) {
        arc.fed = Some(Box::new(fed));
    }
}

/// Whom a hand-out feeds, and at most with how many grams.
fn fed(
    served: &Served,
    n: usize,
    part: Option<usize>,
    (period, phase): (Period, u8),
) -> (Fed, i64) {
    let month = &served.months[period.index()];
    let (people, grams_per_person) =
        (month.people[usize::from(phase - 3)], month.grams_per_person.0);
    let share = share_served(served, part, period);
    let fed = Fed { area: n as u32, period: period.0, phase, people, share, grams_per_person };
    (fed, rations(people, grams_per_person, share))
}

/// Writes the people of one of the served areas anew, on a network that was written with at least as many of each
/// phase there: hand-outs to phases that nobody is of stay, and carry nothing.
pub fn regroup(built: &mut Built, n: usize, served: &Served) {
    for (meaning, arc) in built.meanings.iter().zip(&mut built.instance.arcs) {
        if let Meaning::HandOut { served: own, part, period, phase } = *meaning
            && own == n
        {
            let (fed, most) = fed(served, n, part, (period, phase));
            (arc.fed, arc.capacity) = (Some(Box::new(fed)), Some(most));
        }
        if let Meaning::Reach(own, part, period) = *meaning
            && own == n
        {
            arc.capacity = most_behind(served, &served.parts[part], period);
        }
    }
    for cell in built.instance.cells.iter_mut().filter(|cell| cell.area as usize == n) {
        if let Some(period) = cell.period {
            let own = cell.phase.map(|phase| [phase]);
            let phases = own.as_ref().map_or(&PHASES[..], |own| own);
            cell.needed = needed(served, Period(period), phases);
        }
    }
}
