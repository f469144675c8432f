//! What of every column goes into a pack for others, table by table. What is not named here stays out.

use super::Goes::{
    self, AsItIs, Down, Effort, Nothing, People, PeopleDown, Rough, Says, Shared, SortOfWho,
    SumOfPhases, TenthsUp, WithoutPhases,
};

/// A table with what becomes of its columns.
pub(super) type Kept = (&'static str, &'static [(&'static str, Goes)]);

const CLASS: &str = "a class: what it carries with one digit, rounded down";
const EVEN_ODDS: Goes = Says("0.5");

/// Tonnes of food on offer are told in two digits, and in tens at the finest.
const FOOD: Goes = Down { of: "mt", digits: 2, finest: 10 };
const CARRIES: Goes = Down { of: "capacity_mt_per_month", digits: 1, finest: 1 };
const ROOM: Goes = Down { of: "room_mt", digits: 1, finest: 1 };

/// Every table that others get. Groups in need, what was reported, what rations are made of and other spellings
/// stay out: nothing that others may ask takes them.
pub(super) const TABLES: [Kept; 20] = [
    // One source stands for all: who said what is for the planning team.
    ("sources.csv", &[("id", AsItIs), ("title", AsItIs), ("publisher", AsItIs), ("date", AsItIs)]),
    (
        "areas.csv",
        &[
            ("pcode", AsItIs),
            ("level", AsItIs),
            ("parent", AsItIs),
            ("name_en", AsItIs),
            ("region", AsItIs),
            ("capital", AsItIs),
            ("population", People("population")),
            ("label_lat", Rough),
            ("label_lon", Rough),
        ],
    ),
    (
        "needs.csv",
        &[
            ("area", AsItIs),
            ("month", AsItIs),
            ("population_analysed", SumOfPhases),
            ("phase3", People("phase3")),
            ("phase4", People("phase4")),
            ("phase5", People("phase5")),
            ("phase3plus", WithoutPhases),
            ("round", Says("rounded")),
        ],
    ),
    (
        "caseloads.csv",
        &[
            ("area", AsItIs),
            ("month", AsItIs),
            ("kind", AsItIs),
            ("name", AsItIs),
            ("people_low", PeopleDown("people")),
            ("people", PeopleDown("people")),
            ("people_high", PeopleDown("people")),
        ],
    ),
    (
        "places.csv",
        &[
            ("id", AsItIs),
            ("name", AsItIs),
            ("kind", AsItIs),
            ("country", AsItIs),
            ("area", AsItIs),
            ("stands_in", AsItIs),
            ("lat", Rough),
            ("lon", Rough),
        ],
    ),
    ("corridors.csv", &[("id", AsItIs), ("name", AsItIs)]),
    ("links.csv", LINKS),
    (
        "link-capacities.csv",
        &[
            ("link", AsItIs),
            ("vehicle", Says("none")),
            ("open_share_low", Says("1")),
            ("open_share", Says("1")),
            ("open_share_high", Says("1")),
            ("capacity_mt_per_month_low", CARRIES),
            ("capacity_mt_per_month", CARRIES),
            ("capacity_mt_per_month_high", CARRIES),
            ("derivation", Says(CLASS)),
        ],
    ),
    (
        "capacity-classes.csv",
        &[
            ("class", AsItIs),
            ("mode", AsItIs),
            ("surface", AsItIs),
            ("truck", AsItIs),
            ("road_class", AsItIs),
            ("vehicle", Says("none")),
            ("open_share_low", Says("1")),
            ("open_share", Says("1")),
            ("open_share_high", Says("1")),
            ("capacity_mt_per_month_low", CARRIES),
            ("capacity_mt_per_month", CARRIES),
            ("capacity_mt_per_month_high", CARRIES),
            ("derivation", Says(CLASS)),
        ],
    ),
    (
        "link-months.csv",
        &[
            ("link", AsItIs),
            ("month", AsItIs),
            ("open_share", AsItIs),
            ("reason", Says("the season")),
        ],
    ),
    ("border-hours.csv", &[("link", AsItIs), ("hours", AsItIs)]),
    (
        "cut-offs.csv",
        &[("district", AsItIs), ("from", AsItIs), ("to", AsItIs), ("reason", Says("the season"))],
    ),
    (
        "stores.csv",
        &[
            ("id", AsItIs),
            ("place", AsItIs),
            ("room_mt_low", ROOM),
            ("room_mt", ROOM),
            ("room_mt_high", ROOM),
        ],
    ),
    (
        "supplies.csv",
        &[
            ("id", AsItIs),
            ("place", AsItIs),
            ("month", AsItIs),
            ("lead_months", AsItIs),
            ("entry", AsItIs),
            ("local", AsItIs),
            ("split", AsItIs),
            ("mt_low", FOOD),
            ("mt", FOOD),
            ("mt_high", FOOD),
        ],
    ),
    // One price for all, and what moving takes instead of what it costs: see `EFFORT`.
    (
        "prices.csv",
        &[
            ("place", AsItIs),
            ("usd_per_mt_low", Says("1")),
            ("usd_per_mt", Says("1")),
            ("usd_per_mt_high", Says("1")),
        ],
    ),
    (
        "costs.csv",
        &[("item", AsItIs), ("unit", AsItIs), ("low", Effort), ("best", Effort), ("high", Effort)],
    ),
    (
        "rations.csv",
        &[
            ("id", AsItIs),
            ("name", AsItIs),
            ("kg_per_person_month", AsItIs),
            ("kcal_per_person_day", AsItIs),
        ],
    ),
    (
        "hauling.csv",
        &[("item", AsItIs), ("low", AsItIs), ("best", AsItIs), ("high", AsItIs), ("unit", AsItIs)],
    ),
    ("counterparts.csv", &[("id", AsItIs), ("name", AsItIs), ("kind", AsItIs)]),
    ("permissions.csv", PERMISSIONS),
];

const LINKS: &[(&str, Goes)] = &[
    ("id", AsItIs),
    ("from", AsItIs),
    ("to", AsItIs),
    ("mode", AsItIs),
    ("direction", AsItIs),
    ("surface", AsItIs),
    ("name", AsItIs),
    ("length_km", AsItIs),
    ("length_basis", AsItIs),
    ("length_source", Shared),
    ("hours", AsItIs),
    ("hours_basis", AsItIs),
    ("hours_source", Shared),
    ("corridor", AsItIs),
    ("overflies", AsItIs),
    ("truck", AsItIs),
    ("road_class", AsItIs),
    ("lead_months", AsItIs),
];

const PERMISSIONS: &[(&str, Goes)] = &[
    ("id", AsItIs),
    // Its key: names often name who decides.
    ("name", Goes::Key("id")),
    ("counterpart", SortOfWho),
    ("kind", AsItIs),
    ("applies_to", AsItIs),
    // Scenarios say in full what is granted; what is usual is not told.
    ("default_state", Says("granted")),
    ("default_share", Nothing),
    ("p_granted_low", EVEN_ODDS),
    ("p_granted", EVEN_ODDS),
    ("p_granted_high", EVEN_ODDS),
    ("local_purchase_lost_share", TenthsUp),
    ("budget_lost_share", Nothing),
];

/// Instead of tariffs: how far a kilometre counts, so that plans still take short ways on good roads, and
/// aircraft last. These are no prices of any country.
pub(super) const EFFORT: [(&str, &str); 10] = [
    ("road_paved", "1"),
    ("road_gravel", "2"),
    ("road_track", "4"),
    ("rail", "1"),
    ("sea", "1"),
    ("river", "1"),
    ("air", "20"),
    ("border", "10"),
    ("storing", "1"),
    ("handing_out", "1"),
];
