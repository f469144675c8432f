//! What each denial costs, in the order of the pack's tables: it ranks nothing.

mod tables;

use crate::analysis::denials::{Denial, What};
use crate::analysis::effect::AtLevel;
use crate::country::{Country, PermissionIx};
use crate::kit::figure::Figure;
use crate::kit::headings;
use crate::kit::sentence::{Joined, at_levels};
use crate::kit::{Answered, Description, Masthead, Part, Scope, Sentence, TableSchema, say};
use crate::plan::Exact;
use crate::report::findings::effect::{EffectInput, ReplacementTold, headline, replacement};
use crate::scenario::Scenario;
use crate::sharing::Sharing;
use schemars::JsonSchema;
use serde::Serialize;
use tables::{ACCESS, DENIALS, STAND_IN, StandsIn};

/// What denials cost beside the plan of one scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DenialsReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
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
    /// Whether it is several permissions denied together, which nobody sees who did not ask for them.
    #[serde(skip)]
    several: bool,
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
    /// Who loses and when, or who gains, in words.
    pub said: Sentence,
}

impl DenialsReport {
    /// Lays denials out.
    pub fn of(
        country: &Country,
        reference: &Scenario,
        found: &[Denial],
        sharing: Sharing,
    ) -> DenialsReport {
        let first = found.first().map(|denial| &denial.change);
        let reached =
            first.map(|change| change.at_levels.iter().map(|at| whole(at.sums.before)).collect());
        let planned = first.map(|change| change.effect.cells.by_area()).unwrap_or_default();
        DenialsReport {
            masthead: Masthead::new(
                ("aidreach-denials", 1),
                "person-months reached",
                Scope::of(country, reference, planned.into_keys(), sharing),
            ),
            reference: reference.id.clone(),
            reference_person_months: reached.unwrap_or_default(),
            denials: found.iter().map(|denial| told(country, reference, denial)).collect(),
        }
    }
}

/// How many ways a page tells that stand in for a denial; the data have all.
const WAYS: usize = 2;
/// How many rows of what access allows a terminal tells.
const IN_SHORT: usize = 8;

impl Answered for DenialsReport {
    fn tables() -> Vec<TableSchema> {
        vec![DENIALS.schema(), ACCESS.schema(), STAND_IN.schema()]
    }

    fn described(&self) -> Description {
        let caption =
            say!("denials.table", "Person-months; lost at the low, best and high figures of links");
        let mut parts = vec![
            Part::section("denials", say!("denials.section", "Who loses")),
            Part::Table(DENIALS.of(caption, &self.denials)),
        ];
        let free = self.denials.iter().filter(|denial| denial.loses_nobody());
        let free: Vec<StandsIn> = free.flat_map(|denial| denial.stands_in(WAYS)).collect();
        if !free.is_empty() {
            let caption = say!(
                "denials.table.instead",
                "Ways that carry more, the first two of each, with the room left on them where a limit is \
                 known"
            );
            parts.push(Part::section(
                "instead",
                say!("denials.section.instead", "What stands in where nobody loses"),
            ));
            parts.push(Part::OnPages(STAND_IN.of(caption, &free)));
        }
        let all: Vec<StandsIn> =
            self.denials.iter().flat_map(|denial| denial.stands_in(usize::MAX)).collect();
        parts.push(Part::Data(STAND_IN.of(Sentence::of_others(""), &all)));
        let caption = say!(
            "denials.table.access",
            "What access would let any plan reach if food were ample, in person-months, and cost"
        );
        parts.push(Part::section(
            "access",
            say!("denials.section.access", "What access allows, and what it costs"),
        ));
        parts.push(Part::Table(ACCESS.of(caption, &self.denials).in_short(IN_SHORT)));
        parts.push(Part::section("method", headings::how_to_read()));
        parts.push(Part::bullets(&reading()));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "denials.title",
                "What denials cost beside the plan of {scenario}",
                scenario = &self.reference
            ),
            subtitle: say!(
                "denials.subtitle",
                "{country}, by {level}, each denied on all days",
                country = &head.country,
                level = &head.level_named,
            ),
            in_short: self.in_short(),
            head,
            parts,
        }
    }
}

