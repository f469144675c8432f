//! Tables on food, rations and what things cost.

use crate::country::Entry;

use super::{BASIS, KG, Kind, MT, NOTE, SOURCE, Table, USD_PER_MT, may, must};

use crate::country::Counted;

/// Every item of `costs.csv` with its unit.
pub(crate) const COST_ITEMS: [(&str, &str); 10] = [
    ("road_paved", PER_KM),
    ("road_gravel", PER_KM),
    ("road_track", PER_KM),
    ("rail", PER_KM),
    ("sea", PER_KM),
    ("air", PER_KM),
    (RIVER, PER_KM),
    ("border", "usd_per_mt"),
    ("storing", "usd_per_mt_month"),
    ("handing_out", "usd_per_mt"),
];
/// The one item that a pack without rivers does without.
pub(crate) const RIVER: &str = "river";
const PER_KM: &str = "usd_per_mt_km";

pub(super) const SUPPLIES: Table = Table {
    file: "supplies.csv",
    holds: "Food on offer at a place in a month.",
    key: &["id"],
    at_least: "at least one supply",
    takes_names: false,
    columns: &[
        must("id", Kind::Id, "Key."),
        must("place", Kind::Key("places.csv"), "Where it is on offer."),
        must("month", Kind::Month, "Month it is ordered, bought or landed."),
        must(
            "lead_months",
            Kind::Count { unit: "months", most: 24 },
            "Whole months until it lies at the place, rounded up.",
        ),
        may(
            "entry",
            Kind::Word(|| Entry::ALL.iter().map(|e| e.word()).collect()),
            "How it comes to lie there: it enters from outside the model (landed, or bought \
             abroad), is bought inside the country and so needs money to move, or lies there as \
             stock when the window begins. Where it is empty, `local` says.",
        ),
        may(
            "local",
            Kind::Word(|| vec!["yes", "no"]),
            "Older packs, which do not tell stock apart: `yes` reads as `local`, `no` as `entering`. Not \
             read where `entry` is filled.",
        ),
        must("split", Kind::Label, "Which split by origin it belongs to, such as `main`."),
        may(
            "counted",
            Kind::Word(|| Counted::ALL.iter().map(|c| c.word()).collect()),
            "Where on its way it was counted: received in the country or bought in it, dispatched from \
             a store, delivered to those who hand it out; or planned, and counted nowhere; empty where \
             nobody knows. A plan made from what was counted at hand-out can hardly miss what was reported.",
        ),
        must("mt_low", MT, "Least that is believed to be on offer."),
        must("mt", MT, "How much is on offer."),
        must("mt_high", MT, "Most that is believed to be on offer."),
        BASIS,
        SOURCE,
        NOTE,
    ],
};

pub(super) const PRICES: Table = Table {
    file: "prices.csv",
    holds: "What a tonne costs to buy, for every place with a supply.",
    key: &["place"],
    at_least: "a price for every place with a supply, or one without a place",
    takes_names: false,
    columns: &[
        may(
            "place",
            Kind::Key("places.csv"),
            "Where it is bought; empty: at every place that has no row of its own.",
        ),
        must("usd_per_mt_low", USD_PER_MT, "Least it is believed to cost."),
        must("usd_per_mt", USD_PER_MT, "What it costs."),
        must("usd_per_mt_high", USD_PER_MT, "Most it is believed to cost."),
        BASIS,
        SOURCE,
        NOTE,
    ],
};

pub(super) const RATIONS: Table = Table {
    file: "rations.csv",
    holds: "What one person is given in a month.",
    key: &["id"],
    at_least: "at least the ration that `pack.toml` names",
    takes_names: false,
    columns: &[
        must(
            "id",
            Kind::Id,
            "Key used in scenarios and on the command line. A ration `delivered` is what reports come \
             to for each person; looking back plans with it as well.",
        ),
        must("name", Kind::Text, "Name shown to people."),
        must("kg_per_person_month", KG, "Its weight."),
        may(
            "kcal_per_person_day",
            Kind::Amount {
                unit: "kilocalories a person and day",
                least: 0.0,
                most: 1e6,
                thousands: true,
            },
            "Its energy; 2,100 is the planning figure for a full ration.",
        ),
        BASIS,
        SOURCE,
        NOTE,
    ],
};

pub(super) const RATION_ITEMS: Table = Table {
    file: "ration-items.csv",
    holds: "What rations are made of.",
    key: &["ration", "commodity"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("ration", Kind::Key("rations.csv"), "The ration."),
        must("commodity", Kind::Key("commodities.csv"), "What is in it."),
        must("kg_per_person_month", KG, "How much of it."),
        BASIS,
        SOURCE,
    ],
};

const GRAMS: Kind =
    Kind::Amount { unit: "grams in 100 g", least: 0.0, most: 100.0, thousands: false };

pub(super) const COMMODITIES: Table = Table {
    file: "commodities.csv",
    holds: "Things people eat.",
    key: &["id"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("id", Kind::Id, "Key used in `ration-items.csv`."),
        must("name", Kind::Text, "Name shown to people."),
        must(
            "kcal_per_100g",
            Kind::Amount {
                unit: "kilocalories in 100 g",
                least: 0.0,
                most: 950.0,
                thousands: false,
            },
            "Energy.",
        ),
        may("protein_g_per_100g", GRAMS, "Protein."),
        may("fat_g_per_100g", GRAMS, "Fat."),
        BASIS,
        SOURCE,
    ],
};

pub(super) const COSTS: Table = Table {
    file: "costs.csv",
    holds: "Tariffs and other costs, one for the whole country; every item must be there.",
    key: &["item"],
    at_least: "every cost item",
    takes_names: false,
    columns: &[
        must(
            "item",
            Kind::Word(|| COST_ITEMS.map(|(item, _)| item).to_vec()),
            "What it is the cost of: moving a tonne a kilometre by surface, crossing the \
             country's border, storing, or handing out. `river` is needed where a link has that mode.",
        ),
        must("low", COST, "Least it is believed to cost."),
        must("best", COST, "What it costs."),
        must("high", COST, "Most it is believed to cost."),
        must(
            "unit",
            Kind::Word(|| vec!["usd_per_mt_km", "usd_per_mt", "usd_per_mt_month"]),
            "The unit of the three figures, fixed by the item.",
        ),
        BASIS,
        SOURCE,
        NOTE,
    ],
};

const COST: Kind =
    Kind::Amount { unit: "US dollars, by `unit`", least: 0.0, most: 1e5, thousands: false };
