//! What is in the way where no route is open: the fewest closed ways that would have to open.

use super::RouteQuery;
use crate::country::{PermissionIx, PlaceIx};
use crate::network::WayIx;
use crate::time::Period;
use crate::units::Share;

/// Why no route is open, and what would open one.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// The route with the fewest closed ways; empty where the tables have no links that lead there.
    pub path: Vec<WayIx>,
    /// Its closed ways, in order of travel.
    pub closed: Vec<Closed>,
    /// Where no links lead there at all: the places that can be got to from the start, by number.
    pub n_in_reach_of_start: usize,
    /// The farthest place along that route that can be got to as things stand.
    pub up_to: PlaceIx,
    /// Months of the window in which a route is open.
    pub open: Vec<Period>,
}

/// A closed way and what closes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The way.
    pub way: WayIx,
    /// Permissions that are not granted on any day of the month.
    pub refused: Vec<PermissionIx>,
    /// Why the season closes it for all of the month, where it does.
    pub season: Option<String>,
    /// Whether a quota of nothing closes it.
    pub by_quota: bool,
}

/// Far more than any route weighs, so that the number of closed ways comes first.
const CLOSED: u64 = 1 << 40;

pub(super) fn missing(ground: &RouteQuery<'_>) -> Missing {
    let (network, question) = (ground.network, ground.question);
    let weight = |way: WayIx| {
        let closed = if ground.is_open(way) { 0 } else { CLOSED };
        Some(closed + ground.weight(way))
    };
    let path = network.lightest_path(question.from, question.to, weight).unwrap_or_default();
    let closed: Vec<Closed> =
        path.iter().filter(|way| !ground.is_open(**way)).map(|way| closed(ground, *way)).collect();
    let up_to = closed.first().map_or(question.from, |c| network.ways[c.way.index()].from);
    let n_in_reach_of_start = network.reachable_along(&[question.from], |_| true).len();
    let open =
        |period: &Period| network.reachable(&[question.from], *period).contains(&question.to);
    let open = network.window.periods().filter(open).collect();
    Missing { path, closed, n_in_reach_of_start, up_to, open }
}

fn closed(ground: &RouteQuery<'_>, way: WayIx) -> Closed {
    let (network, period) = (ground.network, ground.question.period);
    let month = network.month(way, period);
    let share = |permission: &PermissionIx| network.access.state_share(*permission, period);
    let needed = network.needed.needed_by_link(ground.link(way)).iter().copied();
    let refused = needed.filter(|permission| share(permission) == Share::NONE).collect();
    let link = network.link(way);
    let season = (month.season == Share::NONE).then(|| {
        // An earlier winter closes months that the tables leave open; the reason is the next one's.
        let from = network.window.month(period);
        let rows = link.months.range(from..).next().or(link.months.iter().next());
        rows.map_or_else(|| "season".to_owned(), |(_, season)| season.reason.clone())
    });
    Closed { way, refused, season, by_quota: month.by_quota }
}
