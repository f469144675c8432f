//! What reports can hold, and how far each kind of it may go.

use super::level::Sharing;
use crate::country::words;

/// Something that may stand in an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Content {
    /// People in need and reached by province, month and phase, with coverage, tonnes and costs.
    Totals,
    /// Figures by district.
    Districts,
    /// Counts of fewer than ten people.
    SmallCounts,
    /// Keys of permissions, and how far each is open.
    Access,
    /// Names of permissions.
    PermissionNames,
    /// Keys and names of counterparts.
    Counterparts,
    /// Notes, and why something was decided.
    Notes,
    /// Events that a scenario foresees, in words.
    Events,
    /// Keys and titles of sources.
    Sources,
    /// Names of places, links and ways in, with the tonnes that go there.
    Ways,
    /// Legs of ways: how goods move, how far, how long, and when seasons close them.
    Legs,
    /// What moving a tonne costs on a leg or a route.
    WayCosts,
    /// What stands in where a part of a way fails, and what nothing stands in for.
    Alternatives,
    /// Places and lines as exactly as the tables have them.
    ExactPoints,
    /// Food in store and left over, by place.
    Stores,
    /// From need to reach of each area alone.
    AreaCascades,
    /// What ranks limits: bottlenecks, capacities beside flows, prices, what lifting one brings.
    Limits,
    /// Ids and names of other scenarios, on pages that show their plans.
    Scenarios,
    /// Ids of exercises, names of the pack's folder and of its files, texts of scenarios.
    Files,
}

words!(Content {
    Totals = "totals",
    Districts = "districts",
    SmallCounts = "small counts",
    Access = "access",
    PermissionNames = "names of permissions",
    Counterparts = "counterparts",
    Notes = "notes",
    Events = "events",
    Sources = "sources",
    Ways = "ways",
    Legs = "legs",
    WayCosts = "costs of ways",
    Alternatives = "alternatives",
    ExactPoints = "exact points",
    Stores = "stores",
    AreaCascades = "cascades of areas",
    Limits = "limits",
    Scenarios = "other scenarios",
    Files = "files",
});

impl Content {
    /// What it is, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Content::Totals => {
                "people in need and reached by province, month and phase, with coverage, tonnes and costs"
            }
            Content::Districts => "figures by district",
            Content::SmallCounts => "counts of fewer than ten people",
            Content::Access => "keys of permissions, and how far each is open in a month",
            Content::PermissionNames => "names of permissions, which often name who decides",
            Content::Counterparts => "keys and names of counterparts",
            Content::Notes => {
                "notes of tables and scenarios, and why something was decided (the notes of `pack.toml` are \
                 for all readers)"
            }
            Content::Events => "events that a scenario foresees, in words",
            Content::Sources => "keys and titles of sources",
            Content::Ways => "names of places, links and ways in, with the tonnes that go there",
            Content::Legs => {
                "legs of ways with mode, surface, size of truck, km, hours, waits at borders, handling, \
                 days from door to door, months that seasons close, sorts of permission needed"
            }
            Content::WayCosts => {
                "what moving a tonne costs on a leg or a route, with its tariffs and levies, in answers about routes"
            }
            Content::Alternatives => {
                "other routes, what stands in where a part of a way fails, and what nothing stands in for"
            }
            Content::ExactPoints => "points as exact as the tables have them (else to 0.1 degree)",
            Content::Stores => "food in store and left over, by place",
            Content::AreaCascades => "from need to reach of each area alone",
            Content::Limits => {
                "bottlenecks, capacities beside flows, prices, what lifting a limit brings"
            }
            Content::Scenarios => {
                "ids and names of the pack's other scenarios, on pages of what-ifs alone"
            }
            Content::Files => {
                "names of the pack's folder and files and of exercises, and texts of scenarios"
            }
        }
    }

    /// The furthest readers that may see it, whatever the output.
    pub(super) fn furthest(self) -> Sharing {
        match self {
            Content::Totals | Content::Scenarios => Sharing::Public,
            Content::Access
            | Content::Events
            | Content::Sources
            | Content::Ways
            | Content::Legs
            | Content::Stores
            | Content::AreaCascades => Sharing::Partner,
            Content::Districts
            | Content::SmallCounts
            | Content::PermissionNames
            | Content::Counterparts
            | Content::Notes
            | Content::WayCosts
            | Content::Alternatives
            | Content::ExactPoints
            | Content::Limits
            | Content::Files => Sharing::Internal,
        }
    }
}
