//! A country as it stands before anyone grants or denies anything. Never changes once loaded.

mod assemble;
mod check;
mod districts;
mod embedded;
mod files;
mod load;
mod manual;
mod outlines;
mod pack;
mod read;
mod rows;
mod selector;
mod tables;
mod template;

pub use districts::LAST_MILE_WINDING;
pub use embedded::{Embedded, embedded, embedded_names};
pub use files::{Folder, PackFiles};
pub use manual::manual;
pub use selector::{Selector, Term};
pub use tables::{Column, Kind, TABLES, Table};
pub use template::template;

use crate::evidence::{Estimate, Origin, Sensitivity, Source};
use crate::time::{Month, Span, Window};
use crate::units::{CentsPerMt, Grams, Hours, Kilometres, LonLat, People, Share};
use std::collections::BTreeMap;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident($width:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $width);
        impl $name {
            /// As a position in the country's list.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

index!(
    /// Position of an area; areas are in order of their P-codes.
    AreaIx(u16)
);
index!(
    /// Position of a place; places are in order of their ids.
    PlaceIx(u16)
);
index!(
    /// Position of a link; links are in order of their ids.
    LinkIx(u16)
);
index!(
    /// Position of a permission; permissions are in order of their ids.
    PermissionIx(u16)
);
index!(
    /// Position of a counterpart; counterparts are in order of their ids.
    CounterpartIx(u16)
);
index!(
    /// Position of a corridor; corridors are in order of their ids.
    CorridorIx(u16)
);
index!(
    /// Position of a supply; supplies are in order of their ids.
    SupplyIx(u16)
);
index!(
    /// Position of a ration; rations are in order of their ids.
    RationIx(u8)
);

/// Gives an enum the words of the tables: a list of all, the word of each, and back.
macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $name {
            /// Every one, in the order of the tables' manual.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The word used in tables, help and reports.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
            /// What a word of a table means.
            pub fn parse(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use words;

/// Which tier of administration an area belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaLevel {
    /// First tier.
    Province,
    /// Second tier.
    District,
}
words!(AreaLevel { Province = "province", District = "district" });

/// An administrative area with a P-code.
#[derive(Clone, Debug)]
pub struct Area {
    /// P-code, the key.
    pub pcode: String,
    /// Tier.
    pub level: AreaLevel,
    /// The province a district lies in.
    pub parent: Option<AreaIx>,
    /// English name in the official spelling.
    pub name: String,
    /// Dari name, where a source has it.
    pub name_fa: Option<String>,
    /// Pashto name, where a source has it.
    pub name_ps: Option<String>,
    /// Other spellings in use.
    pub aliases: Vec<String>,
    /// Region code, where the pack has one.
    pub region: Option<String>,
    /// The place food for a province is handed out from.
    pub capital: Option<PlaceIx>,
    /// Residents.
    pub population: People,
    /// Where the population figure comes from.
    pub population_origin: Origin,
    /// Where a label stands.
    pub point: LonLat,
}

/// People in need in one area and month, by IPC phase.
#[derive(Clone, Debug)]
pub struct Need {
    /// Where.
    pub area: AreaIx,
    /// When.
    pub month: Month,
    /// People in IPC phases 3, 4 and 5, in that order.
    pub phases: [People; 3],
    /// The analysis the figures come from.
    pub round: String,
    /// Basis and sources.
    pub origin: Origin,
}

/// A named part of the people in need, such as those critically threatened by drought.
#[derive(Clone, Debug)]
pub struct NeedGroup {
    /// Key, such as `drought`.
    pub id: String,
    /// In words.
    pub name: String,
    /// People by area.
    pub people: BTreeMap<AreaIx, People>,
    /// Basis and sources.
    pub origin: Origin,
}

/// What happens at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// Capital of a province.
    Capital,
    /// A town.
    Town,
    /// Where roads meet.
    Junction,
    /// The top of a mountain road.
    Pass,
    /// Goods enter the country here.
    Crossing,
    /// The neighbour's side of a crossing.
    ForeignCrossing,
    /// Supplies are gathered here.
    Hub,
    /// Ships land here.
    Port,
    /// Trains are unloaded here.
    Railhead,
    /// Aircraft land here.
    Airport,
    /// Goods are stored here; it stands in a town.
    Warehouse,
    /// Centre of a district, joined to the roads by a last-mile link.
    DistrictCentre,
}
words!(PlaceKind {
    Capital = "capital",
    Town = "town",
    Junction = "junction",
    Pass = "pass",
    Crossing = "crossing",
    ForeignCrossing = "foreign-crossing",
    Hub = "hub",
    Port = "port",
    Railhead = "railhead",
    Airport = "airport",
    Warehouse = "warehouse",
    DistrictCentre = "district-centre",
});

/// A place goods start from, pass through, rest in or end at.
#[derive(Clone, Debug)]
pub struct Place {
    /// Key used in files.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// What happens here.
    pub kind: PlaceKind,
    /// ISO 3166 code (two letters) of its country.
    pub country: String,
    /// The province it lies in, inside the country.
    pub area: Option<AreaIx>,
    /// The town a warehouse stands in.
    pub stands_in: Option<PlaceIx>,
    /// Where it is.
    pub point: LonLat,
    /// Basis and sources of where it is.
    pub origin: Origin,
}

/// How goods move along a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// By truck.
    Road,
    /// By train.
    Rail,
    /// By ship.
    Sea,
    /// By aircraft.
    Air,
}
words!(Mode { Road = "road", Rail = "rail", Sea = "sea", Air = "air" });

