//! Slides for the hot debrief: few words, large, one thought each.

use super::debrief::{TOLD, chart, in_short, mattered, side_by_side, subtitle};
use super::{DebriefReport, Exercise, For};
use crate::kit::Sentence;
use crate::page::{Block, Document, Setting};

/// The slides.
pub fn slides(exercise: &Exercise<'_>, report: &DebriefReport) -> Document {
    let mut blocks = vec![
        Block::section("asked", "Before we look"),
        Block::bullets(&[
            "What did you expect to happen, and what did?",
            "Which decision was hardest, and what would have made it easier?",
            "One thing to keep, one to change.",
        ]),
        Block::section("reached", "Who was reached"),
        bullets(&in_short(report)),
        Block::section("chart", "Month by month"),
        Block::Picture(chart(report).picture(exercise.look)),
        Block::section("teams", "Teams side by side"),
        Block::Table(side_by_side(report).on_page()),
    ];
    for team in &report.teams {
        let told = mattered(team);
        if told.is_empty() {
            continue;
        }
        let id = format!("team-{}", team.team);
        blocks.push(Block::section(&id, &format!("Team {}: what mattered", team.team)));
        blocks.push(bullets(&told));
    }
    blocks.extend(asks(report));
    blocks.extend(unknowable(report));
    blocks.push(Block::section("home", "What we take home"));
    blocks.push(Block::bullets(&[
        "What goes into the real plan?",
        "Who does what by when?",
        "The after-action review has every figure behind these slides.",
    ]));
    let title = format!("Hot debrief: {}", report.title);
    let document =
        exercise.document(For::Participants, title, subtitle(report).to_string(), blocks);
    Document { setting: Setting::Slides, ..document }
}

fn bullets(told: &[Sentence]) -> Block {
    Block::bullets(&told.iter().map(Sentence::to_string).collect::<Vec<_>>())
}

/// The asks that brought most people within reach, and those that brought no more.
fn asks(report: &DebriefReport) -> Vec<Block> {
    let mut paid = Vec::new();
    let mut idle = Vec::new();
    for team in &report.teams {
        for ask in &team.asks {
            let words = ask.brought.brought([ask.lost, ask.moved]);
            let told = format!(
                "Team {}, {}, {}: {}, {words}.",
                team.team, ask.month, ask.name, ask.answer
            );
            if ask.brought.person_months.exact() > Default::default() {
                paid.push((ask.brought.person_months, told));
            } else {
                idle.push(told);
            }
        }
    }
    if paid.is_empty() && idle.is_empty() {
        return Vec::new();
    }
    paid.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let paid: Vec<String> = paid.into_iter().take(TOLD).map(|(_, told)| told).collect();
    idle.truncate(TOLD);
    let mut blocks = vec![Block::section("asks", "Asks")];
    if !paid.is_empty() {
        blocks.extend([Block::part("asks-paid", "That paid"), Block::bullets(&paid)]);
    }
    if !idle.is_empty() {
        blocks.extend([
            Block::part("asks-idle", "That brought no more people"),
            Block::bullets(&idle),
        ]);
    }
    blocks
}

/// What no team could know when it mattered.
fn unknowable(report: &DebriefReport) -> Vec<Block> {
    let month = |day: &str| day.chars().take(7).collect::<String>();
    let surprising = report.events.iter().filter(|event| match &event.known_in {
        None => true,
        Some(known) => *known > month(&event.day),
    });
    let told: Vec<String> = surprising
        .filter(|event| event.from != "scenario" || event.known_in.is_none())
        .map(|event| event.what.clone())
        .take(TOLD * 2)
        .collect();
    if told.is_empty() {
        return Vec::new();
    }
    vec![Block::section("unknown", "What nobody could know in time"), Block::bullets(&told)]
}
