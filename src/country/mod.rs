//! A country as it stands before anyone grants or denies anything. Never changes once loaded.

mod areas;
mod assemble;
#[cfg(not(target_arch = "wasm32"))]
mod book_pack;
mod capacity;
mod caseload;
mod check;
mod differences;
mod districts;
mod embedded;
mod files;
mod food;
mod load;
mod manual;
mod maps;
mod named;
mod outlines;
mod pack;
mod permissions;
mod places;
mod plain;
mod read;
mod rests_on;
mod roads;
mod rows;
mod screen;
mod selector;
mod tables;
mod template;

pub use areas::{Area, AreaLevel, Covers, CutOff, Need, NeedGroup, NeedIx, Reported, ReportedPart};
#[cfg(not(target_arch = "wasm32"))]
pub use book_pack::{ABOUT_COLUMNS, ABOUT_SHEET, BookPack, FILES_COLUMNS, FILES_SHEET, FOR_PEOPLE};
pub use capacity::{Capacity, CapacityClass, RoadClass, SetBy};
pub use caseload::{Caseload, CaseloadIx, CaseloadKind};
pub use differences::{Difference, What, differences};
pub use districts::{LAST_MILE_WINDING, LastMile};
pub use embedded::{Embedded, embedded, embedded_names};
pub use files::{
    EXERCISES, Folder, IMPORTED, PackFiles, SCENARIOS, toml_ids, toml_name, toml_text,
};
pub use food::{Commodity, Costs, Counted, Entry, Ration, Supply};
pub use load::in_place;
pub use manual::manual;
pub use maps::{Line, Maps, Neighbour, Outline};
pub use named::Named;
pub use pack::{about_in_cells, key_meaning};
pub use permissions::{
    Corridor, Counterpart, CounterpartKind, LiesOn, Permission, PermissionKind, State,
};
pub use places::{
    BorderWait, Direction, Hauling, Link, Mode, Place, PlaceKind, Season, Store, Surface, Truck,
};
pub use plain::{Plain, plain_tables};
#[cfg(not(target_arch = "wasm32"))]
pub use read::InASheet;
pub use rests_on::{DECIDING, RestsOn};
pub use roads::Roads;
pub use screen::{fault_of_text, screen};
pub use selector::{Selector, Term};
pub use tables::{Column, Kind, TABLES, Table};
pub use template::template;

use crate::evidence::Source;
use crate::issues::Issues;
use crate::time::Window;
use crate::units::{Kilometres, LonLat};
use geo::{Distance, Haversine, Point};
use std::collections::BTreeSet;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident($width:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $width);
        impl $name {
            /// As a position in the country's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// Position of an area; areas are in order of their P-codes.
    AreaIx(u32)
);
index!(
    /// Position of a place; places are in order of their ids.
    PlaceIx(u32)
);
index!(
    /// Position of a link; links are in order of their ids.
    LinkIx(u32)
);
index!(
    /// Position of a permission; permissions are in order of their ids.
    PermissionIx(u32)
);
index!(
    /// Position of a counterpart; counterparts are in order of their ids.
    CounterpartIx(u32)
);
index!(
    /// Position of a corridor; corridors are in order of their ids.
    CorridorIx(u32)
);
index!(
    /// Position of a class of capacity; classes are in order of their ids.
    ClassIx(u32)
);
index!(
    /// Position of a supply; supplies are in order of their ids.
    SupplyIx(u32)
);
index!(
    /// Position of a ration; rations are in order of their ids.
    RationIx(u8)
);

/// Gives an enum the words of the tables: a list of all, the word of each, and back.
#[macro_export]
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
pub use crate::words;

