//! What is told of an exercise, gathered from its plays and what they are measured against.

use super::Exercise;
use super::form_words::{answer, change};
use super::told::{
    AreaTold, AskTold, DebriefReport, Debriefed, DecisionTold, EventTold, MoneyTold, MonthTold,
    PeopleTold, TeamPlayed,
};
use super::words::{event, origin};
use crate::analysis::effect::CarriedOut;
use crate::exercise::{Change, Mattered, events, reached};
use crate::plan::{AreaPlan, Exact};
use crate::report::findings::effect::{EffectInput, Sides, carried_out};

use crate::kit::figure::Figure;
use crate::kit::{Masthead, Scope, Sentence, say};
use crate::time::Period;

impl DebriefReport {
    /// Gathers it.
    pub fn of(exercise: &Exercise<'_>, teams: &[Debriefed]) -> DebriefReport {
        let course = exercise.course;
        let areas = exercise.country().needs.iter().map(|need| need.area);
        let scope = Scope::of(exercise.country(), &course.scenario, areas, exercise.sharing);
        let turns = teams.iter().map(|team| team.forms.len()).max().unwrap_or(0);
        let month = |period: Period| course.scenario.window.month(period).to_string();
        let played = |period: &Period| period.index() < turns;
        let events = events(course).into_iter().filter(|told| played(&told.period));
        DebriefReport {
            masthead: Masthead::new(("aidreach-debrief", 2), "person-months reached", scope)
                .in_exercise(exercise.key),
            mark: "EXERCISE",
            exercise: exercise.key.to_owned(),
            title: exercise.definition.title.clone(),
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
    let by_area = by_area(exercise, (told.team, &areas), turns);
    let least = by_area
        .iter()
        .filter(|area| area.need_person_months > 0)
        .min_by_key(|area| area.coverage_share);
    let (least_covered_area, least_coverage_share) =
        least.map(|area| (area.area_name.clone(), area.coverage_share)).unwrap_or_default();
    let costs = told.play.unfolding.costs();
    let total = told.play.unfolding.spent();
    let people = all(sums[0]);
    let asks = asks(exercise, told);
    let play = say!("debrief.play", "the play of team {team}", team = u32::from(told.team));
    let beside = |before: Sentence, found: &CarriedOut| {
        carried_out(&about(exercise), &Sides { before, after: play.clone() }, found)
    };
    TeamPlayed {
        team: told.team,
        need: PeopleTold::of(need),
        reached: PeopleTold::of(sums[0]),
        coverage_share: Figure::share(people, all(need)),
        best_as_known: PeopleTold::of(sums[1]),
        best_with_hindsight: PeopleTold::of(sums[2]),
        most_possible_person_months: Figure::rounded(told.benchmarks.most, 0),
        judgement: PeopleTold::of(less(sums[0], sums[1])),
        unknowable: PeopleTold::of(less(sums[2], sums[1])),
        beside_best_as_known: beside(best_as_known(), &told.benchmarks.beside_known),
        beside_best_with_hindsight: beside(
            best_with_hindsight(),
            &told.benchmarks.beside_hindsight,
        ),
        months: by_month(exercise, (told.team, [&areas, &known, &hindsight]), turns),
        areas: by_area,
        least_covered_area,
        least_coverage_share,
        decisions: decisions(exercise, told),
        asks_granted: asks.iter().filter(|ask| ask.granted).count(),
        asks,
        money: MoneyTold {
            total_usd: Figure::usd(total),
            levies_usd: Figure::usd(costs.levies),
            usd_per_person_month: (people > Exact::default()).then(|| Figure::usd(total / people)),
        },
        food_left_mt: Figure::mt(told.left),
    }
}

fn best_as_known() -> Sentence {
    say!("debrief.best-as-known", "the best plan on what was known")
}

fn best_with_hindsight() -> Sentence {
    say!("debrief.best-with-hindsight", "the best plan with hindsight")
}

/// What is lost is told of the country and the months of the exercise.
fn about<'a>(exercise: &Exercise<'a>) -> EffectInput<'a> {
    let scenario = &exercise.course.scenario;
    EffectInput { country: exercise.country(), window: scenario.window, scenario: &scenario.id }
}

fn less(phases: [Exact; 3], other: [Exact; 3]) -> [Exact; 3] {
    let mut difference = phases;
    for (phase, other) in difference.iter_mut().zip(other) {
        *phase -= other;
    }
    difference
}

fn by_month(
    exercise: &Exercise<'_>,
    (team, [own, known, hindsight]): (u8, [&[AreaPlan]; 3]),
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
            team,
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

fn by_area(
    exercise: &Exercise<'_>,
    (team, areas): (u8, &[AreaPlan]),
    turns: usize,
) -> Vec<AreaTold> {
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
            team,
            area_code: area.pcode.clone(),
            area_name: area.name.clone(),
            need_person_months: need,
            reached_person_months: reached,
            coverage_share: Figure::share(exact(reached), exact(need)),
        }
    };
    areas.iter().map(told).collect()
}

/// What a decision is judged by.
fn beside_decision() -> Sides {
    Sides {
        before: say!("debrief.without-decision", "the play without this decision"),
        after: say!("debrief.as-it-was", "the play as it was"),
    }
}

fn decisions(exercise: &Exercise<'_>, told: &Debriefed) -> Vec<DecisionTold> {
    let window = exercise.course.scenario.window;
    let decision = |mattered: &Mattered| {
        let form = told.forms.get(mattered.period.index())?;
        Some(DecisionTold {
            team: told.team,
            month: window.month(mattered.period).to_string(),
            decision: change(exercise, form, mattered.change),
            brought: PeopleTold::of(mattered.brought),
            beside_without: carried_out(&about(exercise), &beside_decision(), &mattered.beside),
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
            let found = told.mattered.iter().find(own);
            let brought = found.map(|m| m.brought).unwrap_or_default();
            let beside = found.map(|m| m.beside.cells.in_whole_people().total());
            let otherwise = beside.unwrap_or_default();
            let [free, any] = answered.odds.map(|odds| Figure::rounded(odds, 4));
            asks.push(AskTold {
                team: told.team,
                month: window.month(month.period).to_string(),
                permission: permission.id.clone(),
                name: permission.name.clone(),
                against: answered.ask.against.word(),
                answer: answer(answered.answer),
                granted: answered.answer != crate::exercise::Answer::Refused,
                odds_without_conditions_share: free,
                odds_share: any,
                brought: PeopleTold::of(brought),
                lost: Figure::rounded(otherwise.lost(), 0),
                moved: Figure::rounded(otherwise.moved(), 0),
            });
        }
    }
    asks
}
