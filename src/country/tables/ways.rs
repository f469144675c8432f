//! Tables on places, on the links between them, and on what seasons take away.

use super::{BASIS, Kind, MT, NOTE, SOURCE, Table, may, must};
use crate::country::{AreaLevel, Direction, Mode, PlaceKind, RoadClass, Surface, Truck};

pub(super) const PLACES: Table = Table {
    file: "places.csv",
    holds: "Places goods start from, pass through, rest in or end at.",
    key: &["id"],
    at_least: "at least the capital of one province",
    takes_names: false,
    columns: &[
        must("id", Kind::Id, "Key used in the other tables and in scenarios."),
        must("name", Kind::Text, "Name shown to people."),
        must(
            "kind",
            Kind::Word(|| PlaceKind::ALL.iter().map(|k| k.word()).collect()),
            "What happens here.",
        ),
        must("country", Kind::Country, "The country it lies in."),
        may(
            "area",
            Kind::Area(Some(AreaLevel::Province)),
            "The province it lies in; empty outside the pack's country.",
        ),
        may(
            "stands_in",
            Kind::Key("places.csv"),
            "The town a warehouse stands in; empty for every other kind.",
        ),
        must("lat", Kind::Degrees(90.0), "Degrees north."),
        must("lon", Kind::Degrees(180.0), "Degrees east."),
        BASIS,
        SOURCE,
        NOTE,
    ],
};

pub(super) const CORRIDORS: Table = Table {
    file: "corridors.csv",
    holds: "Named ways into the country.",
    key: &["id"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("id", Kind::Id, "Key used in `links.csv` and in selectors."),
        must("name", Kind::Text, "Name shown to people."),
    ],
};

pub(super) const LINKS: Table = Table {
    file: "links.csv",
    holds: "Stretches of road, rail, sea, air or river between two places.",
    key: &["id"],
    at_least: "at least one link",
    takes_names: false,
    columns: &[
        must("id", Kind::Id, "Key, by custom `from__to`."),
        must("from", Kind::Key("places.csv"), "First place."),
        must("to", Kind::Key("places.csv"), "Second place."),
        must(
            "mode",
            Kind::Word(|| Mode::ALL.iter().map(|m| m.word()).collect()),
            "How goods move.",
        ),
        must(
            "direction",
            Kind::Word(|| Direction::ALL.iter().map(|d| d.word()).collect()),
            "Whether it may be used both ways or only from its first place to its second.",
        ),
        must(
            "surface",
            Kind::Word(|| Surface::ALL.iter().map(|s| s.word()).collect()),
            "What it runs on; it decides the tariff.",
        ),
        must("name", Kind::Text, "Name shown to people."),
        must(
            "length_km",
            Kind::Amount { unit: "kilometres", least: 0.001, most: 30_000.0, thousands: false },
            "Length along the way.",
        ),
        must("length_basis", BASIS.kind, "How the length came to be."),
        must("length_source", SOURCE.kind, "Who gave the length."),
        may(
            "hours",
            Kind::Amount { unit: "hours", least: 0.0, most: 2_000.0, thousands: false },
            "Time a truck, train, ship or aircraft takes, without waiting at borders.",
        ),
        may("hours_basis", BASIS.kind, "How the hours came to be."),
        may("hours_source", SOURCE.kind, "Who gave the hours."),
        may(
            "corridor",
            Kind::Key("corridors.csv"),
            "The corridor it is the way in of; only on links that cross the country's border.",
        ),
        may("overflies", Kind::Countries, "Countries an air link flies over on its way."),
        may(
            "truck",
            Kind::Word(|| Truck::ALL.iter().map(|t| t.word()).collect()),
            "The largest truck that passes, on roads; what it carries stands in `hauling.csv`.",
        ),
        may(
            "road_class",
            Kind::Word(|| RoadClass::ALL.iter().map(|c| c.word()).collect()),
            "What a road is for, for its class of capacity: between large cities, capitals of \
             provinces, towns or villages, within a town, or the last stretch to a district's \
             centre.",
        ),
        may(
            "lead_months",
            Kind::Count { unit: "months", most: 12 },
            "Whole months from departure to arrival, rounded up; 0 where empty. A link with any \
             is of direction `forward`.",
        ),
        NOTE,
    ],
};

