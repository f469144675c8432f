//! What is told of conditions in force, red lines and levies, in sentences.

use super::gather::name;
use super::{ConditionsReport, SplitTold};
use crate::analysis::conditions::{InForce, RedLine};
use crate::analysis::effect::Cells;
use crate::analysis::game::Exact;
use crate::analysis::setting::Setting;
use crate::country::Country;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, in_millions, plainly};
use crate::kit::{Sentence, say};
use crate::report::findings::coalitions::percent;
use crate::report::findings::effect::whom_it_costs;
use crate::report::findings::terms::{in_hundred, price, terms};
use crate::scenario::Decision;
use crate::units::Share;
use num_traits::Zero;

impl ConditionsReport {
    pub(super) fn said(
        &self,
        setting: Setting<'_>,
        found: &InForce,
        paid: &Exact,
    ) -> Vec<Sentence> {
        let more = |without: &Exact| Figure::long(&(without - &found.as_it_stands), 0);
        let mut told = vec![say!(
            "conditions.stands",
            "As the scenario stands {reached} person-months are reached.",
            reached = self.reached_person_months,
        )];
        told.push(match self.conditions.len() {
            0 => say!("conditions.in-force.none", "No grant carries a condition."),
            n => say!(
                "conditions.in-force.cost",
                "{n} {n:decision carries|decisions carry} conditions; without any of them {more} \
                 person-months more would be reached.",
                n,
                more = more(&found.without_any),
            ),
        });
        told.extend(found.all_lose.iter().flat_map(|cells| lost_by_them(setting, cells)));
        told.push(match self.red_lines.len() {
            0 => say!("conditions.red-lines.none", "No red line is drawn."),
            n => say!(
                "conditions.red-lines.cost",
                "{n} red {n:line is|lines are} drawn; they cost {cost} person-months together.",
                n,
                cost = more(&found.without_lines),
            ),
        });
        told.push(self.levied(found, paid));
        for cap in &self.caps {
            told.push(say!(
                "conditions.capped",
                "If no more than {most} US dollars go to {counterpart} in levies, {reached} person-months \
                 are reached: {fewer} fewer.",
                most = in_millions(cap.most_usd),
                counterpart = &cap.counterpart,
                reached = cap.reached_person_months,
                fewer = cap.costs_person_months,
            ));
        }
        told.extend(self.under_splits());
        told
    }

    /// What is paid for passage.
    fn levied(&self, found: &InForce, paid: &Exact) -> Sentence {
        if paid.is_zero() {
            return say!(
                "conditions.levied.none",
                "Nobody is paid for passage under the plan that reaches most."
            );
        }
        let levies = in_millions(self.levies_usd);
        let share = plainly(percent(paid, &found.cost_cents));
        match self.levies.as_slice() {
            [one] => say!(
                "conditions.levied.one",
                "Under the plan that reaches most, {levies} US dollars go to {counterpart} in levies, \
                 {share} % of all it costs.",
                levies,
                counterpart = &one.counterpart,
                share,
            ),
            several => say!(
                "conditions.levied",
                "Under the plan that reaches most, {levies} US dollars go to {n} {n:counterpart|counterparts} in levies, \
                 {share} % of all it costs.",
                levies,
                n = several.len(),
                share,
            ),
        }
    }

    fn under_splits(&self) -> Option<Sentence> {
        let one = |split: &SplitTold| {
            say!(
                "conditions.split",
                "`{split}`: conditions cost {conditions}, red lines {lines}",
                split = &split.split,
                conditions = split.conditions_cost_person_months,
                lines = split.red_lines_cost_person_months,
            )
        };
        (!self.splits.is_empty()).then(|| {
            say!(
                "conditions.splits",
                "Where food comes from is assumed; with other splits, in person-months: {splits}.",
                splits = Joined::Semicolons.list(self.splits.iter().map(one)),
            )
        })
    }
}

/// Whom conditions cost what: where food is short as many are reached all the same, but others.
fn lost_by_them(setting: Setting<'_>, cells: &Cells) -> Vec<Sentence> {
    let total = cells.total();
    let lost = Figure::rounded(total.lost(), 0);
    if lost.is_nought() {
        return vec![say!(
            "conditions.in-force.no-loss",
            "All whom a plan without them serves could be served with them, too."
        )];
    }
    let said = say!(
        "conditions.in-force.lost",
        "They decide whom: of the {before} person-months that a plan without them serves, {lost} are lost by them.",
        before = Figure::rounded(total.before, 0),
        lost,
    );
    std::iter::once(said).chain(whom_it_costs(setting.country, setting.scenario, cells)).collect()
}

/// A red line in words.
pub(super) fn red_line(setting: Setting<'_>, line: RedLine) -> Sentence {
    let lines = &setting.scenario.red_lines;
    match line {
        RedLine::Permission(permission) => say!(
            "conditions.line.permission",
            "{permission} is never used",
            permission = name(setting.country, permission),
        ),
        RedLine::Levy => say!(
            "conditions.line.levy",
            "no levy above {most} US dollars a tonne",
            most = price(lines.most_levy.unwrap_or_default()),
        ),
        RedLine::Diversion => say!(
            "conditions.line.diversion",
            "no grant with more than {most} % diverted",
            most = in_hundred(lines.most_diversion.unwrap_or(Share::NONE)),
        ),
    }
}

/// A decision's conditions: `levy of 25 US dollars a tonne on transit through X (from A to B)`.
pub(super) fn attached(country: &Country, decision: &Decision) -> Sentence {
    say!(
        "conditions.attached",
        "{conditions} on {permissions}, {from} to {to}",
        conditions = Joined::Commas.list(terms(&decision.conditions)),
        permissions = Joined::And.list(decision.permissions.iter().map(|p| name(country, *p))),
        from = decision.span.from.to_string(),
        to = decision.span.to.to_string(),
    )
}
