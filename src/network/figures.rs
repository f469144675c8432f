//! The figures of a country that a network counts with: of each estimate one figure.

use crate::country::{CaseloadIx, Country};
use crate::evidence::Level;
use crate::units::{CentsPerMt, Grams, People};

/// Figures that limit what a plan reaches, and prices, each by the position of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Grams that each link carries in a month; `None` where nothing limits it.
    pub links: Vec<Option<Grams>>,
    /// Moving a tonne along each link, without levies.
    pub moving: Vec<CentsPerMt>,
    /// Grams that each row of the supplies offers.
    pub supplies: Vec<Grams>,
    /// Buying a tonne of each row of the supplies.
    pub prices: Vec<CentsPerMt>,
    /// Grams that each store holds at once; `None` where no source limits it.
    pub stores: Vec<Option<Grams>>,
    /// People of each row of the caseloads.
    pub caseloads: Vec<People>,
    /// People in IPC phases 3, 4 and 5 of each row of the needs.
    pub needs: Vec<[People; 3]>,
    /// Storing a tonne for a month.
    pub storing: CentsPerMt,
    /// Handing out a tonne.
    pub handing_out: CentsPerMt,
}

impl Figures {
    /// Of some rows of the caseloads the one with the fewest people, which is the one that limits.
    pub fn least(&self, rows: impl Iterator<Item = CaseloadIx>) -> Option<CaseloadIx> {
        rows.min_by_key(|row| self.caseloads[row.index()])
    }

    /// The figures planned with.
    pub fn best(country: &Country) -> Figures {
        Figures::at_capacities(country, Level::Best)
    }

    /// Links that carry the least, the best or the most that they are believed to; all else as planned.
    pub fn at_capacities(country: &Country, level: Level) -> Figures {
        let carried = country.links.iter().map(|link| &link.capacity);
        Figures {
            links: carried.map(|c| c.as_ref().map(|c| *c.per_month.at(level))).collect(),
            moving: country.links.iter().map(|link| link.cost).collect(),
            supplies: country.supplies.iter().map(|supply| supply.amount.best).collect(),
            prices: country.supplies.iter().map(|supply| supply.price.best).collect(),
            stores: country.stores.iter().map(|s| s.room.as_ref().map(|r| r.best)).collect(),
            caseloads: country.caseloads.iter().map(|caseload| caseload.people.best).collect(),
            needs: country.needs.iter().map(|need| need.phases).collect(),
            storing: country.costs.storing.best,
            handing_out: country.costs.handing_out.best,
        }
    }
}