pub(super) const LINK_MONTHS: Table = Table {
    file: "link-months.csv",
    holds: "Months in which a season leaves less than all of a link open.",
    key: &["link", "month"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("link", Kind::Key("links.csv"), "The link."),
        must("month", Kind::Month, "The month."),
        must("open_share", Kind::Share, "Share of the month it is open, below 1."),
        must("reason", Kind::Text, "Why, such as `snow`."),
        BASIS,
        SOURCE,
    ],
};

pub(super) const BORDER_HOURS: Table = Table {
    file: "border-hours.csv",
    holds: "Waiting and clearing at borders, on top of the hours of the link that crosses them.",
    key: &["link"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("link", Kind::Key("links.csv"), "The link that crosses the border."),
        must(
            "hours",
            Kind::Amount { unit: "hours", least: 0.0, most: 2_000.0, thousands: false },
            "From joining the queue to leaving the other side, on the way into the country.",
        ),
        BASIS,
        SOURCE,
        NOTE,
    ],
};

/// Every item of `hauling.csv` with its unit.
pub(crate) const HAULING_ITEMS: [(&str, &str); 7] = [
    ("working_day", "hours_per_day"),
    ("loading", "hours"),
    ("unloading", "hours"),
    ("transshipment", "hours"),
    ("truck_articulated", "mt"),
    ("truck_rigid", "mt"),
    ("truck_light", "mt"),
];

const HAULING_FIGURE: Kind = Kind::Amount {
    unit: "hours or metric tonnes, by `unit`",
    least: 0.0,
    most: 200.0,
    thousands: false,
};

pub(super) const HAULING: Table = Table {
    file: "hauling.csv",
    holds: "What travel takes besides driving, and what trucks carry; every item must be there.",
    key: &["item"],
    at_least: "every item of hauling",
    takes_names: false,
    columns: &[
        must(
            "item",
            Kind::Word(|| HAULING_ITEMS.map(|(item, _)| item).to_vec()),
            "Hours a day on which trucks drive and are loaded; hours to load, to unload, and to \
             move a load from one vehicle to another; what a truck of each size carries.",
        ),
        must("low", HAULING_FIGURE, "Least it is believed to be."),
        must("best", HAULING_FIGURE, "What it is."),
        must("high", HAULING_FIGURE, "Most it is believed to be."),
        must(
            "unit",
            Kind::Word(|| vec!["hours_per_day", "hours", "mt"]),
            "The unit of the three figures, fixed by the item.",
        ),
        BASIS,
        SOURCE,
        NOTE,
    ],
};

pub(super) const CUT_OFFS: Table = Table {
    file: "cut-offs.csv",
    holds: "Days on which a district cannot be reached from its province's capital.",
    key: &["district", "from"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("district", Kind::Area(Some(AreaLevel::District)), "The district."),
        must("from", Kind::Day, "First day."),
        must("to", Kind::Day, "Last day."),
        must("reason", Kind::Text, "Why, such as `snow`."),
        BASIS,
        SOURCE,
    ],
};

pub(super) const STORES: Table = Table {
    file: "stores.csv",
    holds: "Room for food; a place without a row stores nothing from month to month.",
    key: &["id"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("id", Kind::Key("places.csv"), "The warehouse, or the place itself where it stores."),
        must("place", Kind::Key("places.csv"), "The place whose stock it holds."),
        may("room_mt_low", MT, "Least it is believed to hold at once."),
        may("room_mt", MT, "What it holds at once; empty where no source limits it."),
        may("room_mt_high", MT, "Most it is believed to hold at once."),
        BASIS,
        SOURCE,
        NOTE,
    ],
};
