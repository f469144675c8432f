//! Tables on what links carry: as counted, and by classes of links.

use super::{BASIS, Column, Kind, SOURCE, Table, may, must};
use crate::country::{Mode, RoadClass, Surface, Truck};

/// What may be counted on a link; `none` where only the tonnage is known.
pub(crate) const VEHICLES: [&str; 7] =
    ["truck", "wagon", "flight", "barge", "ship", "train", "none"];

const MT_PER_MONTH: Kind =
    Kind::Amount { unit: "metric tonnes a month", least: 1e-6, most: 1e8, thousands: true };
const A_DAY: Kind =
    Kind::Amount { unit: "vehicles a day", least: 0.0, most: 20_000.0, thousands: true };
const PAYLOAD: Kind =
    Kind::Amount { unit: "metric tonnes", least: 0.0, most: 1e6, thousands: true };
const DAYS: Kind = Kind::Amount { unit: "days a month", least: 0.0, most: 31.0, thousands: false };

pub(super) const LINK_CAPACITIES: Table = Table {
    file: "link-capacities.csv",
    holds: "What single links can carry for humanitarian cargo.",
    key: &["link"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("link", Kind::Key("links.csv"), "The link."),
        VEHICLE,
        may("vehicles_per_day", A_DAY, "How many pass in a day with a load."),
        may("payload_mt", PAYLOAD, "What one of them carries."),
        DAYS_PER_MONTH,
        SHARE_LOW,
        SHARE,
        SHARE_HIGH,
        CARRIES_LOW,
        CARRIES,
        CARRIES_HIGH,
        DERIVATION,
        BASIS,
        SOURCE,
    ],
};

pub(super) const CAPACITY_CLASSES: Table = Table {
    file: "capacity-classes.csv",
    holds: "What links of a sort can carry for humanitarian cargo where nobody counted.",
    key: &["class"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("class", Kind::Id, "Key."),
        must(
            "mode",
            Kind::Word(|| Mode::ALL.iter().map(|m| m.word()).collect()),
            "How goods move on its links.",
        ),
        may(
            "surface",
            Kind::Word(|| Surface::ALL.iter().map(|s| s.word()).collect()),
            "What its links run on; empty for any.",
        ),
        may(
            "truck",
            Kind::Word(|| Truck::ALL.iter().map(|t| t.word()).collect()),
            "The largest truck that passes on its links; empty for any.",
        ),
        may(
            "road_class",
            Kind::Word(|| RoadClass::ALL.iter().map(|c| c.word()).collect()),
            "What its roads are for; empty for any.",
        ),
        VEHICLE,
        may("vehicles_per_day_low", A_DAY, "Fewest that are believed to pass in a day."),
        may("vehicles_per_day", A_DAY, "How many pass in a day with a load, aid or not."),
        may("vehicles_per_day_high", A_DAY, "Most that are believed to pass in a day."),
        may("payload_mt_low", PAYLOAD, "Least that one of them is believed to carry."),
        may("payload_mt", PAYLOAD, "What one of them carries."),
        may("payload_mt_high", PAYLOAD, "Most that one of them is believed to carry."),
        DAYS_PER_MONTH,
        SHARE_LOW,
        SHARE,
        SHARE_HIGH,
        CARRIES_LOW,
        CARRIES,
        CARRIES_HIGH,
        DERIVATION,
        BASIS,
        SOURCE,
    ],
};

const VEHICLE: Column = must(
    "vehicle",
    Kind::Word(|| VEHICLES.to_vec()),
    "What is counted; `none` where only the tonnage is known.",
);
const DAYS_PER_MONTH: Column = may("days_per_month", DAYS, "Days in a month on which they pass.");
const SHARE_LOW: Column =
    must("open_share_low", Kind::Share, "Least share of it open to humanitarian cargo.");
const SHARE: Column = must("open_share", Kind::Share, "Share of it open to humanitarian cargo.");
const SHARE_HIGH: Column =
    must("open_share_high", Kind::Share, "Most share of it open to humanitarian cargo.");
const CARRIES_LOW: Column =
    must("capacity_mt_per_month_low", MT_PER_MONTH, "Least it is believed to carry.");
const CARRIES: Column =
    must("capacity_mt_per_month", MT_PER_MONTH, "What it carries, both ways together.");
const CARRIES_HIGH: Column =
    must("capacity_mt_per_month_high", MT_PER_MONTH, "Most it is believed to carry.");
const DERIVATION: Column =
    must("derivation", Kind::Text, "How the capacity was worked out, in words.");
