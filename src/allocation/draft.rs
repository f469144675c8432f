//! What nodes and arcs of the network stand for, and the draft on which they are written.

use super::Instance;
use crate::certificate::{Arc, Cell, Role};
use crate::country::PlaceIx;
use crate::network::{Network, WayIx};
use crate::time::Period;

/// What a node of the instance stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// Where everything on offer starts.
    Source,
    /// A place in a period.
    Place(PlaceIx, Period),
    /// What passes a quota (by position of the gate) in a period.
    Gate(usize, Period),
    /// People behind a pass, by position of the served area and of its part, in a period.
    Behind(usize, usize, Period),
    /// Food handed out ahead to them, as it stands at the start of a period.
    Ahead(usize, usize, Period),
    /// Everything handed out to people of an IPC phase in an area (by position among the served) in
    /// a period, where parts of it are fed apart.
    Phase(usize, Period, u8),
    /// Everything handed out in an area in a period.
    Cell(usize, Period),
    /// Everything handed out in an area, where evenness is compared over the window.
    Area(usize),
    /// Everything handed out where several areas share a limit on people, by its position.
    Caseload(usize),
    /// Where everything handed out ends.
    Sink,
}

/// What an arc of the instance stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An offer, by position.
    Offer(usize),
    /// Stock carried into the window at a place.
    Carried(PlaceIx),
    /// Food handed out ahead before the window, by served area and part.
    CarriedAhead(usize, usize),
    /// Food under way to a place from before the window, and when it arrives.
    Arriving(PlaceIx, Period),
    /// Moving along a way, in the month of departure.
    Move(WayIx, Period),
    /// Passing a quota.
    Gate(usize, Period),
    /// Waiting in a store until the next period.
    Store(PlaceIx, Period),
    /// Moving to people behind a pass within the period.
    Reach(usize, usize, Period),
    /// Moving ahead of a closure, for the periods after this one.
    SendAhead(usize, usize, Period),
    /// Kept by people behind a pass until the next period.
    KeepAhead(usize, usize, Period),
    /// Used behind a pass in the period.
    UseAhead(usize, usize, Period),
    /// Handed out to people of an IPC phase in an area, or in a part of it.
    HandOut {
        /// Position among the served areas.
        served: usize,
        /// Part of it behind a pass; `None` for the rest.
        part: Option<usize>,
        /// When.
        period: Period,
        /// 3, 4 or 5.
        phase: u8,
    },
    /// Everything handed out to people of an IPC phase in an area in a period.
    Phase(usize, Period, u8),
    /// Everything handed out in an area in a period.
    Cell(usize, Period),
    /// Everything handed out in an area over the window.
    Area(usize),
    /// Everything handed out where several areas share a limit on people, by its position.
    Caseload(usize),
    /// Everything handed out.
    Total,
}

impl Meaning {
    /// The month it belongs to; `None` for what has no month. Offers and shared limits know theirs.
    pub fn period(
        self,
        offer: impl Fn(usize) -> Period,
        caseload: impl Fn(usize) -> Period,
    ) -> Option<Period> {
        match self {
            Meaning::Offer(n) => Some(offer(n)),
            Meaning::Caseload(n) => Some(caseload(n)),
            Meaning::Carried(_) | Meaning::CarriedAhead(..) => Some(Period(0)),
            Meaning::Arriving(_, period)
            | Meaning::Move(_, period)
            | Meaning::Gate(_, period)
            | Meaning::Store(_, period)
            | Meaning::Reach(_, _, period)
            | Meaning::SendAhead(_, _, period)
            | Meaning::KeepAhead(_, _, period)
            | Meaning::UseAhead(_, _, period)
            | Meaning::Phase(_, period, _)
            | Meaning::Cell(_, period)
            | Meaning::HandOut { period, .. } => Some(period),
            Meaning::Area(_) | Meaning::Total => None,
        }
    }
}

/// An instance with what its nodes and arcs stand for.
#[derive(Clone, Debug)]
pub struct Built {
    /// The numbers.
    pub instance: Instance,
    /// What each node stands for.
    pub nodes: Vec<Node>,
    /// What each arc stands for.
    pub meanings: Vec<Meaning>,
}

#[derive(Default)]
pub(super) struct Draft {
    pub(super) arcs: Vec<Drafted>,
    pub(super) cells: Vec<Cell>,
}

impl Draft {
    pub(super) fn add(
        &mut self,
        ends: (Node, Node),
        role: Role,
        limit: (Option<i64>, i64),
        of: Meaning,
    ) {
        let (capacity, cost) = limit;
        if capacity != Some(0) {
            let arc = Arc { from: 0, to: 0, role, capacity, cost, fed: None, served: None };
            self.arcs.push((ends.0, ends.1, arc, of));
        }
    }

    /// Adds the arc with the total of a cell.
    pub(super) fn total(&mut self, ends: (Node, Node), cell: Cell, of: Meaning) {
        let before = self.arcs.len();
        self.add(ends, Role::Served, (cell.limit, 0), of);
        if let Some((.., arc, _)) = self.arcs.get_mut(before) {
            arc.served = Some(self.cells.len() as u32);
        }
        self.cells.push(cell);
    }
}

pub(super) fn neighbours(network: &Network<'_>) -> impl Iterator<Item = (Period, Period)> {
    let last = network.window.n_months() as u8;
    (1..last).map(|n| (Period(n - 1), Period(n)))
}

/// An arc with the nodes it leaves and enters, and what it stands for.
pub type Drafted = (Node, Node, Arc, Meaning);
