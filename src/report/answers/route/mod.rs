//! A route leg by leg, what else there is, and what it takes, as every format tells it.

mod basis;
mod caveats;
mod cells;
mod fails;
mod gather;
mod known;
mod leg;
mod map;
mod missing;
mod naming;
mod page;
mod season_words;
mod sources;
mod tables;
mod words;

pub use gather::route_report;
pub(in crate::report) use naming::Said;

use crate::kit::figure::Figure;
use crate::kit::{Masthead, Sentence};
use crate::page::Picture;
use crate::time::Month;
use leg::{FailTold, FallbackTold, HandingTold, LegTold, PermissionTold, VehicleTold};
use schemars::JsonSchema;
use serde::Serialize;

/// Routes between two places in a month.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RouteReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// The month travelled in, such as `2022-01`.
    pub month: String,
    #[serde(skip)]
    travelled: Month,
    /// That month in words.
    pub month_in_words: String,
    /// Where it starts.
    pub from: PlaceTold,
    /// Where it ends.
    pub to: PlaceTold,
    /// What makes a route better: `cost`, `time` or `distance`.
    pub best_by: &'static str,
    /// `any`, or `fewest` where it flies on as few legs as can be, whatever makes it better.
    pub flights: &'static str,
    /// Tonnes to be moved, where asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_mt: Option<Figure>,
    /// All of it in a few sentences.
    pub headline: Vec<Sentence>,
    /// The best route, then others that differ in substance; these for the planning team only.
    pub routes: Vec<RouteTold>,
    /// What handing out where it ends takes; empty where it takes nobody's permission, or where the
    /// place lies in no area of the country.
    pub handing_out: Vec<HandingTold>,
    /// Where no route is open: what is in the way, in sentences.
    pub in_the_way: Vec<Sentence>,
    /// What the figures rest on, in sentences.
    pub assumed: Vec<Sentence>,
    /// Sources of the best route's figures.
    pub sources: Vec<Sentence>,
    /// What the figures do not say.
    pub caveats: Vec<Sentence>,
    /// Where they lie, for pages that show pictures.
    #[serde(skip)]
    map: Option<Picture>,
}

/// A place.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PlaceTold {
    /// Its key.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A route.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RouteTold {
    /// Its number: 1 is the best.
    pub number: usize,
    /// The places by which it is known.
    pub by: Sentence,
    /// Sums over it.
    pub totals: TotalsTold,
    /// Part of its length in common with the best route, in percent; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_length_percent: Option<Figure>,
    /// Leg by leg.
    pub legs: Vec<LegTold>,
    /// The vehicles, in order of travel.
    pub vehicles: Vec<VehicleTold>,
    /// Permissions on the way.
    pub permissions: Vec<PermissionTold>,
    /// What stands in where a part of the way fails, of the best route; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legs_fail: Option<Vec<FailTold>>,
    /// What the seasons allow, in sentences; of the best route only.
    pub season: Vec<Sentence>,
    /// What the seasons allow as figures, where one closes a part of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<ClosingTold>,
}

/// Sums over a route.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct TotalsTold {
    /// Kilometres.
    pub length_km: Figure,
    /// Hours that trucks drive.
    pub hours_driving: Figure,
    /// Hours by train, ship or aircraft.
    pub hours_other: Figure,
    /// Hours at borders.
    pub hours_at_borders: Figure,
    /// Hours of loading, changing vehicles and unloading.
    pub hours_handling: Figure,
    /// Days from the start of loading to the end of unloading.
    pub days_door_to_door: Figure,
    /// The least sure basis of the hours that make the days.
    pub days_basis: &'static str,
    /// US dollars a tonne, levies included; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd_per_mt: Option<Figure>,
    /// The least sure basis of the tariffs that make them; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_basis: Option<&'static str>,
    /// The part of them that is levied; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levy_usd_per_mt: Option<Figure>,
    /// US dollars for the tonnes asked about; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd: Option<Figure>,
    /// Legs without hours in the tables.
    pub legs_without_hours: usize,
    /// Borders without hours in the tables.
    pub borders_without_hours: usize,
}

/// When a season closes a route, and what follows.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ClosingTold {
    /// Numbers of the legs that close.
    pub legs: Vec<usize>,
    /// First month in which they are closed throughout.
    pub closed_from: String,
    /// Last such month of the window.
    pub closed_to: String,
    /// Last day on which it pays to begin loading; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_useful_dispatch: Option<String>,
    /// First such day, where the legs open within the window; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_useful_dispatch: Option<String>,
    /// Days from the start of loading until the last closing leg is passed; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_to_pass: Option<Figure>,
    /// Areas that depend on the route while it is closed; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind: Option<Vec<BehindTold>>,
    /// Tonnes that must lie behind by then; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stock_mt: Option<Figure>,
    /// Person-months over all areas that one more open week brings; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_week_more_person_months: Option<Figure>,
}

/// An area that depends on a route.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct BehindTold {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Person-months in need while the route is closed.
    pub need_person_months: u64,
    /// Tonnes they take.
    pub stock_mt: Figure,
}
