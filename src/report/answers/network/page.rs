//! How a network stands as it is told in every format.

use super::{AreaStandingTold, EntryTold, KeepOpenTold, NetworkReport, TooLateTold};
use crate::report::kit::figure::counted;
use crate::report::kit::layout::listed;
use crate::report::kit::sheet::Cell;
use crate::report::kit::{
    Answered, Declared, Description, Part, Table, TableSchema, col, in_data, known, means,
    on_pages, on_pages_right,
};
use std::collections::BTreeMap;

const AREAS: Declared<AreaStandingTold> = Declared {
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
            |area| Cell::filled(&area.cut_off),
        ),
        col(
            "would_connect",
            "Would connect it",
            means::words("What would connect it in the first of those months"),
            |area| Cell::filled(&area.would_connect),
        ),
        col(
            "no_hand_out",
            "No handing out",
            means::words("Months in which it can be got to and nobody may hand out there"),
            |area| Cell::filled(&area.no_hand_out),
        ),
    ],
};

const KEEP_OPEN: Declared<KeepOpenTold> = Declared {
    name: "network-keep-open",
    row: "A link or a permission that an area cannot do without",
    columns: &[
        in_data(col("kind", "Kind", means::code("link or permission"), |keep| {
            Cell::text(keep.kind)
        })),
        in_data(col("id", "Key", means::code("Its key"), |keep| Cell::text(&keep.id))),
        col("in_words", "Without it", means::words("What it is"), |keep| {
            Cell::text(&keep.in_words)
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
                0..=4 => keep.areas.join(", "),
                n => format!("{n} areas"),
            })
        }),
        in_data(col("areas", "Areas", means::words("P-codes of the areas"), |keep| {
            Cell::Text(keep.areas.join("|"))
        })),
    ],
};

const TOO_LATE: Declared<TooLateTold> = Declared {
    name: "network-too-late",
    row: "A link that food takes for months, and when what leaves by it comes too late",
    columns: &[
        col("link", "Key", means::code("Key of the link"), |late| Cell::text(&late.link)),
        col("in_words", "Link", means::words("What it is"), |late| Cell::text(&late.in_words)),
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
            |late| Cell::text(&late.months),
        ),
    ],
};

/// Areas that stand alike.
struct Alike {
    areas: Vec<String>,
    /// How they stand, in the columns after their names.
    stands: [String; 4],
}

const ALIKE: Declared<Alike> = Declared {
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

impl Answered for NetworkReport {
    fn tables() -> Vec<TableSchema> {
        vec![AREAS.schema(), KEEP_OPEN.schema(), TOO_LATE.schema()]
    }

    fn described(&self) -> Description {
        let mut parts = vec![
            Part::section("areas", "Entry points by area"),
            Part::OnPages(self.areas_alike()),
            Part::Data(AREAS.of("", &self.areas)),
        ];
        parts.extend(self.too_late());
        for (kind, id, title) in [
            ("link", "keep-open", "Links to keep open"),
            ("permission", "keep-granted", "Permissions to keep"),
        ] {
            parts.push(Part::section(id, title));
            let mut of_kind = self.keep_open.iter().filter(|keep| keep.kind == kind).peekable();
            if of_kind.peek().is_none() {
                parts.push(Part::paragraph("There is none that an area cannot do without."));
                continue;
            }
            let caption = format!(
                "Who can no longer be got to without one {kind}: person-months in need, those in phase 4 \
                 or worse, months of areas; ranks by each of the three"
            );
            parts.push(Part::Table(KEEP_OPEN.of(&caption, of_kind).in_short(self.limit)));
        }
        parts.push(Part::section("audit", "What hangs together in the tables"));
        parts.push(Part::bullets(&self.audit));
        parts.push(Part::section("limits", "What this does not say"));
        parts.push(Part::bullets(&self.caveats));
        let head = self.masthead.clone();
        Description {
            title: format!("The network of {}", head.country).into(),
            subtitle: format!("{} ({})", head.scenario_name, head.scenario).into(),
            in_short: self.headline.clone().into_iter().map(Into::into).collect(),
            head,
            parts,
        }
    }
}

impl NetworkReport {
    /// Areas that stand alike come together on a page.
    fn areas_alike(&self) -> Table {
        let caption = "From where each area can be got to along open ways";
        let most = self.areas.iter().flat_map(|a| &a.entry_points).map(|e| e.n_months).max();
        let mut alike: Vec<Alike> = Vec::new();
        for area in &self.areas {
            let stands = stands(area, most);
            match alike.iter_mut().find(|known| known.stands == stands) {
                Some(known) => known.areas.push(area.area_name.clone()),
                None => alike.push(Alike { areas: vec![area.area_name.clone()], stands }),
            }
        }
        ALIKE.of(caption, &alike)
    }

    /// Food that leaves too late to arrive; links that are alike come together on a page.
    fn too_late(&self) -> Vec<Part> {
        let mut alike: BTreeMap<(u8, &str), Vec<String>> = BTreeMap::new();
        for late in &self.too_late {
            alike.entry((late.lead_months, &late.months)).or_default().push(late.in_words.clone());
        }
        let told = alike.iter().map(|((lead, months), links)| {
            Part::paragraph(&format!(
                "Under way for {}: {}. What leaves by {} in {months} arrives after the last month of the \
                 window, and nobody is got to by it.",
                counted(usize::from(*lead), "month"),
                listed(links),
                if links.len() == 1 { "it" } else { "them" },
            ))
        });
        told.chain([Part::Data(TOO_LATE.of("", &self.too_late))]).collect()
    }
}

/// How an area stands, in the columns after its name.
fn stands(area: &AreaStandingTold, most: Option<usize>) -> [String; 4] {
    let entry = |entry: &EntryTold| {
        if Some(entry.n_months) == most {
            entry.corridor.clone()
        } else {
            format!("{} ({})", entry.corridor, entry.n_months)
        }
    };
    let entries: Vec<String> = area.entry_points.iter().map(entry).collect();
    let hand_out =
        (!area.no_hand_out.is_empty()).then(|| format!("no handing out {}", area.no_hand_out));
    let cut = Some(area.cut_off.clone()).filter(|cut| !cut.is_empty());
    let cut: Vec<String> = cut.into_iter().chain(hand_out).collect();
    [
        area.entry_points.len().to_string(),
        entries.join(", "),
        cut.join("; "),
        area.would_connect.clone(),
    ]
}
