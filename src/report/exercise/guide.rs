//! The facilitator's guide: what the exercise is for, how it runs, and everything that will happen.

use super::basis::told as told_basis;
use super::words::{event, known, origin, sentence};
use super::{Exercise, For};
use crate::exercise::{Difficulty, Event, What, events, not_open, odds};
use crate::kit::figure::{Figure, counted};
use crate::kit::layout::listed;
use crate::page::{Block, Cell, Document, List, Order, Side, Table, Text};

/// Minutes of the welcome and of the hot debrief, of a hundred.
const WELCOME: u32 = 12;
const DEBRIEF: u32 = 20;
/// Minutes a turn takes where the exercise does not say.
const TURN: u32 = 25;

/// The guide.
pub fn guide(exercise: &Exercise<'_>) -> Document {
    let definition = exercise.definition;
    let mut blocks = vec![Block::section("purpose", "Purpose and objectives")];
    if !definition.why.is_empty() {
        // Lines of the file are no lines of the page.
        let words: Vec<&str> = definition.why.split_whitespace().collect();
        blocks.push(Block::paragraph(&words.join(" ")));
    }
    blocks.push(Block::bullets(&objectives(exercise)));
    blocks.extend(scope(exercise));
    blocks.extend(timetable(exercise));
    blocks.extend(running_it());
    blocks.extend(events_list(exercise));
    blocks.extend(answers(exercise));
    blocks.extend(scoring(exercise));
    blocks.push(Block::section("care", "Care"));
    blocks.push(Block::bullets(&[
        "Every page is marked EXERCISE. Collect printed pages at ENDEX, or make sure that they cannot be \
         taken for reports.",
        "Before STARTEX, agree on a word that stops play, and on whom to tell when something real \
         happens.",
        "Counterparts are offices and states, never persons; play them with respect. What they answer \
         here is drawn by judged odds and says nothing about anyone.",
        "Figures are those of the country's tables, with their sources; terms of the exercise, such as \
         how often something happens, are planning assumptions told in this guide.",
    ]));
    // Some of these tell what teams are to find out, so they stand here and not in the briefs.
    blocks.push(Block::section("figures", "What every reader of the figures must know"));
    blocks.push(Block::bullets(&exercise.country().about.notes));
    let title = "Facilitator's guide".to_owned();
    exercise.document(For::Control, title, definition.title.clone(), blocks)
}