/// What a link runs on; it decides the tariff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surface {
    /// Paved road.
    Paved,
    /// Gravel or partly paved road.
    Gravel,
    /// Unpaved mountain track.
    Track,
    /// Railway.
    Rail,
    /// Sea lane.
    Sea,
    /// Air link.
    Air,
}
words!(Surface {
    Paved = "paved",
    Gravel = "gravel",
    Track = "track",
    Rail = "rail",
    Sea = "sea",
    Air = "air",
});

/// Which ways a link may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Both ways; each way has the link's capacity.
    Both,
    /// Only from its first place to its second.
    Forward,
}
words!(Direction { Both = "both", Forward = "forward" });

/// A stretch of road, rail, sea or air between two places.
#[derive(Clone, Debug)]
pub struct Link {
    /// Key used in files.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// First place.
    pub from: PlaceIx,
    /// Second place.
    pub to: PlaceIx,
    /// How goods move.
    pub mode: Mode,
    /// Which ways.
    pub direction: Direction,
    /// What it runs on.
    pub surface: Surface,
    /// Length along the way.
    pub length: Kilometres,
    /// Basis and sources of the length.
    pub length_origin: Origin,
    /// Hours for a truck, train, ship or aircraft, without waiting at borders.
    pub hours: Option<Hours>,
    /// Basis and sources of the hours.
    pub hours_origin: Option<Origin>,
    /// What it carries in a month; `None` where no source says, and the plan holds it unlimited.
    pub capacity: Option<Capacity>,
    /// Moving a tonne along it: tariff times length, and the border where it crosses one.
    pub cost: CentsPerMt,
    /// The corridor it is the way in of, on links that enter the country.
    pub corridor: Option<CorridorIx>,
    /// Countries (two letters) an air link flies over on its way.
    pub overflies: Vec<String>,
    /// Months in which less than all of it is open, by season: share of the month.
    pub months: BTreeMap<Month, Season>,
    /// Derived last-mile link of a district.
    pub last_mile: bool,
}

/// What a link carries in a month, with the derivation the pack writes beside it.
#[derive(Clone, Debug)]
pub struct Capacity {
    /// Tonnes a month for humanitarian cargo.
    pub per_month: Estimate<Grams>,
    /// The derivation in words, such as `325 trucks a day x 25 MT x 30 days x 10 % open`.
    pub derivation: String,
}

