//! Everything that is told of an exercise once it is over, gathered once: `debrief.json`, and what the
//! review and the slides are made from.

use super::Exercise;
use super::words::{answer, change, event, origin};
use crate::exercise::{Benchmarks, Change, Form, Mattered, Play, events, reached};
use crate::plan::{AreaPlan, Exact};
use crate::report::figure::Figure;
use crate::time::Period;
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
}

/// What is told of an exercise.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DebriefReport {
    /// Always `aidreach-debrief`.
    pub format: &'static str,
    /// Version of this object.
    pub version: u32,
    /// Always `EXERCISE`: nothing here is a report on a real situation.
    pub mark: &'static str,
    /// Who may read it.
    pub sharing: String,
    /// Key of the exercise.
    pub exercise: String,
    /// What it is called.
    pub title: String,
    /// The country.
    pub country: String,
    /// Code of the country and version of its pack.
    pub pack: String,
    /// Id of the scenario.
    pub scenario: String,
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
    fn of(phases: [Exact; 3]) -> PeopleTold {
        PeopleTold {
            person_months: Figure::rounded(phases.iter().sum(), 0),
            phase4_and_5_person_months: Figure::rounded(phases[1] + phases[2], 0),
        }
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
    /// People that the best plan on what was known would have reached, with the same asks and rations.
    pub best_as_known: PeopleTold,
    /// People that the best plan with hindsight would have reached, with the same asks and rations.
    pub best_with_hindsight: PeopleTold,
    /// Most person-months that any plan with hindsight could have reached, whatever their phase.
    pub most_possible_person_months: Figure,
    /// Reached less what the best plan on what was known would have reached: judgement.
    pub judgement_person_months: Figure,
    /// What hindsight adds to the best plan on what was known: what nobody could know.
    pub unknowable_person_months: Figure,
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
    /// Money.
    pub money: MoneyTold,
    /// Food that was there and not handed out by the end.
    pub food_left_mt: Figure,
}

/// A month of a team.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MonthTold {
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
    /// `2021-10`.
    pub month: String,
    /// In words.
    pub decision: String,
    /// Person-months reached more with it than without, found by playing the forms again without it.
    pub brought: PeopleTold,
}

/// An ask of a team.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AskTold {
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
    /// What it brought.
    pub brought: PeopleTold,
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

impl DebriefReport {
    /// Gathers it.
    pub fn of(exercise: &Exercise<'_>, teams: &[Debriefed]) -> DebriefReport {
        let (course, about) = (exercise.course, &exercise.country().about);
        let turns = teams.iter().map(|team| team.forms.len()).max().unwrap_or(0);
        let month = |period: Period| course.scenario.window.month(period).to_string();
        let played = |period: &Period| period.index() < turns;
        let events = events(course).into_iter().filter(|told| played(&told.period));
        DebriefReport {
            format: "aidreach-debrief",
            version: 1,
            mark: "EXERCISE",
            sharing: exercise.sharing.marked(),
            exercise: exercise.key.to_owned(),
            title: exercise.definition.title.clone(),
            country: about.name.clone(),
            pack: format!("{} {}", about.iso3, about.version),
            scenario: course.scenario.id.clone(),
            objective: course.scenario.objective.word(),
            seed: course.terms.seed,
            difficulty: course.terms.difficulty.word(),
            turns,
            turns_in_all: exercise.months(),
            events: events
                .map(|told| EventTold {
                    day: told.day.to_string(),
                    from: origin(&told),
                    what: event(exercise, &told),
                    known_in: told.known_in.filter(played).map(month),
                })
                .collect(),
            teams: teams.iter().map(|team| gather(exercise, team)).collect(),
        }
    }
}

fn gather(exercise: &Exercise<'_>, told: &Debriefed) -> TeamPlayed {
    let turns = told.forms.len();
    let areas = told.play.areas();
    let [known, hindsight] =
        [told.benchmarks.known.areas(), told.benchmarks.hindsight.areas.clone()];
    let sums = [&areas, &known, &hindsight].map(|areas| reached(areas));
    let all = |phases: [Exact; 3]| -> Exact { phases.iter().sum() };
    let mut need = [Exact::default(); 3];
    for month in areas.iter().flat_map(|area| area.months.iter().take(turns)) {
        for (sum, people) in need.iter_mut().zip(month.need) {
            *sum += Exact::from_integer(i128::from(people));
        }
    }
    let by_area = by_area(exercise, &areas, turns);
    let least = by_area
        .iter()
        .filter(|area| area.need_person_months > 0)
        .min_by_key(|area| area.coverage_share);
    let (least_covered_area, least_coverage_share) =
        least.map(|area| (area.area_name.clone(), area.coverage_share)).unwrap_or_default();
    let costs = told.play.unfolding.costs();
    let total = told.play.unfolding.spent();
    let people = all(sums[0]);
    TeamPlayed {
        team: told.team,
        need: PeopleTold::of(need),
        reached: PeopleTold::of(sums[0]),
        best_as_known: PeopleTold::of(sums[1]),
        best_with_hindsight: PeopleTold::of(sums[2]),
        most_possible_person_months: Figure::rounded(told.benchmarks.most, 0),
        judgement_person_months: Figure::rounded(people - all(sums[1]), 0),
        unknowable_person_months: Figure::rounded(all(sums[2]) - all(sums[1]), 0),
        months: by_month(exercise, [&areas, &known, &hindsight], turns),
        areas: by_area,
        least_covered_area,
        least_coverage_share,
        decisions: decisions(exercise, told),
        asks: asks(exercise, told),
        money: MoneyTold {
            total_usd: Figure::usd(total),
            levies_usd: Figure::usd(costs.levies),
            usd_per_person_month: (people > Exact::default()).then(|| Figure::usd(total / people)),
        },
        food_left_mt: Figure::mt(left(exercise, told)),
    }
}

