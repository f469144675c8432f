//! What is told of a leg of a route: what it carries, who permits it, and what stands in where it fails.

use crate::kit::Sentence;
use crate::kit::figure::Figure;
use schemars::JsonSchema;
use serde::Serialize;

/// A leg.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LegTold {
    /// Its number along the route.
    pub number: usize,
    /// Key of the link.
    pub link: String,
    /// Where it starts.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// `road`, `rail`, `sea` or `air`.
    pub mode: &'static str,
    /// What it runs on.
    pub surface: &'static str,
    /// Largest truck that passes; absent off the road.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub truck: Option<&'static str>,
    /// Kilometres.
    pub length_km: Figure,
    /// `published`, `derived` or `assumed`.
    pub length_basis: &'static str,
    /// Hours under way; absent where no source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Figure>,
    /// Basis of the hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_basis: Option<&'static str>,
    /// Hours at the border it crosses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub border_hours: Option<Figure>,
    /// Basis of those.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub border_basis: Option<&'static str>,
    /// US dollars a tonne, levies included; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd_per_mt: Option<Figure>,
    /// The part of them that is levied; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levy_usd_per_mt: Option<Figure>,
    /// Tonnes it carries in the month; for the planning team only, and absent where no source limits
    /// it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_mt: Option<Figure>,
    /// How the capacity was worked out; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_derivation: Option<String>,
    /// Tonnes that the plan moves along it in the month; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_mt: Option<Figure>,
    /// Those over the capacity, in percent; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_percent: Option<Figure>,
    /// Part of the month that permissions and seasons leave it open, in percent.
    pub open_percent: Figure,
    /// Keys of the permissions it needs.
    pub permissions: Vec<String>,
    /// Kinds of the permissions it needs, each once, in the words of `permissions.csv`.
    pub permission_kinds: Vec<&'static str>,
    /// Months of the window in which a season closes it, in words.
    pub closed_months: Sentence,
}

/// A vehicle and where it goes.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct VehicleTold {
    /// Such as `rigid truck` or `train`.
    pub vehicle: Sentence,
    /// Where it begins.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// Tonnes that one truck carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload_mt: Option<Figure>,
    /// Trucks for the tonnes asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trucks: Option<u64>,
}

/// A permission on the way.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PermissionTold {
    /// Its key.
    pub id: String,
    /// Its kind, in the word of `permissions.csv`.
    pub kind: &'static str,
    /// What it allows; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who grants it; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
    /// Part of the month it is granted, in percent.
    pub open_percent: Figure,
    /// Numbers of the legs that need it.
    pub legs: Vec<usize>,
    /// What stands in where it is refused, of the best route; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<FailTold>,
}

/// A permission for handing out.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct HandingTold {
    /// Its key.
    pub id: String,
    /// Its sort, such as `distribution`.
    pub kind: &'static str,
    /// Part of the month it is granted, in percent.
    pub open_percent: Figure,
}

/// A part that fails, and what stands in.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct FailTold {
    /// What fails, in words.
    pub what: Sentence,
    /// Numbers of the legs.
    pub legs: Vec<usize>,
    /// The route that stands in; absent where none is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<FallbackTold>,
}

/// A route that stands in.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct FallbackTold {
    /// The places by which it differs.
    pub by: Sentence,
    /// Kilometres more.
    pub longer_km: Figure,
    /// Days more.
    pub more_days: Figure,
    /// US dollars a tonne more.
    pub dearer_usd_per_mt: Figure,
    /// Its length over that of the best route.
    pub detour_factor: Figure,
    /// Keys of its places, in order.
    pub places: Vec<String>,
}