/// How far a season leaves a link open in a month.
#[derive(Clone, Debug)]
pub struct Season {
    /// Share of the month it is open.
    pub open: Share,
    /// Why, such as `snow`.
    pub reason: String,
    /// Basis and sources.
    pub origin: Origin,
}

/// Days on which a district is cut off from its province's capital.
#[derive(Clone, Debug)]
pub struct CutOff {
    /// The district.
    pub district: AreaIx,
    /// First and last day.
    pub span: Span,
    /// Why, such as `snow`.
    pub reason: String,
    /// Basis and sources.
    pub origin: Origin,
}

/// Room for food at a place.
#[derive(Clone, Debug)]
pub struct Store {
    /// Key: the warehouse's place id, or the place's own where it stores itself.
    pub id: String,
    /// The place whose stock it holds.
    pub place: PlaceIx,
    /// What it holds at once; `None` for a hub whose room no source limits.
    pub room: Option<Estimate<Grams>>,
    /// Basis and sources.
    pub origin: Origin,
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
    /// Bought inside the country, and so exposed to banking and cash permissions.
    pub local: bool,
    /// Which split of supplies by origin it belongs to, such as `main`.
    pub split: String,
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

/// A named way into the country.
#[derive(Clone, Debug)]
pub struct Corridor {
    /// Key used in files.
    pub id: String,
    /// Name shown to people.
    pub name: String,
}

/// What sort of party a counterpart is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CounterpartKind {
    /// Governs inside the country.
    Authority,
    /// A neighbouring or transit country.
    Neighbour,
    /// Banks, sanctions authorities, donors.
    Financial,
}
words!(CounterpartKind {
    Authority = "authority",
    Neighbour = "neighbour",
    Financial = "financial",
});

/// Who can grant or deny.
#[derive(Clone, Debug)]
pub struct Counterpart {
    /// Key used in files.
    pub id: String,
    /// An office or state, never a person.
    pub name: String,
    /// What sort of party.
    pub kind: CounterpartKind,
    /// Basis and sources.
    pub origin: Origin,
    /// Who may see it.
    pub sensitivity: Sensitivity,
}

/// What a permission lets happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PermissionKind {
    /// Bringing goods into the country.
    Entry,
    /// Crossing a neighbour's territory.
    Transit,
    /// Flying over a country.
    Overflight,
    /// Moving inside the country.
    Movement,
    /// Handing out to people.
    Distribution,
    /// Giving or moving cash.
    Cash,
    /// Buying fuel.
    Fuel,
    /// Paying through banks.
    Banking,
}
words!(PermissionKind {
    Entry = "entry",
    Transit = "transit",
    Overflight = "overflight",
    Movement = "movement",
    Distribution = "distribution",
    Cash = "cash",
    Fuel = "fuel",
    Banking = "banking",
});

/// Granted, granted in part, denied, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Granted in full.
    Granted,
    /// Granted for a share.
    Partial(Share),
    /// Denied.
    Denied,
    /// Nobody knows; the scenario's stance decides.
    Unknown,
}

/// Something a counterpart can grant or deny.
#[derive(Clone, Debug)]
pub struct Permission {
    /// Key used in files.
    pub id: String,
    /// In words, as asked for: `transit through Pakistan to Torkham`.
    pub name: String,
    /// Who decides.
    pub counterpart: CounterpartIx,
    /// What it lets happen.
    pub kind: PermissionKind,
    /// What it applies to.
    pub applies_to: Selector,
    /// ACAPS indicator, `P1.1` to `P3.3`, where it maps to one.
    pub acaps_indicator: Option<String>,
    /// Its state where no decision says otherwise.
    pub default_state: State,
    /// How likely it is to be granted when asked.
    pub p_granted: Estimate<Share>,
    /// Share of local purchase lost when it is denied (cash, fuel and banking only).
    pub local_purchase_lost: Share,
    /// Share of the budget that cannot be spent when it is denied (cash, fuel and banking only).
    pub budget_lost: Share,
    /// Who may see it.
    pub sensitivity: Sensitivity,
}

