//! What a what-if costs, in a few sentences: lost, moved, why, and whether something can stand in.

mod other;
mod stand_in;
mod tables;

use crate::analysis::compare::{Comparison, Side, need_change};
use crate::analysis::stand_in::StandIn;
use crate::country::Country;
use crate::kit::figure::Figure;
use crate::kit::headings;
use crate::kit::sentence::Joined;
use crate::kit::{Answered, Description, Masthead, Part, Scope, Sentence, TableSchema, say};
use crate::report::findings::adjusted::beyond_the_window;
use crate::report::findings::effect::{
    EffectTold, LossTold, ReplacementTold, effect_told, in_brief,
};
use crate::report::findings::held_back::{Knowledge, Told, in_the_way_of, over_the_window};
use crate::scenario::Objective;
use crate::sharing::Sharing;
use other::other_need;
pub(in crate::report) use other::spendable;
use schemars::JsonSchema;
use serde::Serialize;
use stand_in::{by_month, can, told};
use tables::{BY_AREA, BY_MONTH, STAND_IN_MONTHS, STAND_INS, StandInRow};

/// What a scenario costs beside the one that it changes.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct WhatIfReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// The scenario whose plan is the reference.
    pub reference: String,
    /// What is otherwise, each in words.
    pub otherwise: Vec<String>,
    /// The answer: lost, moved, why; and whether something can stand in, where that was asked.
    pub said: Vec<Sentence>,
    /// Over everything, in person-months.
    pub total: LossTold,
    /// By month.
    pub by_month: Vec<LossTold>,
    /// By area, those that lose most first; areas without a change are left out.
    pub by_area: Vec<LossTold>,
    /// US dollars more; less where negative.
    pub more_cost_usd: Figure,
    /// What carries more into the country, the largest increase first.
    pub replaced_by: Vec<ReplacementTold>,
    /// The way asked about beside what is shut; absent where none was asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stand_in: Option<StandInTold>,
    /// The command that gives this answer again.
    pub command: String,
}

/// A way beside what is shut.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct StandInTold {
    /// What was asked about, by name.
    pub name: String,
    /// Tonnes that came in the reference plan by what is shut, while it is.
    pub shut_mt: Figure,
    /// Tonnes by the way asked about in the reference plan.
    pub before_mt: Figure,
    /// Tonnes by it in the plan of the what-if.
    pub after_mt: Figure,
    /// Tonnes that could still pass there while the other is shut; empty where nothing limits it.
    pub room_left_mt: Option<Figure>,
    /// Days under way by what is shut; empty where nothing came.
    pub shut_days: Option<Figure>,
    /// Days under way by the way asked about; empty where nothing goes.
    pub days: Option<Figure>,
    /// US dollars for moving a tonne by what is shut.
    pub shut_usd_per_mt: Option<Figure>,
    /// US dollars for moving a tonne by the way asked about.
    pub usd_per_mt: Option<Figure>,
    /// Month by month, of those in which something is shut or narrowed.
    pub by_month: Vec<StandInMonth>,
}

/// A way beside what is shut, in one month.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct StandInMonth {
    /// `2024-08`.
    pub month: String,
    /// Tonnes that came in the reference plan by what is shut.
    pub shut_mt: Figure,
    /// Tonnes more by the way asked about than in the reference plan; fewer where negative.
    pub more_mt: Figure,
    /// Tonnes that could still pass there; empty where nothing limits it.
    pub room_left_mt: Option<Figure>,
    /// Part of the month in which seasons leave it open, 0 to 1.
    pub season_open_share: Figure,
    /// Why, as the tables have it; empty where it is open throughout.
    pub why: String,
}

/// What was asked: in words, by which command, and what is to stand in.
pub struct WhatIfAsked<'a> {
    /// What is otherwise, each in words.
    pub otherwise: Vec<String>,
    /// The command that asks it.
    pub command: String,
    /// The way that is to stand in, by name, with what was measured.
    pub stand_in: Option<(&'a str, StandIn)>,
}

/// How to read what a what-if costs.
pub(in crate::report) fn reading() -> Sentence {
    say!(
        "what-if.reading",
        "Lost are people of the reference plan who cannot be served any more in the same area, month and \
         phase: the least that can be lost, with hindsight. Moved is food that goes to other people or months \
         instead; it does not make up for those who lose. The plan held against it keeps as many of these people \
         as can be, and saves food up for what it knows will come; `plan` with the same words shares all food \
         out anew, so its months and areas may differ."
    )
}

/// Whether a way can stand in for what is shut, in a sentence or two and in figures.
pub(in crate::report) fn can_stand_in(name: &str, found: &StandIn) -> (Vec<Sentence>, StandInTold) {
    let said = [can(name, found)].into_iter().chain(by_month(name, found));
    (said.collect(), told(name, found))
}