/// Grams that were there by the end and not handed out.
fn left(exercise: &Exercise<'_>, told: &Debriefed) -> Exact {
    let Ok(network) = exercise.course.network(&told.play.scenario) else { return Exact::default() };
    let truth = crate::plan::unfold::Truth::new(&network);
    let turns = told.forms.len();
    let to_come: Exact = network
        .offers
        .iter()
        .filter(|offer| offer.period.index() >= turns)
        .map(|offer| Exact::from_integer(i128::from(offer.amount.0)))
        .sum();
    let left: Exact = told.play.unfolding.left(&truth).iter().map(|left| left.grams).sum();
    left - to_come
}

fn by_month(
    exercise: &Exercise<'_>,
    [own, known, hindsight]: [&[AreaPlan]; 3],
    turns: usize,
) -> Vec<MonthTold> {
    let window = exercise.course.scenario.window;
    let shown = |areas: &[AreaPlan], n: usize| -> u64 {
        let months = areas.iter().filter_map(|area| area.months.get(n));
        months.map(|month| month.shown.iter().sum::<u64>()).sum()
    };
    let month = |period: Period| {
        let n = period.index();
        let need = own.iter().filter_map(|area| area.months.get(n));
        MonthTold {
            month: window.month(period).to_string(),
            in_words: exercise.month(period),
            need_people: need.map(|month| month.need.iter().sum::<u64>()).sum(),
            reached_people: shown(own, n),
            best_as_known_people: shown(known, n),
            best_with_hindsight_people: shown(hindsight, n),
        }
    };
    window.periods().take(turns).map(month).collect()
}

fn by_area(exercise: &Exercise<'_>, areas: &[AreaPlan], turns: usize) -> Vec<AreaTold> {
    let told = |plan: &AreaPlan| {
        let area = &exercise.country().areas[plan.area.index()];
        let months = plan.months.iter().take(turns);
        let (mut need, mut reached) = (0u64, 0u64);
        for month in months {
            need += month.need.iter().sum::<u64>();
            reached += month.shown.iter().sum::<u64>();
        }
        let exact = |n: u64| Exact::from_integer(i128::from(n));
        AreaTold {
            area_code: area.pcode.clone(),
            area_name: area.name.clone(),
            need_person_months: need,
            reached_person_months: reached,
            coverage_share: Figure::share(exact(reached), exact(need)),
        }
    };
    areas.iter().map(told).collect()
}

fn decisions(exercise: &Exercise<'_>, told: &Debriefed) -> Vec<DecisionTold> {
    let window = exercise.course.scenario.window;
    let decision = |mattered: &Mattered| {
        let form = told.forms.get(mattered.period.index())?;
        Some(DecisionTold {
            month: window.month(mattered.period).to_string(),
            decision: change(exercise, form, mattered.change),
            brought: PeopleTold::of(mattered.brought),
        })
    };
    told.mattered.iter().filter_map(decision).collect()
}

fn asks(exercise: &Exercise<'_>, told: &Debriefed) -> Vec<AskTold> {
    let window = exercise.course.scenario.window;
    let mut asks = Vec::new();
    for month in &told.play.months {
        for (n, answered) in month.answers.iter().enumerate() {
            let permission = &exercise.country().permissions[answered.ask.permission.index()];
            let own = |m: &&Mattered| m.period == month.period && m.change == Change::Ask(n);
            let brought = told.mattered.iter().find(own).map(|m| m.brought).unwrap_or_default();
            let [free, any] = answered.odds.map(|odds| Figure::rounded(odds, 4));
            asks.push(AskTold {
                month: window.month(month.period).to_string(),
                permission: permission.id.clone(),
                name: permission.name.clone(),
                against: answered.ask.against.word(),
                answer: answer(answered.answer),
                granted: answered.answer != crate::exercise::Answer::Refused,
                odds_without_conditions_share: free,
                odds_share: any,
                brought: PeopleTold::of(brought),
            });
        }
    }
    asks
}
