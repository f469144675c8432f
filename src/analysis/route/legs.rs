//! A route leg by leg, the vehicles it takes, and its sums.

use super::RouteQuery;
use crate::country::{Mode, PermissionIx, PlaceIx, Truck};
use crate::network::{Border, Travel, WayIx};
use crate::plan::Exact;
use crate::units::{CentsPerMt, Grams, Hours, Kilometres, Share};

/// A stretch from one place to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// The way.
    pub way: WayIx,
    /// What moving along it takes.
    pub travel: Travel,
    /// Moving a tonne along it, levies included.
    pub cost: CentsPerMt,
    /// The part of the cost that is levied.
    pub levy: CentsPerMt,
    /// Share of the month that permissions leave open.
    pub access: Share,
    /// Share of the month that the seasons leave open.
    pub season: Share,
    /// What it carries in the month; `None` where no source says.
    pub capacity: Option<Grams>,
    /// Grams that the plan moves along it in the month; `None` where no plan was made.
    pub planned: Option<Exact>,
    /// Permissions that it needs.
    pub permissions: Vec<PermissionIx>,
}

/// Legs in a row that one vehicle goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// How goods move.
    pub mode: Mode,
    /// The size of truck; `None` off the road, or where the tables do not say.
    pub truck: Option<Truck>,
    /// Where it begins.
    pub from: PlaceIx,
    /// Where it ends.
    pub to: PlaceIx,
    /// What one truck carries, where the size is known.
    pub payload: Option<Grams>,
    /// Trucks for the amount asked about, where both are known.
    pub trucks: Option<u64>,
}

/// Sums over a route.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// Along the way.
    pub length: Kilometres,
    /// Trucks under way.
    pub on_road: Hours,
    /// Trains, ships and aircraft under way.
    pub off_road: Hours,
    /// Waiting and clearing at borders.
    pub at_borders: Hours,
    /// Loading, changing vehicles and unloading.
    pub handling: Hours,
    /// From the start of loading to the end of unloading: trucks and handling in working days, the
    /// rest by day and night.
    pub days: f64,
    /// Moving a tonne, levies included.
    pub cost: CentsPerMt,
    /// The part of the cost that is levied.
    pub levy: CentsPerMt,
    /// Legs without hours in the tables, which count as none.
    pub legs_without_hours: usize,
    /// Borders without hours in the tables, which count as none.
    pub borders_without_hours: usize,
}

/// A route measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// In order of travel.
    pub legs: Vec<Leg>,
    /// In order of travel.
    pub stretches: Vec<Stretch>,
    /// Over all of it.
    pub totals: Totals,
}

impl RouteQuery<'_> {
    pub(super) fn measured(&self, path: &[WayIx]) -> Measured {
        let legs: Vec<Leg> = path.iter().map(|way| self.leg(*way)).collect();
        let stretches = self.stretches(&legs);
        let totals = self.totals(&legs, stretches.len());
        Measured { legs, stretches, totals }
    }

    fn leg(&self, way: WayIx) -> Leg {
        let (network, period) = (self.network, self.question.period);
        let month = network.month(way, period);
        Leg {
            way,
            travel: network.travel(way),
            cost: month.cost,
            levy: month.levy,
            access: month.access,
            season: month.season,
            capacity: month.capacity,
            planned: self.plan.map(|p| p.moved.get(&(way, period)).copied().unwrap_or_default()),
            permissions: network.needed.needed_by_link(self.link(way)).to_vec(),
        }
    }

    /// Where the mode changes, or the road takes smaller trucks only, the load changes vehicles; on
    /// better roads beyond, it stays on what it is on. A truck that would drive for less time than
    /// changing takes is left out: the smaller one comes all the way.
    fn stretches(&self, legs: &[Leg]) -> Vec<Stretch> {
        let mut stretches: Vec<(Stretch, Hours)> = Vec::new();
        let least = self.network.country.hauling.transshipment.best;
        for leg in legs {
            let (link, ends) = (self.network.link(leg.way), self.network.ways[leg.way.index()]);
            let hours = leg.travel.moving.unwrap_or_default().0;
            let mut from = ends.from;
            let mut so_far = 0.0;
            if let Some((last, driven)) = stretches.last_mut()
                && last.mode == link.mode
            {
                if link.truck.is_none() || last.truck.is_none_or(|on| Some(on) >= link.truck) {
                    last.to = ends.to;
                    last.truck = last.truck.or(link.truck);
                    driven.0 += hours;
                    continue;
                }
                if driven.0 < least.0 {
                    (from, so_far) = (last.from, driven.0);
                    stretches.pop();
                }
            }
            let stretch = Stretch {
                mode: link.mode,
                truck: link.truck,
                from,
                to: ends.to,
                payload: None,
                trucks: None,
            };
            stretches.push((stretch, Hours(so_far + hours)));
        }
        let mut stretches: Vec<Stretch> = stretches.into_iter().map(|(s, _)| s).collect();
        for stretch in &mut stretches {
            self.load(stretch);
        }
        stretches
    }

    /// What one truck of a stretch carries, and how many the amount takes.
    fn load(&self, stretch: &mut Stretch) {
        let payloads = &self.network.country.hauling.payload;
        stretch.payload = stretch.truck.and_then(|truck| payloads.get(&truck)).map(|p| p.best);
        if let (Some(amount), Some(payload)) = (self.question.amount, stretch.payload) {
            let payload = u64::try_from(payload.0).unwrap_or(1).max(1);
            stretch.trucks = u64::try_from(amount.0).ok().map(|amount| amount.div_ceil(payload));
        }
    }

    fn totals(&self, legs: &[Leg], n_stretches: usize) -> Totals {
        let hauling = &self.network.country.hauling;
        let mut totals = Totals::default();
        for leg in legs {
            let link = self.network.link(leg.way);
            totals.length.0 += link.length.0;
            totals.cost = totals.cost + leg.cost;
            totals.levy = totals.levy + leg.levy;
            match (leg.travel.moving, link.mode) {
                (Some(hours), Mode::Road) => totals.on_road.0 += hours.0,
                (Some(hours), _) => totals.off_road.0 += hours.0,
                (None, _) => totals.legs_without_hours += 1,
            }
            match leg.travel.border {
                Border::Wait(hours) => totals.at_borders.0 += hours.0,
                Border::Unknown => totals.borders_without_hours += 1,
                Border::None => {}
            }
        }
        if n_stretches > 0 {
            let changes = (n_stretches - 1) as f64 * hauling.transshipment.best.0;
            totals.handling.0 = hauling.loading.best.0 + changes + hauling.unloading.best.0;
        }
        totals.days = (totals.on_road.0 + totals.handling.0) / hauling.working_day.best.0
            + (totals.off_road.0 + totals.at_borders.0) / 24.0;
        totals
    }
}