/// Other figures the plan uses, one for the whole country.
#[derive(Clone, Debug)]
pub struct Costs {
    /// Storing a tonne for a month.
    pub storing: Estimate<CentsPerMt>,
    /// Handing a tonne out: unloading, handling and distribution.
    pub handing_out: Estimate<CentsPerMt>,
    /// Moving a tonne 1,000 km over last miles: the gravel tariff, kept in whole cents.
    pub last_mile_per_1000_km: Estimate<CentsPerMt>,
}

/// What was reported to have happened in a month.
#[derive(Clone, Debug)]
pub struct Reported {
    /// When.
    pub month: Month,
    /// People reached.
    pub people: People,
    /// Food delivered or dispatched, where reported.
    pub food: Option<Grams>,
    /// What a reader must know to compare.
    pub note: String,
    /// Basis and sources.
    pub origin: Origin,
}

/// Spoken facts about the pack itself, from `pack.toml`.
#[derive(Clone, Debug)]
pub struct About {
    /// Two-letter country code.
    pub iso2: String,
    /// Three-letter country code.
    pub iso3: String,
    /// As people call it.
    pub name: String,
    /// Version of the tables.
    pub version: String,
    /// Currency of the figures.
    pub currency: String,
    /// Terms for the pack as a whole.
    pub licence: String,
    /// Who must be named.
    pub attribution: Vec<String>,
    /// Months planned for where a scenario names none.
    pub window: Window,
    /// West, south, east, north.
    pub bounds: [f64; 4],
    /// Digits after the letters in a P-code of a province and of a district.
    pub pcode_digits: [u8; 2],
    /// Ration where neither scenario nor command line names one.
    pub ration: String,
    /// Sentences every report on this country must carry.
    pub notes: Vec<String>,
}

/// A whole country. Only the loader builds one.
#[derive(Clone, Debug)]
pub struct Country {
    /// The pack itself.
    pub about: About,
    /// Sources, in order of their ids.
    pub sources: Vec<Source>,
    /// Provinces and districts, in order of their P-codes.
    pub areas: Vec<Area>,
    /// Needs, by area and then month.
    pub needs: Vec<Need>,
    /// Named parts of the need.
    pub groups: Vec<NeedGroup>,
    /// Places, in order of their ids.
    pub places: Vec<Place>,
    /// Links, in order of their ids.
    pub links: Vec<Link>,
    /// Cut-off districts.
    pub cut_offs: Vec<CutOff>,
    /// Stores.
    pub stores: Vec<Store>,
    /// Supplies, in order of their ids.
    pub supplies: Vec<Supply>,
    /// Rations, in order of their ids.
    pub rations: Vec<Ration>,
    /// Commodities, in order of their ids.
    pub commodities: Vec<Commodity>,
    /// Corridors, in order of their ids.
    pub corridors: Vec<Corridor>,
    /// Counterparts, in order of their ids.
    pub counterparts: Vec<Counterpart>,
    /// Permissions, in order of their ids.
    pub permissions: Vec<Permission>,
    /// Storing and handing out.
    pub costs: Costs,
    /// What was reported, by month.
    pub reported: Vec<Reported>,
}

impl Country {
    /// The ration of an id, where the pack has it.
    pub fn ration(&self, id: &str) -> Option<RationIx> {
        self.rations
            .iter()
            .position(|r| r.id == id)
            .map(|n| RationIx(n as u8))
    }

    /// The ration planned with where nobody names one.
    pub fn usual_ration(&self) -> RationIx {
        self.ration(&self.about.ration).unwrap_or(RationIx(0))
    }
}
