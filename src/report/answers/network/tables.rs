//! The tables of a network by itself.

use super::told::{AreaStandingTold, EntryTold, KeepOpenTold, TooLateTold};
use crate::kit::sheet::Cell;
use crate::kit::{Declared, col, in_data, known, means, on_pages, on_pages_right, say};

/// Areas, and from where they can be got to.
pub(super) const AREAS: Declared<AreaStandingTold> = Declared {
    name: "network-areas",
    row: "An area with people in need, and from where it can be got to",
    columns: &[
        known("area_code", "Code", |area| Cell::text(&area.area_code)),
        known("area_name", "Area", |area| Cell::text(&area.area_name)),
        col("ways_in", "Ways in", means::number("Ways into the country that lead there"), |area| {
            Cell::Whole(area.entry_points.len() as i64)
        }),
        col(
            "entry_points",
            "Entry points",
            means::words("Keys of those ways, each with how many months it leads there"),
            |area| {
                let told = |entry: &EntryTold| format!("{} ({})", entry.corridor, entry.n_months);
                let told: Vec<String> = area.entry_points.iter().map(told).collect();
                Cell::filled(&told.join("|"))
            },
        ),
        col(
            "cut_off",
            "Cut off",
            means::words("Months in which nothing from outside gets there"),
            |area| Cell::filled(&area.cut_off.to_string()),
        ),
        col(
            "would_connect",
            "Would connect it",
            means::words("What would connect it in the first of those months"),
            |area| Cell::filled(&area.would_connect.to_string()),
        ),
        col(
            "no_hand_out",
            "No handing out",
            means::words("Months in which it can be got to and nobody may hand out there"),
            |area| Cell::filled(&area.no_hand_out.to_string()),
        ),
    ],
};

/// What areas cannot do without.
pub(super) const KEEP_OPEN: Declared<KeepOpenTold> = Declared {
    name: "network-keep-open",
    row: "A link or a permission that an area cannot do without",
    columns: &[
        in_data(col("kind", "Kind", means::code("link or permission"), |keep| {
            Cell::text(keep.kind)
        })),
        in_data(col("id", "Key", means::code("Its key"), |keep| Cell::text(&keep.id))),
        col("in_words", "Without it", means::words("What it is"), |keep| {
            Cell::from(&keep.in_words)
        }),
        col(
            "person_months",
            "Person-months",
            means::figure(0, "Person-months in IPC phase 3 or worse that lose access without it"),
            |keep| Cell::count(keep.person_months),
        ),
        col(
            "severe_person_months",
            "Phase 4+",
            means::figure(0, "Person-months in IPC phase 4 or worse that do"),
            |keep| Cell::count(keep.severe_person_months),
        ),
        col("area_months", "Area-months", means::figure(0, "Months of areas that do"), |keep| {
            Cell::Whole(keep.area_months as i64)
        }),
        on_pages("Ranks", |keep| {
            let ranks = [keep.rank_by_people, keep.rank_by_severity, keep.rank_by_area];
            Cell::Text(ranks.map(|rank| rank.to_string()).join(", "))
        }),
        in_data(col(
            "rank_by_people",
            "Rank",
            means::number("Rank by person-months among its kind"),
            |keep| Cell::Whole(keep.rank_by_people as i64),
        )),
        in_data(col(
            "rank_by_severity",
            "Rank",
            means::number("Rank by person-months in phase 4 or worse"),
            |keep| Cell::Whole(keep.rank_by_severity as i64),
        )),
        in_data(col("rank_by_area", "Rank", means::number("Rank by months of areas"), |keep| {
            Cell::Whole(keep.rank_by_area as i64)
        })),
        on_pages("Areas", |keep| {
            Cell::Text(match keep.areas.len() {
                0..=4 => keep.area_names.join(", "),
                n => say!("network.n-areas", "{n} {n:area|areas}", n).to_string(),
            })
        }),
        in_data(col("areas", "Areas", means::words("P-codes of the areas"), |keep| {
            Cell::Text(keep.areas.join("|"))
        })),
    ],
};

/// What comes too late.
pub(super) const TOO_LATE: Declared<TooLateTold> = Declared {
    name: "network-too-late",
    row: "A link that food takes for months, and when what leaves by it comes too late",
    columns: &[
        col("link", "Key", means::code("Key of the link"), |late| Cell::text(&late.link)),
        col("in_words", "Link", means::words("What it is"), |late| Cell::from(&late.in_words)),
        col(
            "lead_months",
            "Months under way",
            means::number("Months from departure to arrival"),
            |late| Cell::Whole(i64::from(late.lead_months)),
        ),
        col(
            "months",
            "Too late from",
            means::words("Months in which what leaves arrives after the window"),
            |late| Cell::from(&late.months),
        ),
    ],
};

/// Areas that stand alike.
pub(super) struct Alike {
    pub areas: Vec<String>,
    /// How they stand, in the columns after their names.
    pub stands: [String; 4],
}

/// Areas, those together that stand alike.
pub(super) const ALIKE: Declared<Alike> = Declared {
    name: "network-areas-alike",
    row: "Areas that can be got to from the same entry points",
    columns: &[
        on_pages("Areas", |alike| Cell::Text(alike.areas.join(", "))),
        on_pages_right("Ways in", |alike| Cell::text(&alike.stands[0])),
        on_pages("Entry points (months of all, where not all)", |alike| {
            Cell::text(&alike.stands[1])
        }),
        on_pages("Cut off", |alike| Cell::text(&alike.stands[2])),
        on_pages("Would connect it", |alike| Cell::text(&alike.stands[3])),
    ],
};
