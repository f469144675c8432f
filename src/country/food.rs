//! Food: what is on offer, what people are given, what it costs.

use super::{PlaceIx, Surface, words};
use crate::evidence::{Estimate, Origin};
use crate::time::Month;
use crate::units::{CentsPerMt, Grams};
use std::collections::BTreeMap;

/// How food comes to lie at the place of its supply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// From outside the model: landed there, or bought abroad. What access allows is measured with
    /// ample food of this sort, wherever its place lies, so that a country's own ports count.
    Entering,
    /// Bought inside the country, and so exposed to banking, cash and fuel permissions.
    Local,
    /// It lies there when the window begins.
    Stock,
}
words!(Entry { Entering = "entering", Local = "local", Stock = "stock" });

/// Where on its way the tonnes of a supply were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// When they came into the country, or were bought in it.
    Received,
    /// When they left a store to be handed out.
    Dispatched,
    /// When they were given to those who hand them out.
    Delivered,
    /// Nowhere: they were expected, promised or assumed.
    Planned,
    /// Nobody knows.
    Unknown,
}
words!(Counted {
    Received = "received",
    Dispatched = "dispatched",
    Delivered = "delivered",
    Planned = "planned",
    Unknown = "unknown",
});

impl Counted {
    /// Whether counting them is nearly counting the people who ate them, so that whoever forecasts
    /// people from such tonnes can hardly miss.
    pub fn at_hand_out(self) -> bool {
        match self {
            Counted::Dispatched | Counted::Delivered => true,
            Counted::Received | Counted::Planned | Counted::Unknown => false,
        }
    }
}

/// Food on offer at a place in a month.
#[derive(Clone, Debug)]
pub struct Supply {
    /// Key used in files.
    pub id: String,
    /// Where.
    pub place: PlaceIx,
    /// Month it is ordered, bought or landed.
    pub month: Month,
    /// Whole months until it lies at the place.
    pub lead_months: u8,
    /// How it comes to lie there.
    pub entry: Entry,
    /// Which split of supplies by origin it belongs to, such as `main`.
    pub split: String,
    /// Where on its way it was counted.
    pub counted: Counted,
    /// How much.
    pub amount: Estimate<Grams>,
    /// Buying a tonne.
    pub price: Estimate<CentsPerMt>,
}

/// What one person is given in a month.
#[derive(Clone, Debug)]
pub struct Ration {
    /// Key used in files and on the command line.
    pub id: String,
    /// In words.
    pub name: String,
    /// Weight for one person and month.
    pub grams: Grams,
    /// Energy in kcal for one person and day, where known.
    pub kcal_per_day: Option<f64>,
    /// What it is made of: commodity and grams for one person and month.
    pub items: Vec<(String, Grams)>,
    /// Basis and sources.
    pub origin: Origin,
}

/// Something people eat.
#[derive(Clone, Debug)]
pub struct Commodity {
    /// Key used in files.
    pub id: String,
    /// In words.
    pub name: String,
    /// Energy, kcal in 100 g.
    pub kcal_per_100g: f64,
    /// Basis and sources.
    pub origin: Origin,
}

/// Other figures the plan uses, one for the whole country.
#[derive(Clone, Debug)]
pub struct Costs {
    /// Storing a tonne for a month.
    pub storing: Estimate<CentsPerMt>,
    /// Handing a tonne out: unloading, handling and distribution.
    pub handing_out: Estimate<CentsPerMt>,
    /// Moving a tonne 1,000 km by surface, kept in whole cents. Last miles go by that of gravel.
    pub per_1000_km: BTreeMap<Surface, Estimate<CentsPerMt>>,
    /// Taking a tonne over the country's border.
    pub border: Estimate<CentsPerMt>,
}
