//! What came of a month, as a team reads it in its next brief.

use super::form_words::{against, answer, stuck};
use super::words::mt;
use super::{Exercise, For};
use crate::exercise::{Month, Play};
use crate::kit::figure::{Figure, people};
use crate::kit::headings;
use crate::kit::say;
use crate::kit::sentence::Argument;
use crate::page::{Block, Cell, Document, Side, Sorting, Table};
use crate::plan::Exact;
use crate::units::Grams;

/// The last brief: what came of the last month.
pub(super) fn ended(exercise: &Exercise<'_>, team: u8, play: &Play) -> Document {
    let in_short = headings::in_short().to_string();
    let over = say!(
        "outcome.endex",
        "ENDEX: the exercise is over. Note what you expected and what happened, and keep this page for the \
         debrief."
    );
    let mut blocks =
        vec![Block::section("in-short", &in_short), Block::paragraph(&over.to_string())];
    blocks.extend(
        play.months.last().into_iter().flat_map(|month| month_blocks(exercise, play, month)),
    );
    let title = say!("outcome.title", "Team {team}: how it ended", team = u32::from(team));
    let subtitle = exercise.definition.title.clone();
    exercise.document(For::Participants, title.to_string(), subtitle, blocks)
}

/// What came of a month.
pub(super) fn month_blocks(exercise: &Exercise<'_>, play: &Play, month: &Month) -> Vec<Block> {
    let name = exercise.course.scenario.window.month(month.period);
    let title = say!("outcome.month", "What came of {month}", month = name).to_string();
    let money = say!("outcome.money", "Answers, what got stuck, and money").to_string();
    vec![
        Block::section("last", &title),
        Block::Table(reached(exercise, play, month)),
        Block::part("last-stuck", &money),
        Block::bullets(&told(exercise, month)),
    ]
}

/// People reached in a month, area by area.
fn reached(exercise: &Exercise<'_>, play: &Play, month: &Month) -> Table {
    let name = exercise.course.scenario.window.month(month.period);
    let mut table = Table::new(
        &say!("outcome.reached", "People reached in {month}", month = name).to_string(),
        &[
            ("Area", Side::Start),
            ("In need", Side::End),
            ("Reached", Side::End),
            ("Coverage", Side::End),
            ("Phase 4 and 5", Side::End),
            ("MT", Side::End),
        ],
    );
    table.sorting = Sorting::Free;
    let (mut need, mut reached, mut worst, mut grams) = (0u64, 0u64, 0u64, Exact::default());
    for area in play.areas() {
        let of = &area.months[month.period.index()];
        let (all, shown): (u64, u64) = (of.need.iter().sum(), of.shown.iter().sum());
        let of_worst: u64 = of.shown[1..].iter().sum();
        table.rows.push(vec![
            Cell::text(exercise.area(area.area)),
            Cell::figure(&people(all), all as f64),
            Cell::figure(&people(shown), shown as f64),
            covered(shown, all),
            Cell::figure(&people(of_worst), of_worst as f64),
            Cell::figure(&mt(whole(of.grams)), whole(of.grams) as f64),
        ]);
        (need, reached, worst) = (need + all, reached + shown, worst + of_worst);
        grams += of.grams;
    }
    table.rows.push(vec![
        Cell::text(&headings::all().to_string()),
        Cell::text(&people(need)),
        Cell::text(&people(reached)),
        covered(reached, need),
        Cell::text(&people(worst)),
        Cell::text(&mt(whole(grams))),
    ]);
    table.totals = 1;
    table
}

/// What was answered, what got stuck, and what was spent.
fn told(exercise: &Exercise<'_>, month: &Month) -> Vec<String> {
    let answers = month.answers.iter().map(|answered| {
        say!(
            "outcome.answer",
            "{permission^}{against}: {answer}.",
            permission = exercise.permission(answered.ask.permission),
            against = against(answered.ask.against),
            answer = answer(answered.answer),
        )
    });
    let short = month.orders.iter().filter(|order| order.short > 0).map(|order| {
        say!(
            "outcome.short",
            "{amount} MT ordered from {place} had no open way, no room, no money or nobody in need at the \
             other end.",
            amount = tonnes(order.short),
            place = exercise.place(order.order.from),
        )
    });
    let spent = Figure::usd(month.spent).to_places(0);
    let spent = say!("outcome.spent", "Spent: {spent} USD.", spent);
    let held = month.stuck.iter().map(|held| stuck(exercise, held).to_string());
    let told = answers.chain(short).map(|told| told.to_string()).chain(held);
    told.chain([spent.to_string()]).collect()
}

/// Whole tonnes; less than half of one is told.
fn tonnes(grams: i64) -> Argument {
    let tonnes = Figure::tonnes(Grams(grams)).to_places(0);
    match grams > 0 && tonnes.is_nought() {
        true => say!("outcome.under-a-tonne", "<1").into(),
        false => tonnes.into(),
    }
}

/// Whole grams of an exact figure.
pub(super) fn whole(grams: Exact) -> i64 {
    i64::try_from(grams.floor().to_integer()).unwrap_or(i64::MAX)
}

/// Coverage, with its bar.
pub(super) fn covered(reached: u64, need: u64) -> Cell {
    let share = Figure::percent(
        Exact::from_integer(i128::from(reached)),
        Exact::from_integer(i128::from(need)),
    );
    let part = if need == 0 { 0.0 } else { reached as f64 / need as f64 };
    Cell::figure(&format!("{} %", share.to_places(0).plain()), part).with_bar(part)
}
