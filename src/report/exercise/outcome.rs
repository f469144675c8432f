//! What came of a month, as a team reads it in its next brief.

use super::form_words::{against, answer, stuck};
use super::words::{mt, sentence};
use super::{Exercise, For};
use crate::exercise::{Month, Play};
use crate::page::{Block, Cell, Document, Side, Sorting, Table};
use crate::plan::Exact;
use crate::report::kit::figure::{Figure, people};

/// The last brief: what came of the last month.
pub(super) fn ended(exercise: &Exercise<'_>, team: u8, play: &Play) -> Document {
    let mut blocks = vec![
        Block::section("in-short", "In short"),
        Block::paragraph(
            "ENDEX: the exercise is over. Note what you expected and what happened, and \
                          keep this page for the debrief.",
        ),
    ];
    blocks.extend(
        play.months.last().into_iter().flat_map(|month| month_blocks(exercise, play, month)),
    );
    let title = format!("Team {team}: how it ended");
    exercise.document(For::Participants, title, exercise.definition.title.clone(), blocks)
}

/// What came of a month.
pub(super) fn month_blocks(exercise: &Exercise<'_>, play: &Play, month: &Month) -> Vec<Block> {
    let name = exercise.month(month.period);
    let mut blocks = vec![Block::section("last", &format!("What came of {name}"))];
    let mut table = Table::new(
        &format!("People reached in {name}"),
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
        Cell::text("All"),
        Cell::text(&people(need)),
        Cell::text(&people(reached)),
        covered(reached, need),
        Cell::text(&people(worst)),
        Cell::text(&mt(whole(grams))),
    ]);
    table.totals = 1;
    blocks.push(Block::Table(table));
    let mut told: Vec<String> = Vec::new();
    for answered in &month.answers {
        told.push(format!(
            "{}{}: {}.",
            sentence(exercise.permission(answered.ask.permission)),
            against(answered.ask.against),
            answer(answered.answer)
        ));
    }
    for order in month.orders.iter().filter(|order| order.short > 0) {
        told.push(format!(
            "{} MT ordered from {} had no open way, no room, no money or nobody in need at the other end.",
            mt(order.short),
            exercise.place(order.order.from)
        ));
    }
    told.extend(month.stuck.iter().map(|held| stuck(exercise, held)));
    let spent = Figure::usd(month.spent).to_places(0).grouped();
    told.push(format!("Spent: {spent} USD."));
    blocks.push(Block::part("last-stuck", "Answers, what got stuck, and money"));
    blocks.push(Block::bullets(&told));
    blocks
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