/// What `pack.toml` says of the pack itself.
#[derive(Clone, Debug)]
pub struct PackMeta {
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
    /// West, south, east, north; east lies beyond 180 where the country lies across the antimeridian.
    pub bounds: [f64; 4],
    /// Digits after the letters in a P-code of a province and of a district; `None` where codes are
    /// made otherwise.
    pub pcode_digits: Option<[u8; 2]>,
    /// What people there call the upper and the lower tier, each for one and for several; `None` where they are
    /// called province and district.
    pub levels: Option<[String; 4]>,
    /// Ration where neither scenario nor command line names one.
    pub ration: String,
    /// Sentences every report on this country must carry.
    pub notes: Vec<String>,
    /// SHA-256 over the names and bytes of all files of the pack, in hexadecimal digits.
    pub sha256: String,
    /// How many of its figures are published, derived and assumed.
    pub rests_on: [u64; 3],
    /// How many figures of the tables that decide a result are published, derived and assumed ([`DECIDING`]).
    pub decided_by: [u64; 3],
    /// The latest date of a source of its needs that everybody may see; empty where none is printed.
    pub needs_of: String,
}

impl PackMeta {
    /// What a pack says of itself, and what it rests on where its tables are right; `None` where its `pack.toml`
    /// cannot be read.
    pub fn read(files: &dyn PackFiles) -> Option<PackMeta> {
        match Country::load(files) {
            Ok((country, _)) => Some(country.about),
            Err(_) => pack::pack(files, &mut Issues::default()).about,
        }
    }
}

/// A whole country. Only the loader builds one.
#[derive(Clone, Debug)]
pub struct Country {
    /// The pack itself.
    pub about: PackMeta,
    /// Sources, in order of their ids.
    pub sources: Vec<Source>,
    /// Provinces and districts, in order of their P-codes.
    pub areas: Vec<Area>,
    /// Needs of the areas planned for, by area and then month.
    pub needs: Vec<Need>,
    /// Needs that the pack gives by district, by area and then month. Those of a province count
    /// them; planning by district takes them as they are.
    pub needs_of_districts: Vec<Need>,
    /// Named parts of the need.
    pub groups: Vec<NeedGroup>,
    /// How many people can be served, by area, month, sort and name.
    pub caseloads: Vec<Caseload>,
    /// Places, in order of their ids.
    pub places: Vec<Place>,
    /// Links, in order of their ids.
    pub links: Vec<Link>,
    /// What links of each sort carry where nobody counted, in order of their ids.
    pub classes: Vec<CapacityClass>,
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
    /// What travel takes besides driving.
    pub hauling: Hauling,
    /// What was reported, by month.
    pub reported: Vec<Reported>,
    /// What was reported of parts of the country, by month and name.
    pub reported_parts: Vec<ReportedPart>,
    /// How counts of people were made coarser for readers outside the planning team.
    pub coarse: Coarse,
}

/// How counts of people were made coarser for readers outside the planning team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coarse {
    /// People in need: small counts left out, others rounded, before anything was planned.
    pub needs: bool,
    /// People reached: small counts left out of every figure.
    pub reached: bool,
}

impl Country {
    /// The ration of an id, where the pack has it.
    pub fn ration(&self, id: &str) -> Option<RationIx> {
        self.rations.iter().position(|r| r.id == id).map(|n| RationIx(n as u8))
    }

    /// The way from place to place as the crow flies, on the sphere (haversine).
    pub fn straight_line(&self, from: PlaceIx, to: PlaceIx) -> Kilometres {
        let [from, to] = [from, to].map(|place| self.places[place.index()].point);
        self.far(from, to)
    }

    /// How far two points lie apart as the crow flies, on the sphere (haversine).
    fn far(&self, from: LonLat, to: LonLat) -> Kilometres {
        let [from, to] = [from, to].map(|point| Point::new(point.lon, point.lat));
        Kilometres(Haversine.distance(from, to) / 1000.0)
    }

    /// Languages in which areas have names besides, by BCP 47 code, in order.
    pub fn languages(&self) -> BTreeSet<&str> {
        let names = self.areas.iter().flat_map(|area| &area.names_in);
        names.map(|(language, _)| language.as_str()).collect()
    }

    /// The ration planned with where nobody names one.
    pub fn usual_ration(&self) -> RationIx {
        self.ration(&self.about.ration).unwrap_or(RationIx(0))
    }
}
