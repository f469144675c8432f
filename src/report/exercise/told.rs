//! Everything that is told of an exercise once it is over, gathered once: `debrief.json`, and what the
//! review and the slides are made from.

use crate::exercise::{Benchmarks, Form, Mattered, Play};
use crate::kit::figure::Figure;
use crate::kit::sentence::signed;
use crate::kit::{Masthead, Sentence, say};
use crate::plan::Exact;
use crate::report::findings::effect::CarriedOutTold;
use schemars::JsonSchema;
use serde::Serialize;

/// A team once the exercise is over: what it decided, what came of it, and what could have been.
#[derive(Clone, Debug)]
pub struct Debriefed {
    /// Number of the team.
    pub team: u8,
    /// Its forms.
    pub forms: Vec<Form>,
    /// Its play.
    pub play: Play,
    /// What it is measured against.
    pub benchmarks: Benchmarks,
    /// What each decision brought, the one that mattered most first.
    pub mattered: Vec<Mattered>,
    /// Grams that were there by the end and not handed out.
    pub left: Exact,
}

/// What is told of an exercise.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DebriefReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// Always `EXERCISE`: nothing here is a report on a real situation.
    pub mark: &'static str,
    /// Key of the exercise.
    pub exercise: String,
    /// What it is called.
    pub title: String,
    /// What teams strive for.
    pub objective: &'static str,
    /// What all draws come from.
    pub seed: u64,
    /// How kindly counterparts answer, and how much happens.
    pub difficulty: &'static str,
    /// Turns taken.
    pub turns: usize,
    /// Turns that the exercise has.
    pub turns_in_all: usize,
    /// Everything that happened, by day.
    pub events: Vec<EventTold>,
    /// Each team.
    pub teams: Vec<TeamPlayed>,
}

/// Something that happened.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct EventTold {
    /// Day it began, `2021-10-05`.
    pub day: String,
    /// `scenario`, `trigger` or `drawn`.
    pub from: &'static str,
    /// What.
    pub what: String,
    /// First month on whose first day teams knew of it; absent where they never did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_in: Option<String>,
}

/// Person-months, in all phases and in the worst two.
#[derive(Clone, Copy, Debug, Default, JsonSchema, Serialize)]
pub struct PeopleTold {
    /// In IPC phase 3 and above.
    pub person_months: Figure,
    /// In IPC phases 4 and 5.
    pub phase4_and_5_person_months: Figure,
}

impl PeopleTold {
    pub(super) fn of(phases: [Exact; 3]) -> PeopleTold {
        PeopleTold {
            person_months: Figure::rounded(phases.iter().sum(), 0),
            phase4_and_5_person_months: Figure::rounded(phases[1] + phases[2], 0),
        }
    }

    /// What was brought, in words: who is lost, who is served instead, and what is left of both.
    pub(super) fn brought(&self, [lost, moved]: [Figure; 2]) -> Sentence {
        if lost.is_nought() && moved.is_nought() {
            return say!("debrief.brought.nothing", "changed nothing");
        }
        say!(
            "debrief.brought",
            "{lost} lost, {moved} served instead; net {net} person-months, {worst} in phases 4 and 5",
            lost,
            moved,
            net = signed(self.person_months),
            worst = signed(self.phase4_and_5_person_months),
        )
    }
}

/// What came of a team.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct TeamPlayed {
    /// Its number.
    pub team: u8,
    /// People in need.
    pub need: PeopleTold,
    /// People reached.
    pub reached: PeopleTold,
    /// Reached over need.
    pub coverage_share: Figure,
    /// People that the best plan on what was known would have reached, with the same asks and rations.
    pub best_as_known: PeopleTold,
    /// People that the best plan with hindsight would have reached, with the same asks and rations.
    pub best_with_hindsight: PeopleTold,
    /// Most person-months that any plan with hindsight could have reached, whatever their phase.
    pub most_possible_person_months: Figure,
    /// Reached less what the best plan on what was known would have reached: judgement.
    pub judgement: PeopleTold,
    /// What hindsight adds to the best plan on what was known: what nobody could know.
    pub unknowable: PeopleTold,
    /// The play beside the best plan on what was known, both as they were carried out: who is lost, by
    /// area, month and IPC phase.
    pub beside_best_as_known: CarriedOutTold,
    /// The play beside the best plan with hindsight.
    pub beside_best_with_hindsight: CarriedOutTold,
    /// Month by month.
    pub months: Vec<MonthTold>,
    /// Area by area.
    pub areas: Vec<AreaTold>,
    /// The area least covered.
    pub least_covered_area: String,
    /// How much of its need was met.
    pub least_coverage_share: Figure,
    /// What each decision brought, the one that mattered most first.
    pub decisions: Vec<DecisionTold>,
    /// What was asked for.
    pub asks: Vec<AskTold>,
    /// How many of these were granted.
    pub asks_granted: usize,
    /// Money.
    pub money: MoneyTold,
    /// Food that was there and not handed out by the end.
    pub food_left_mt: Figure,
}

/// A month of a team.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MonthTold {
    /// Number of the team.
    #[serde(skip)]
    pub team: u8,
    /// `2021-10`.
    pub month: String,
    /// In words.
    #[serde(skip)]
    pub in_words: String,
    /// People in need.
    pub need_people: u64,
    /// People reached.
    pub reached_people: u64,
    /// People that the best plan on what was known reaches in this month.
    pub best_as_known_people: u64,
    /// People that the best plan with hindsight reaches in this month.
    pub best_with_hindsight_people: u64,
}

/// An area of a team.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaTold {
    /// Number of the team.
    #[serde(skip)]
    pub team: u8,
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Person-months in need.
    pub need_person_months: u64,
    /// Person-months reached.
    pub reached_person_months: u64,
    /// Reached over need.
    pub coverage_share: Figure,
}

/// A decision of a team.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DecisionTold {
    /// Number of the team.
    #[serde(skip)]
    pub team: u8,
    /// `2021-10`.
    pub month: String,
    /// In words.
    pub decision: String,
    /// Person-months reached more with it than without, found by playing the forms again without it: what
    /// is won less what is lost.
    pub brought: PeopleTold,
    /// The play as it was beside the one without it: who is lost, and who is served instead.
    pub beside_without: CarriedOutTold,
}

/// An ask of a team.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AskTold {
    /// Number of the team.
    #[serde(skip)]
    pub team: u8,
    /// `2021-10`.
    pub month: String,
    /// Key of the permission.
    pub permission: String,
    /// In words.
    pub name: String,
    /// What the team said that it would accept.
    pub against: &'static str,
    /// What was answered.
    pub answer: String,
    /// Whether it was granted, with or without a condition.
    pub granted: bool,
    /// Odds of a grant without conditions.
    pub odds_without_conditions_share: Figure,
    /// Odds of any grant.
    pub odds_share: Figure,
    /// What it brought: what is won less what is lost.
    pub brought: PeopleTold,
    /// Person-months that are served without it and not with it, in the same area, month and IPC phase.
    pub lost: Figure,
    /// Person-months that are served only with it.
    pub moved: Figure,
}

/// Money of a team, in US dollars.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MoneyTold {
    /// Everything.
    pub total_usd: Figure,
    /// Paid to counterparts for passage.
    pub levies_usd: Figure,
    /// Everything over person-months reached; absent where nobody was reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd_per_person_month: Option<Figure>,
}