impl WhatIfReport {
    /// Lays an answer out: of two scenarios side by side, the second changed.
    pub fn of(
        country: &Country,
        found: &Comparison,
        asked: &WhatIfAsked<'_>,
        sharing: Sharing,
    ) -> Option<WhatIfReport> {
        let ([first, side], [change]) = (&found.sides[..], &found.effects[..]) else { return None };
        let effect = effect_told(country, &side.scenario, change);
        let mut said = in_brief(country, &side.scenario, change);
        said.extend(need_change([first, side]).as_ref().map(other_need));
        said.extend(spendable(country, &side.scenario));
        let stand_in = asked.stand_in.as_ref().map(|(name, found)| can_stand_in(name, found));
        let (can, stand_in) = stand_in.unzip();
        said.extend(
            beyond_the_window(country, &side.scenario)
                .map(|beyond| say!("what-if.beyond", "{beyond^}.", beyond)),
        );
        said.push(why([first, side], &effect, sharing));
        said.extend(can.into_iter().flatten());
        let areas = change.effect.cells.by_area();
        Some(WhatIfReport {
            masthead: Masthead::new(
                ("aidreach-whatif", 1),
                "person-months of the reference plan that are kept",
                Scope::of(country, &side.scenario, areas.into_keys(), sharing),
            ),
            reference: effect.reference.clone(),
            otherwise: asked.otherwise.clone(),
            said,
            total: effect.total,
            by_month: effect.by_month,
            by_area: effect.by_area,
            more_cost_usd: effect.more_cost_usd,
            replaced_by: effect.replaced_by,
            stand_in,
            command: asked.command.clone(),
        })
    }
}

/// How many areas a terminal tells.
const IN_SHORT: usize = 8;
/// How many ways a sentence names.
const WAYS: usize = 3;

/// What carries more, and what is first in the way then.
fn why([first, side]: [&Side; 2], effect: &EffectTold, sharing: Sharing) -> Sentence {
    let told = over_the_window(&Told {
        held: &side.held,
        objective: side.plan.objective,
        knowledge: Knowledge::Hindsight,
        sharing,
        unlimited: [0; 2],
    });
    // A plan that stops at a target is not held back by what lies beyond it.
    let by_choice = matches!(side.plan.objective, Objective::CheapestFor(_));
    let first_in_the_way = in_the_way_of(&told).filter(|_| !by_choice).unwrap_or_else(|| {
        say!("what-if.why.untold", "What is first in the way of more is not told for this plan.")
    });
    let ways: Vec<Sentence> =
        effect.replaced_by.iter().take(WAYS).map(ReplacementTold::said).collect();
    let reference = &first.scenario.id;
    match ways.is_empty() {
        true => say!(
            "what-if.why.no-way",
            "No way into the country carries more than in the plan of {reference}. {first_in_the_way}",
            reference,
            first_in_the_way,
        ),
        false => say!(
            "what-if.why",
            "More than in the plan of {reference} comes by {ways}. {first_in_the_way}",
            reference,
            ways = Joined::And.list(ways),
            first_in_the_way,
        ),
    }
}

impl Answered for WhatIfReport {
    fn tables() -> Vec<TableSchema> {
        vec![BY_MONTH.schema(), BY_AREA.schema(), STAND_INS.schema(), STAND_IN_MONTHS.schema()]
    }

    fn described(&self) -> Description {
        let mut parts = vec![
            Part::section(
                "by-month",
                say!("what-if.by-month", "Who loses and who gains, by month"),
            ),
            Part::Table(
                BY_MONTH.of(say!("what-if.by-month.table", "Person-months"), &self.by_month),
            ),
        ];
        if !self.by_area.is_empty() {
            let title = say!("what-if.by-area", "Who loses and who gains, by area");
            parts.push(Part::section("by-area", title));
            let caption =
                say!("what-if.by-area.table", "Person-months, areas that lose most first");
            parts.push(Part::Table(BY_AREA.of(caption, &self.by_area).in_short(IN_SHORT)));
        }
        if let Some(told) = &self.stand_in {
            let rows = StandInRow::of(told);
            let title = say!("what-if.stand-in", "{name} beside what is shut", name = &told.name);
            parts.push(Part::section("stand-in", title));
            let caption = say!(
                "what-if.stand-in.table",
                "Food by each in the months in which something is shut or narrowed; days and dollars over all months"
            );
            parts.push(Part::Table(STAND_INS.of(caption, &rows)));
            if told.by_month.len() > 1 {
                let caption = say!("what-if.stand-in.months", "Month by month");
                parts.push(Part::Table(STAND_IN_MONTHS.of(caption, &told.by_month).in_order()));
            }
        }
        parts.push(Part::section("again", say!("what-if.again", "To ask this again")));
        parts.push(Part::bullets(&[Sentence::of_others(&self.command)]));
        parts.push(Part::section("method", headings::how_to_read()));
        parts.push(Part::bullets(&[reading()]));
        let head = self.masthead.clone();
        let otherwise =
            Joined::Semicolons.list(self.otherwise.iter().map(|one| Sentence::of_others(one)));
        Description {
            title: say!("what-if.title", "What if: {otherwise}", otherwise),
            subtitle: say!(
                "what-if.subtitle",
                "{country}, beside the plan of {reference}",
                country = &head.country,
                reference = &self.reference,
            ),
            in_short: self.said.clone(),
            head,
            parts,
        }
    }
}
