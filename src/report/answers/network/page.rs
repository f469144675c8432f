//! How a network stands as it is told in every format.

use super::NetworkReport;
use super::tables::{ALIKE, AREAS, Alike, KEEP_OPEN, TOO_LATE};
use super::told::{AreaStandingTold, EntryTold};
use crate::kit::sentence::Joined;
use crate::kit::{Answered, Description, Part, Sentence, Table, TableSchema, say};
use std::collections::BTreeMap;

impl Answered for NetworkReport {
    fn tables() -> Vec<TableSchema> {
        vec![AREAS.schema(), KEEP_OPEN.schema(), TOO_LATE.schema()]
    }

    fn described(&self) -> Description {
        let mut parts = vec![
            Part::section("areas", say!("network.section.areas", "Entry points by area")),
            Part::OnPages(self.areas_alike()),
            Part::Data(AREAS.of(Sentence::of_others(""), &self.areas)),
        ];
        parts.extend(self.too_late());
        for (kind, section, caption) in to_keep() {
            parts.push(section);
            let mut of_kind = self.keep_open.iter().filter(|keep| keep.kind == kind).peekable();
            if of_kind.peek().is_none() {
                parts.push(Part::paragraph(say!(
                    "network.keep.none",
                    "There is none that an area cannot do without."
                )));
                continue;
            }
            parts.push(Part::Table(KEEP_OPEN.of(caption, of_kind).in_short(self.limit)));
        }
        parts.push(Part::section(
            "audit",
            say!("network.section.audit", "What hangs together in the tables"),
        ));
        parts.push(Part::bullets(&self.audit));
        parts.push(Part::section(
            "limits",
            say!("network.section.limits", "What this does not say"),
        ));
        parts.push(Part::bullets(&self.caveats));
        let head = self.masthead.clone();
        Description {
            title: say!("network.title", "The network of {country}", country = &head.country),
            subtitle: say!(
                "network.subtitle",
                "{scenario} ({id})",
                scenario = head.scenario_name.to_string(),
                id = head.scenario.to_string(),
            ),
            in_short: self.headline.clone(),
            head,
            parts,
        }
    }
}

impl NetworkReport {
    /// Areas that stand alike come together on a page.
    fn areas_alike(&self) -> Table {
        let caption =
            say!("network.table.areas", "From where each area can be got to along open ways");
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
        let mut alike: BTreeMap<(u8, String), (&Sentence, Vec<&Sentence>)> = BTreeMap::new();
        for late in &self.too_late {
            let key = (late.lead_months, late.months.to_string());
            alike.entry(key).or_insert((&late.months, Vec::new())).1.push(&late.in_words);
        }
        let told = alike.into_iter().map(|((lead, _), (months, links))| {
            Part::paragraph(say!(
                "network.too-late",
                "Under way for {lead} {lead:month|months}: {links}. What leaves by {links:it|them} in \
                 {months} arrives after the last month of the window, and nobody is got to by it.",
                lead = u32::from(lead),
                links = Joined::And.list(links),
                months,
            ))
        });
        let all = TOO_LATE.of(Sentence::of_others(""), &self.too_late);
        told.chain([Part::Data(all)]).collect()
    }
}

/// What to keep: its kind, its section, and what the table of it tells.
fn to_keep() -> [(&'static str, Part, Sentence); 2] {
    [
        (
            "link",
            Part::section("keep-open", say!("network.section.keep-open", "Links to keep open")),
            say!(
                "network.table.keep-open",
                "Who can no longer be got to without one link: person-months in need, those in phase 4 or \
                 worse, months of areas; ranks among links by each of the three, in this order, 1 where most \
                 can no longer be got to"
            ),
        ),
        (
            "permission",
            Part::section(
                "keep-granted",
                say!("network.section.keep-granted", "Permissions to keep"),
            ),
            say!(
                "network.table.keep-granted",
                "Who can no longer be got to without one permission: person-months in need, those in phase 4 \
                 or worse, months of areas; ranks among permissions by each of the three, in this order, 1 \
                 where most can no longer be got to"
            ),
        ),
    ]
}

/// How an area stands, in the columns after its name.
fn stands(area: &AreaStandingTold, most: Option<usize>) -> [String; 4] {
    let entry = |entry: &EntryTold| {
        if Some(entry.n_months) == most {
            entry.name.clone()
        } else {
            format!("{} ({})", entry.name, entry.n_months)
        }
    };
    let entries: Vec<String> = area.entry_points.iter().map(entry).collect();
    let filled = |months: &Sentence| !months.to_string().is_empty();
    let cut = Some(area.cut_off.clone()).filter(filled);
    let hand_out = Some(&area.no_hand_out)
        .filter(|months| filled(months))
        .map(|months| say!("network.no-hand-out", "no handing out {months}", months));
    [
        area.entry_points.len().to_string(),
        entries.join("; "),
        Joined::Semicolons.list(cut.into_iter().chain(hand_out)).to_string(),
        area.would_connect.to_string(),
    ]
}
