//! What each denial costs, as a table in the order of the pack's tables: it ranks nothing.

use super::effect::{ReplacementTold, replacement};
use super::figure::{Figure, large};
use super::layout::{grid, wrapped};
use super::sharing::Sharing;
use crate::analysis::denials::{Denial, Measured, What};
use crate::country::{Country, PermissionIx};
use crate::scenario::Scenario;
use schemars::JsonSchema;
use serde::Serialize;

/// What denials cost beside the plan of one scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DenialsReport {
    /// Always `aidreach-denials`.
    pub format: &'static str,
    /// Version of this object.
    pub version: u32,
    /// Who it is for.
    pub sharing: Sharing,
    /// The country.
    pub country: String,
    /// The scenario whose plan is the reference: even over areas and months.
    pub reference: String,
    /// Person-months that the reference plan reaches, with links that carry the least, the best and
    /// the most they are believed to.
    pub reference_person_months: Vec<Figure>,
    /// Each denial, in the order of the tables.
    pub denials: Vec<DenialTold>,
}

/// A denial and what it costs; figures stand at the low, best and high capacities of links.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DenialTold {
    /// Ids of permissions, joined by `+`, or of a scenario.
    pub id: String,
    /// Whether it is another scenario rather than a denial.
    pub scenario: bool,
    /// In words.
    pub name: String,
    /// Person-months reached.
    pub reached: Vec<Figure>,
    /// Person-months that access would let any plan reach if food were ample.
    pub ceiling: Vec<Figure>,
    /// Person-months of the reference plan that are lost.
    pub lost: Vec<Figure>,
    /// Person-months that go to other people or months.
    pub moved: Vec<Figure>,
    /// US dollars more.
    pub more_cost_usd: Vec<Figure>,
    /// Person-months more in need in areas and months in which nobody is served.
    pub more_left_with_nothing: Vec<i64>,
    /// Whether nothing gets worse at any of the three.
    pub no_loss_found: bool,
    /// Ways into the country that carry more, the largest increase first.
    pub replaced_by: Vec<ReplacementTold>,
}

impl DenialsReport {
    /// Lays denials out.
    pub fn of(
        country: &Country,
        reference: &Scenario,
        found: &[Denial],
        sharing: Sharing,
    ) -> DenialsReport {
        let first = found.first().map(|denial| denial.at);
        let reached = first.map(|at| at.iter().map(|m| whole(m.sums.before)).collect());
        DenialsReport {
            format: "aidreach-denials",
            version: 1,
            sharing,
            country: country.about.name.clone(),
            reference: reference.id.clone(),
            reference_person_months: reached.unwrap_or_default(),
            denials: found.iter().map(|denial| told(country, denial)).collect(),
        }
    }

    /// As text.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{}: what denials cost beside the plan of {}\n{}\n\n",
            self.country,
            self.reference,
            self.sharing.readers()
        );
        let header: Vec<&str> = HEADER.to_vec();
        let rows: Vec<Vec<String>> = self.denials.iter().map(|denial| denial.cells()).collect();
        text.push_str(&grid(&header, &rows));
        text.push('\n');
        for line in self.lines() {
            text.push_str(&wrapped(&line, ""));
        }
        text
    }

    /// As a page of Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "# {}: what denials cost beside the plan of `{}`\n\n",
            self.country, self.reference
        );
        for line in self.lines() {
            text.push_str(&format!("{line}\n\n"));
        }
        let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let header: Vec<String> =
            HEADER.iter().map(|name| name.trim_start_matches('>').to_owned()).collect();
        text.push_str(&row(&header));
        let align = |name: &&str| if name.starts_with('>') { "---:" } else { "---" }.to_owned();
        text.push_str(&row(&HEADER.iter().map(align).collect::<Vec<_>>()));
        for denial in &self.denials {
            text.push_str(&row(&denial.cells()));
        }
        text
    }

    /// What the columns mean.
    fn lines(&self) -> [String; 3] {
        let reached: Vec<String> =
            self.reference_person_months.iter().map(|figure| figure.grouped()).collect();
        [
            format!(
                "In person-months; three figures stand for links that carry the least, the best and \
                 the most they are believed to. The reference plan reaches {}.",
                reached.join(" / ")
            ),
            "Lost is the part of the reference plan that cannot be served any more in the same area, \
             month and phase: the least that can be lost, with hindsight. Moved is food that goes to \
             other people or months instead. The ceiling is what access would let any plan reach if \
             food were ample. `Nothing` is people in need in areas and months where nobody is served, \
             more than before."
                .to_owned(),
            "Rows stand in the order of the tables; they rank nothing. Where nothing is lost, the \
             ways that carry more for it are named, with the room left on them."
                .to_owned(),
        ]
    }
}

const HEADER: [&str; 8] = [
    "Denied, or planned instead",
    ">Reached",
    ">Ceiling",
    ">Lost, low / best / high",
    ">Moved",
    ">US dollars more",
    ">Nothing",
    "What stands in",
];

impl DenialTold {
    fn cells(&self) -> Vec<String> {
        let best = |figures: &[Figure]| figures.get(1).map_or(String::new(), |f| f.grouped());
        let lost: Vec<String> = self.lost.iter().map(|figure| figure.grouped()).collect();
        let ways: Vec<String> =
            self.replaced_by.iter().take(2).map(ReplacementTold::said).collect();
        let nothing_lost = self.lost.iter().all(|lost| lost.exact() == Default::default());
        let instead = match (nothing_lost, ways.is_empty()) {
            (true, true) => "no way in has to carry more".to_owned(),
            (true, false) => ways.join("; "),
            (false, _) => String::new(),
        };
        vec![
            self.id.clone(),
            best(&self.reached),
            best(&self.ceiling),
            lost.join(" / "),
            best(&self.moved),
            self.more_cost_usd.get(1).map_or(String::new(), |usd| large(*usd)),
            self.more_left_with_nothing
                .get(1)
                .map_or(String::new(), |n| Figure::rounded(i128::from(*n).into(), 0).signed()),
            instead,
        ]
    }
}

fn whole(exact: crate::plan::Exact) -> Figure {
    Figure::rounded(exact, 0)
}

fn told(country: &Country, denial: &Denial) -> DenialTold {
    let permission = |ix: &PermissionIx| &country.permissions[ix.index()];
    let (id, name, scenario) = match &denial.what {
        What::Denied(denied) => {
            let ids: Vec<&str> = denied.iter().map(|p| permission(p).id.as_str()).collect();
            let names: Vec<&str> = denied.iter().map(|p| permission(p).name.as_str()).collect();
            (ids.join("+"), names.join("; "), false)
        }
        What::Instead(other) => (other.id.clone(), other.name.clone(), true),
    };
    let each = |of: &dyn Fn(&Measured) -> Figure| denial.at.iter().map(of).collect();
    DenialTold {
        id,
        scenario,
        name,
        reached: each(&|m| whole(m.sums.after)),
        ceiling: each(&|m| whole(m.ceiling)),
        lost: each(&|m| whole(m.sums.lost())),
        moved: each(&|m| whole(m.sums.moved())),
        more_cost_usd: each(&|m| Figure::usd(m.more_cents)),
        more_left_with_nothing: denial.at.iter().map(|m| m.more_with_nothing).collect(),
        no_loss_found: denial.is_no_loss(),
        replaced_by: denial.replacements.iter().map(|found| replacement(country, found)).collect(),
    }
}