fn objectives(exercise: &Exercise<'_>) -> Vec<String> {
    if !exercise.definition.learning_objectives.is_empty() {
        return exercise.definition.learning_objectives.clone();
    }
    [
        "Decide under uncertainty: say what is known, what is believed, and what would change the \
         decision.",
        "Spend few asks for access where they bring most people within reach.",
        "Move food up before the way there closes.",
        "Tell judgement from luck afterwards.",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn scope(exercise: &Exercise<'_>) -> Vec<Block> {
    let (course, definition) = (exercise.course, exercise.definition);
    let window = course.scenario.window;
    let mut areas: Vec<_> = course.country.needs.iter().map(|need| need.area).collect();
    areas.sort();
    areas.dedup();
    let named = match areas.len() {
        n if n > 6 => format!("{n} areas"),
        _ => listed(&areas.iter().map(|ix| exercise.area(*ix).to_owned()).collect::<Vec<_>>()),
    };
    let first = exercise.month(crate::time::Period(0));
    let last = window.periods().next_back().map_or(String::new(), |p| exercise.month(p));
    let told = vec![
        format!("Country: {}; {named}.", course.country.about.name),
        format!("Scenario: {} (`{}`).", course.scenario.name, course.scenario.id),
        format!(
            "{} turns of one month: STARTEX is the first day of {first}, ENDEX the last of {last}.",
            exercise.months()
        ),
        format!(
            "{}: each has the same country, the same events and the same answers to the same asks.",
            counted(usize::from(*definition.teams.get_ref()), "team")
        ),
        format!(
            "Each team strives for `{}`; at most {} asks a turn. Difficulty: {}. Seed: {}.",
            course.scenario.objective.word(),
            course.terms.asks_per_turn,
            course.terms.difficulty.word(),
            course.terms.seed
        ),
    ];
    vec![Block::section("scope", "What is played"), Block::bullets(&told)]
}

fn timetable(exercise: &Exercise<'_>) -> Vec<Block> {
    let turns = exercise.months() as u32;
    let all = exercise
        .definition
        .minutes
        .map_or(turns * TURN * 100 / (100 - WELCOME - DEBRIEF), u32::from);
    let welcome = all * WELCOME / 100;
    let debrief = all * DEBRIEF / 100;
    let turn = (all - welcome - debrief) / turns.max(1);
    let mut table = Table::new(
        &format!("Timetable, {all} minutes"),
        &[("From minute", Side::End), ("Minutes", Side::End), ("What", Side::Start)],
    );
    let welcoming = "Welcome, rules, role cards, starting brief. STARTEX.".to_owned();
    let mut rows = vec![(welcome, welcoming)];
    for period in exercise.course.scenario.window.periods() {
        let (n, month) = (period.index() + 1, exercise.month(period));
        rows.push((turn, format!("Turn {n}: {month}. Read, decide, hand in.")));
    }
    let so_far: u32 = rows.iter().map(|(minutes, _)| minutes).sum();
    let last = "ENDEX. Hot debrief with the slides; what each takes home.".to_owned();
    rows.push((all.saturating_sub(so_far), last));
    let mut from = 0;
    for (minutes, what) in rows {
        let cells = [from.to_string(), minutes.to_string(), what];
        table.rows.push(cells.iter().map(|text| Cell::text(text)).collect());
        from += minutes;
    }
    vec![Block::section("timetable", "Timetable"), Block::Table(table)]
}

fn running_it() -> Vec<Block> {
    let steps = [
        "Print the role cards once a team, and for every turn each team's `brief.pdf` and `form.pdf`; or \
         hand out the folder `team-N` of the turn on a memory stick. Nothing but this guide needs to \
         stay with exercise control.",
        "Teams read, decide and fill in `form.xlsx`, or the printed form, which exercise control types \
         into `form.xlsx`. A text editor will do as well: `form.csv` or `form.toml` with the same lines.",
        "Put the forms back where they came from and run `aidreach exercise turn DIR`. Everything wrong \
         with a form is told with its sheet and cell, and nothing is taken until all forms are right.",
        "The next turn's folder holds the next briefs and forms. A team that is absent follows the plan \
         with `--absent N`. A turn is taken back with `--undo`.",
        "Read out what is due from the master events list; whatever is known already stands in the \
         briefs.",
        "After the last turn: `aidreach exercise debrief DIR` for slides and the after-action review.",
    ];
    let items = steps.iter().map(|step| Text::plain(step)).collect();
    vec![
        Block::section("running", "Running it"),
        Block::List(List { order: Order::Numbered, items }),
    ]
}

fn events_list(exercise: &Exercise<'_>) -> Vec<Block> {
    let all = events(exercise.course);
    let mut table = Table::new(
        "Everything that happens, by day; `scenario` is written there, `trigger` is an outside event of \
         it, `drawn` comes from the seed",
        &[
            ("No.", Side::End),
            ("Day", Side::Start),
            ("From", Side::Start),
            ("What happens", Side::Start),
            ("Teams know by", Side::Start),
            ("Watch for", Side::Start),
        ],
    );
    for (n, told) in all.iter().enumerate() {
        table.rows.push(vec![
            Cell::text(&(n + 1).to_string()),
            Cell::text(&told.day.to_string()),
            Cell::text(origin(told)),
            Cell::text(&event(exercise, told)),
            Cell::text(&known(exercise, told.known_in)),
            Cell::text(expected(told)),
        ]);
    }
    let mut blocks = vec![Block::section("events", "Master events list")];
    blocks.push(match table.rows.is_empty() {
        true => Block::paragraph("Nothing happens but what teams decide."),
        false => Block::Table(table),
    });
    blocks
}

/// What exercise control watches for.
fn expected(event: &Event<'_>) -> &'static str {
    use crate::exercise::Happens::{EarlySnow, Late, Offered, Revised, Shut};
    match event.what {
        What::Decision(decision) if decision.state == crate::country::State::Granted => {
            "Do teams use what has opened?"
        }
        What::Decision(_) => "Do teams go round it, ask, or wait?",
        What::Trigger(_) => "Who notices first, and what is changed?",
        What::Inject(inject) => match inject.happens {
            Shut { .. } => "Was there a second way, or stock behind it?",
            Offered { .. } => "Is the price talked about before it is paid? Red lines?",
            EarlySnow => "Was food moved up in time?",
            Late { .. } => "Is what there is spread out, or spent?",
            Revised { .. } => "Do teams shift food, and from whom?",
        },
    }
}

fn answers(exercise: &Exercise<'_>) -> Vec<Block> {
    let course = exercise.course;
    let which = match course.terms.difficulty {
        Difficulty::Easy => "at its upper bound",
        Difficulty::Calm | Difficulty::Usual => "as judged best",
        Difficulty::Hard => "at its lower bound",
    };
    let told = vec![
        format!(
            "Each permission has its odds of being granted when asked, {which} from the country's tables. \
             Every team that asks for the same in the same month gets the same answer."
        ),
        "Where a team accepts a condition that fits the permission, half of the odds of a refusal become \
         odds of a grant against it. This half is an assumption of the exercise."
            .to_owned(),
        "What is on offer in a month against a condition is granted for certain to whoever accepts it."
            .to_owned(),
        "A grant counts from the first day of the next month to the end, overrides the scenario, and is \
         overridden by drawn events."
            .to_owned(),
    ];
    let mut table = Table::new(
        "Permissions that the scenario does not hold open throughout, with the odds of a grant without \
         conditions as the tables judge them",
        &[
            ("Key", Side::Start),
            ("Permission", Side::Start),
            ("Who decides", Side::Start),
            ("Odds", Side::End),
        ],
    );
    for ix in not_open(&course.country, &course.scenario) {
        let permission = &course.country.permissions[ix.index()];
        let odds = Figure::rounded(odds(&course.country, ix, course.terms.difficulty) * 100, 0);
        let who = &course.country.counterparts[permission.counterpart.index()].name;
        table.rows.push(vec![
            Cell::text(&permission.id),
            Cell::text(&permission.name),
            Cell::text(who),
            Cell::text(&format!("{} %", odds.plain())),
        ]);
    }
    let mut blocks =
        vec![Block::section("answers", "How counterparts answer"), Block::bullets(&told)];
    if !table.rows.is_empty() {
        let judged = not_open(&course.country, &course.scenario);
        let judged = judged.iter().map(|ix| &course.country.permissions[ix.index()].p_granted);
        let basis = told_basis(judged.map(|odds| odds.origin.basis));
        blocks.push(Block::paragraph(&format!("These odds are no measurement: {basis}.")));
        blocks.push(Block::Table(table));
    }
    blocks
}

fn scoring(exercise: &Exercise<'_>) -> Vec<Block> {
    let ration = exercise.course.scenario.ration.unwrap_or(exercise.country().usual_ration());
    let ration = &exercise.country().rations[ration.index()];
    let kg = Figure::rounded(crate::plan::Exact::new(i128::from(ration.grams.0), 1000), 2).plain();
    let told = vec![
        format!(
            "Counted are person-months reached: a person is reached in a month when a ration (usually \
             {}, {kg} kg) is handed out where access allows.",
            ration.name
        ),
        "Each team stands beside two plans with the same asks and the same rations: the best on what was \
         known on the first day of each month, and the best with hindsight. The gap to the first is \
         judgement; the gap between the two is what nobody could know."
            .to_owned(),
        sentence(
            "no team can do better than hindsight: by people in the worst phase first where the \
             exercise strives for severity, and never by people in all against the most that was \
             possible.",
        ),
        "A decision is judged by playing the team's forms again without it: who is lost by it, in the same \
         area, month and IPC phase, and who is served instead. A month with more does not make up for one \
         with less."
            .to_owned(),
    ];
    vec![Block::section("scoring", "How it is judged"), Block::bullets(&told)]
}
