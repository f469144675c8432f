//! What each denial costs, as a table in the order of the pack's tables: it ranks nothing.

use super::effect::{ReplacementTold, replacement};
use super::figure::Figure;
use super::layout::{grid, hanging, wrapped};
use super::sharing::Sharing;
use crate::analysis::denials::{Denial, What};
use crate::analysis::effect::AtLevel;
use crate::country::{Country, PermissionIx};
use crate::plan::Exact;
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
        let first = found.first().map(|denial| &denial.change.at_levels);
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
        let header = [
            "Denied, or planned instead",
            ">Reached",
            ">Lost low",
            ">Lost best",
            ">Lost high",
            ">Moved",
            ">Nothing",
        ];
        let rows: Vec<Vec<String>> = self.denials.iter().map(DenialTold::in_short).collect();
        text.push_str(&grid(&header, &rows));
        let stood_in = self.denials.iter().filter(|denial| denial.loses_nobody());
        let stood_in: Vec<String> =
            stood_in.map(|denial| format!("{}: {}.", denial.id, denial.stands_in())).collect();
        if !stood_in.is_empty() {
            text.push_str("\nWhat stands in where nobody loses\n");
        }
        for line in stood_in {
            text.push_str(&hanging(&line, "- ", "  "));
        }
        text.push('\n');
        for line in self.lines() {
            text.push_str(&wrapped(&line, ""));
        }
        let more = "JSON and Markdown tell the access ceiling and the cost of each, too.";
        text.push_str(&wrapped(more, ""));
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
        text.push_str(
            "The ceiling is what access would let any plan reach if food were ample; it, too, and the cost \
             stand at the best figures of links.\n\n",
        );
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
             other people or months instead. `Nothing` is people in need in areas and months where \
             nobody is served, more than before. Reached, moved and `nothing` stand at the best figures \
             of links."
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
    /// Whether nobody loses at any figure of the capacities.
    fn loses_nobody(&self) -> bool {
        self.lost.iter().all(|lost| lost.exact() == Exact::default())
    }

    /// What carries more in place of what is denied.
    fn stands_in(&self) -> String {
        let ways: Vec<String> =
            self.replaced_by.iter().take(2).map(ReplacementTold::said).collect();
        match ways.is_empty() {
            true => "no way in has to carry more".to_owned(),
            false => ways.join("; "),
        }
    }

    /// People more who are left with nothing, at the best capacities.
    fn nothing(&self) -> String {
        let more = self.more_left_with_nothing.get(1);
        more.map_or(String::new(), |n| Figure::rounded(i128::from(*n).into(), 0).signed())
    }

    /// The row for a terminal.
    fn in_short(&self) -> Vec<String> {
        let mut cells = vec![self.id.clone(), best(&self.reached)];
        cells.extend(self.lost.iter().map(|figure| figure.grouped()));
        cells.extend([best(&self.moved), self.nothing()]);
        cells
    }

    /// The row for a page.
    fn cells(&self) -> Vec<String> {
        let lost: Vec<String> = self.lost.iter().map(|figure| figure.grouped()).collect();
        let dollars = self.more_cost_usd.get(1);
        vec![
            self.id.clone(),
            best(&self.reached),
            best(&self.ceiling),
            lost.join(" / "),
            best(&self.moved),
            dollars.map_or(String::new(), |usd| usd.to_places(0).signed()),
            self.nothing(),
            if self.loses_nobody() { self.stands_in() } else { String::new() },
        ]
    }
}

/// The figure at the best capacities.
fn best(figures: &[Figure]) -> String {
    figures.get(1).map_or(String::new(), |figure| figure.grouped())
}

fn whole(exact: Exact) -> Figure {
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
    let at = &denial.change.at_levels;
    let each = |of: &dyn Fn(&AtLevel) -> Figure| at.iter().map(of).collect();
    DenialTold {
        id,
        scenario,
        name,
        reached: each(&|at| whole(at.sums.after)),
        ceiling: denial.ceilings.iter().map(|ceiling| whole(*ceiling)).collect(),
        lost: each(&|at| whole(at.sums.lost())),
        moved: each(&|at| whole(at.sums.moved())),
        more_cost_usd: each(&|at| Figure::usd(at.more_cents())),
        more_left_with_nothing: at.iter().map(AtLevel::more_with_nothing).collect(),
        no_loss_found: denial.change.is_no_loss(),
        replaced_by: denial
            .change
            .effect
            .replacements
            .iter()
            .map(|found| replacement(country, found))
            .collect(),
    }
}