/// How to read what denials cost.
fn reading() -> [Sentence; 4] {
    [
        say!(
            "denials.reading.levels",
            "In person-months. Low, best and high stand for links that carry the least, the best and the most \
             they are believed to; all else stands at the best figures of links."
        ),
        say!(
            "denials.reading.lost",
            "Lost is the part of the reference plan that cannot be served any more in the same area, month and \
             phase: the least that can be lost, with hindsight. Moved is food that goes to other people or \
             months instead."
        ),
        say!(
            "denials.reading.nothing",
            "More left with nothing are people in need in areas and months where nobody is served, beyond those \
             of the reference plan."
        ),
        say!("denials.reading.order", "Rows stand in the order of the tables; they rank nothing."),
    ]
}

impl DenialsReport {
    /// What those asked for lose, and what all rows are held against.
    fn in_short(&self) -> Vec<Sentence> {
        let lone = self.denials.len() == 1;
        let asked = self.denials.iter().filter(|denial| lone || denial.several);
        asked.map(DenialTold::in_short).chain(self.beside()).collect()
    }

    fn beside(&self) -> Option<Sentence> {
        let reached = at_levels(self.reference_person_months.clone().try_into().ok()?);
        Some(say!(
            "denials.reference",
            "The plan of {scenario}, even over areas and months, reaches {reached} person-months; three \
             figures stand for links that carry the least, the best and the most they are believed to. Each \
             row is held against it.",
            scenario = &self.reference,
            reached,
        ))
    }
}

impl DenialTold {
    /// Who loses and when, and what stands in.
    fn in_short(&self) -> Sentence {
        let (denied, said) = (&self.name, self.said.clone());
        let ways: Vec<Sentence> =
            self.replaced_by.iter().take(WAYS).map(ReplacementTold::said).collect();
        match self.loses_nobody() || ways.is_empty() {
            true => say!("denials.asked", "{denied^}: {said}", denied, said),
            false => say!(
                "denials.asked.stands-in",
                "{denied^}: {said} Most of what stands in comes by {ways}.",
                denied,
                said,
                ways = Joined::And.list(ways),
            ),
        }
    }

    /// Whether nobody loses at any figure of the capacities.
    fn loses_nobody(&self) -> bool {
        self.lost.iter().all(|lost| lost.is_nought())
    }

    /// What carries more in place of what is denied, so many ways at most.
    fn stands_in(&self, most: usize) -> Vec<StandsIn> {
        let row = |by| StandsIn { denied: self.id.clone(), name: self.name.clone(), by };
        match self.replaced_by.iter().take(most).cloned().map(Some).map(row).collect::<Vec<_>>() {
            none if none.is_empty() => vec![row(None)],
            ways => ways,
        }
    }
}

fn whole(exact: Exact) -> Figure {
    Figure::rounded(exact, 0)
}

fn told(country: &Country, reference: &Scenario, denial: &Denial) -> DenialTold {
    let permission = |ix: &PermissionIx| &country.permissions[ix.index()];
    let (id, name, scenario, several) = match &denial.what {
        What::Denied(denied) => {
            let ids: Vec<&str> = denied.iter().map(|p| permission(p).id.as_str()).collect();
            let names: Vec<&str> = denied.iter().map(|p| permission(p).name.as_str()).collect();
            (ids.join("+"), names.join("; "), false, denied.len() > 1)
        }
        What::Instead(other) => (other.id.clone(), other.name.clone(), true, false),
    };
    let about = EffectInput { country, window: reference.window, scenario: &name };
    let nothing_moves = denial.change.is_no_loss() && denial.change.effect.replacements.is_empty();
    let said = match denial.no_food_behind && nothing_moves {
        true => say!(
            "denials.no-food-behind",
            "No food is on offer behind it, so nothing hangs on it in this plan; with food there it could be \
             otherwise."
        ),
        false => headline(&about, &denial.change),
    };
    let at = &denial.change.at_levels;
    let each = |of: &dyn Fn(&AtLevel) -> Figure| at.iter().map(of).collect();
    DenialTold {
        id,
        scenario,
        several,
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
        said,
    }
}
