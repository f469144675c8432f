//! How a network stands, as a document.

use super::{AreaStandingTold, EntryTold, NetworkReport};
use crate::page::{Block, Cell, Side, Sorting, Table};
use crate::report::figure::{counted, people};
use crate::report::kit::{Answered, Description, Part, TableSchema};
use crate::report::layout::listed;
use std::collections::BTreeMap;

impl Answered for NetworkReport {
    fn tables() -> Vec<TableSchema> {
        Vec::new()
    }

    fn described(&self) -> Description {
        let most = self.limit;
        let mut blocks =
            vec![Block::section("areas", "Entry points by area"), Block::Table(self.areas_table())];
        blocks.extend(self.too_late());
        let kinds = [
            ("link", "keep-open", "Links to keep open"),
            ("permission", "keep-granted", "Permissions to keep"),
        ];
        for (kind, id, title) in kinds {
            blocks.push(Block::section(id, title));
            let n = self.keep_open.iter().filter(|keep| keep.kind == kind).count();
            if n == 0 {
                blocks.push(Block::paragraph("There is none that an area cannot do without."));
                continue;
            }
            blocks.push(Block::Table(self.keep_open_table(kind, most)));
            if n > most {
                let left = people((n - most) as u64);
                blocks.push(Block::paragraph(&format!(
                    "{left} more with fewer people are left out; --limit and --json tell them."
                )));
            }
        }
        blocks.push(Block::section("audit", "What hangs together in the tables"));
        blocks.push(Block::bullets(&self.audit));
        blocks.push(Block::section("limits", "What this does not say"));
        blocks.push(Block::bullets(&self.caveats));
        let head = &self.masthead;
        let title = format!("The network of {}", head.country);
        let subtitle = format!("{} ({})", head.scenario_name, head.scenario);
        Description {
            title,
            subtitle,
            in_short: self.headline.clone(),
            head: head.clone(),
            parts: blocks.into_iter().map(Part::Block).collect(),
        }
    }
}

impl NetworkReport {
    /// Areas that stand alike come together.
    fn areas_table(&self) -> Table {
        let columns = [
            ("Areas", Side::Start),
            ("Ways in", Side::End),
            ("Entry points (months of all, where not all)", Side::Start),
            ("Cut off", Side::Start),
            ("Would connect it", Side::Start),
        ];
        let mut table = Table::new("From where each area can be got to along open ways", &columns);
        let most = self.areas.iter().flat_map(|a| &a.entry_points).map(|e| e.n_months).max();
        let mut alike: Vec<(Vec<String>, [String; 4])> = Vec::new();
        for area in &self.areas {
            let stands = stands(area, most);
            match alike.iter_mut().find(|(_, known)| *known == stands) {
                Some((names, _)) => names.push(area.area_name.clone()),
                None => alike.push((vec![area.area_name.clone()], stands)),
            }
        }
        for (names, stands) in alike {
            let mut row = vec![Cell::text(&names.join(", "))];
            row.extend(stands.iter().map(|text| Cell::text(text)));
            table.rows.push(row);
        }
        table
    }

    /// Food that leaves too late to arrive; links that are alike come together.
    fn too_late(&self) -> Vec<Block> {
        let mut alike: BTreeMap<(u8, &str), Vec<String>> = BTreeMap::new();
        for late in &self.too_late {
            alike.entry((late.lead_months, &late.months)).or_default().push(late.in_words.clone());
        }
        let told = alike.iter().map(|((lead, months), links)| {
            Block::paragraph(&format!(
                "Under way for {}: {}. What leaves by {} in {months} arrives after the last month of the \
                 window, and nobody is got to by it.",
                counted(usize::from(*lead), "month"),
                listed(links),
                if links.len() == 1 { "it" } else { "them" },
            ))
        });
        told.collect()
    }

    fn keep_open_table(&self, kind: &str, most: usize) -> Table {
        let columns = [
            ("Without it", Side::Start),
            ("Person-months", Side::End),
            ("Phase 4+", Side::End),
            ("Area-months", Side::End),
            ("Ranks", Side::End),
            ("Areas", Side::Start),
        ];
        let caption = format!(
            "Who can no longer be got to without one {kind}: person-months in need, those in phase 4 \
             or worse, months of areas; ranks by each of the three"
        );
        let mut table = Table::new(&caption, &columns);
        for keep in self.keep_open.iter().filter(|keep| keep.kind == kind).take(most) {
            let ranks = [keep.rank_by_people, keep.rank_by_severity, keep.rank_by_area];
            let ranks: Vec<String> = ranks.iter().map(usize::to_string).collect();
            let areas = match keep.areas.len() {
                0..=4 => keep.areas.join(", "),
                n => format!("{n} areas"),
            };
            table.rows.push(vec![
                Cell::text(&keep.in_words),
                Cell::figure(&people(keep.person_months), keep.person_months as f64),
                Cell::figure(&people(keep.severe_person_months), keep.severe_person_months as f64),
                Cell::figure(&keep.area_months.to_string(), keep.area_months as f64),
                Cell::text(&ranks.join(", ")),
                Cell::text(&areas),
            ]);
        }
        table.sorting = Sorting::Free;
        table
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
