//! Places, the links between them, and the stores that stand there.

use super::{AreaIx, Capacity, CorridorIx, PlaceIx, RoadClass, words};
use crate::evidence::{Estimate, Origin};
use crate::time::Month;
use crate::units::{CentsPerMt, Grams, Hours, Kilometres, LonLat, Share};
use std::collections::BTreeMap;

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
    /// Other spellings in use.
    pub aliases: Vec<String>,
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
    /// By boat or barge on a river, a lake or a canal.
    River,
}
words!(Mode { Road = "road", Rail = "rail", Sea = "sea", Air = "air", River = "river" });

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
    /// River, lake or canal.
    River,
}
words!(Surface {
    Paved = "paved",
    Gravel = "gravel",
    Track = "track",
    Rail = "rail",
    Sea = "sea",
    Air = "air",
    River = "river",
});

impl Surface {
    /// The surface of a road that a word of a map or of common use means.
    pub fn meant_by(word: &str) -> Option<Surface> {
        Some(match word.trim().to_lowercase().replace([' ', '-'], "_").as_str() {
            "paved" | "asphalt" | "asphalted" | "concrete" | "bitumen" | "sealed" | "chipseal"
            | "paving_stones" | "sett" | "cobblestone" | "metal" | "concrete:plates"
            | "concrete:lanes" | "tarmac" | "tarred" | "tar" | "hard_surface" => Surface::Paved,
            "gravel" | "compacted" | "fine_gravel" | "laterite" | "murram" | "pebblestone"
            | "improved" => Surface::Gravel,
            "track" | "unpaved" | "dirt" | "earth" | "ground" | "sand" | "mud" | "grass"
            | "clay" | "rock" | "stone" | "wood" | "unsurfaced" => Surface::Track,
            _ => return None,
        })
    }
}

/// Sizes of trucks, from the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truck {
    /// A tractor with a trailer.
    Articulated,
    /// A truck in one piece.
    Rigid,
    /// A small truck for mountain tracks.
    Light,
}
words!(Truck { Articulated = "articulated", Rigid = "rigid", Light = "light" });

/// Which ways a link may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Both ways, which share the link's capacity of a month. The plan holds each way to all of it:
    /// of food that arrives in the month it leaves, what a plan sends both ways could as well stay
    /// where it is, so a cheapest plan uses one way a month. A link on which food is months under
    /// way is one-way.
    Both,
    /// Only from its first place to its second.
    Forward,
}
words!(Direction { Both = "both", Forward = "forward" });

/// A stretch of road, rail, sea, air or river between two places.
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
    /// Waiting and clearing at the border it crosses; `None` where it crosses none, or where no
    /// source says how long.
    pub border: Option<BorderWait>,
    /// The largest truck that passes; `None` off the road, or where no source says.
    pub truck: Option<Truck>,
    /// What the road is for; `None` off the road, or where no source says.
    pub road_class: Option<RoadClass>,
    /// Whole months from departure to arrival: a movement uses capacity and permission in the month
    /// it departs. Links with any are one-way.
    pub lead_months: u8,
    /// What it carries in a month, both ways, all vehicles and all goods together: as counted, else
    /// as its class. `None` where there is neither, or where a what-if lifted it; then the plan
    /// holds it unlimited.
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

/// Waiting and clearing at a border, both sides, on the way into the country.
#[derive(Clone, Debug)]
pub struct BorderWait {
    /// From joining the queue to leaving the other side.
    pub hours: Hours,
    /// Basis and sources.
    pub origin: Origin,
}

/// What travel takes besides driving, and what trucks carry.
#[derive(Clone, Debug)]
pub struct Hauling {
    /// Hours a day on which trucks drive and are loaded.
    pub working_day: Estimate<Hours>,
    /// Loading a truck.
    pub loading: Estimate<Hours>,
    /// Unloading it.
    pub unloading: Estimate<Hours>,
    /// Moving a load from one vehicle to another.
    pub transshipment: Estimate<Hours>,
    /// What a truck of each size carries.
    pub payload: BTreeMap<Truck, Estimate<Grams>>,
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
