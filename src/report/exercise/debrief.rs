//! The after-action review: what happened, what could have been, what mattered, what to take home.

use super::outcome::covered;
use super::told::{MonthTold, PeopleTold, TeamPlayed};
use super::{DebriefReport, Exercise, For};
use crate::page::draw::chart::{Chart, Panel, draw};
use crate::page::{Block, Cell, Document, Picture, Side, Sorting, Table, Text};
use crate::plan::Exact;
use crate::report::effect::CarriedOutTold;
use crate::report::figure::{Figure, counted, people};
use crate::report::pictures::drawn;

/// How many decisions of a team are told.
pub(super) const TOLD: usize = 3;

/// The review.
pub fn review(exercise: &Exercise<'_>, report: &DebriefReport) -> Document {
    let mut blocks =
        vec![Block::section("in-short", "In short"), Block::bullets(&in_short(report))];
    blocks.push(Block::section("teams", "Teams side by side"));
    blocks.push(Block::Table(side_by_side(report)));
    blocks.push(Block::paragraph(
        "Judgement is what a team reached beside the best plan on what was known on the first day of \
         each month, with the same asks and rations; it may lie above nought, for a plan as known can \
         have bad luck, too. It is a sum over months and areas. Lost are those whom that plan serves and \
         the team does not, in the same area, month and IPC phase: nobody is fed in one month by food of \
         another. What nobody could know is what hindsight adds to that plan.",
    ));
    blocks.push(Block::Picture(chart(exercise, report)));
    blocks.extend(by_month(report));
    for team in &report.teams {
        blocks.extend(of_team(team));
    }
    blocks.extend(fairness(report));
    blocks.extend(happened(report));
    blocks.push(Block::section("next", "What to take home"));
    blocks.push(Block::bullets(&[
        "Which of the decisions above would the team take again, knowing what it knew then?",
        "Which information would have changed a decision, and who could have had it?",
        "Which ask cost more than it brought, and was that to be seen at the time?",
        "What goes into the real plan: stock ahead of closures, second ways in, who asks whom?",
    ]));
    blocks.extend(method(report));
    let title = format!("After-action review: {}", report.title);
    exercise.document(For::Participants, title, subtitle(report), blocks)
}

pub(super) fn subtitle(report: &DebriefReport) -> String {
    let ended = if report.turns < report.turns_in_all {
        format!("ENDEX was called after turn {} of {}", report.turns, report.turns_in_all)
    } else {
        counted(report.turns, "turn")
    };
    format!(
        "{}, {}, striving for {}. {}. Seed {}, difficulty {}.",
        report.country, report.scenario, report.objective, ended, report.seed, report.difficulty
    )
}

fn share(part: Figure, whole: Figure) -> String {
    format!("{} %", Figure::percent(part.exact(), whole.exact()).to_places(0).plain())
}

pub(super) fn in_short(report: &DebriefReport) -> Vec<String> {
    let mut told = Vec::new();
    for team in &report.teams {
        let reached = team.reached.person_months;
        told.push(format!(
            "Team {} reached {} of {} person-months in need ({}), {} of them in phases 4 and 5. The best \
             plan on what was known reaches {}, {} in phases 4 and 5; the best with hindsight {}, {} in \
             phases 4 and 5.",
            team.team,
            reached.grouped(),
            team.need.person_months.grouped(),
            share(reached, team.need.person_months),
            team.reached.phase4_and_5_person_months.grouped(),
            team.best_as_known.person_months.grouped(),
            team.best_as_known.phase4_and_5_person_months.grouped(),
            team.best_with_hindsight.person_months.grouped(),
            team.best_with_hindsight.phase4_and_5_person_months.grouped(),
        ));
    }
    for team in &report.teams {
        told.extend(team.beside_best_as_known.said.iter().take(1).cloned());
    }
    told
}

/// Teams as columns, what is counted as rows.
pub(super) fn side_by_side(report: &DebriefReport) -> Table {
    let names: Vec<String> =
        report.teams.iter().map(|team| format!("Team {}", team.team)).collect();
    let mut columns = vec![("What is counted", Side::Start)];
    columns.extend(names.iter().map(|name| (name.as_str(), Side::End)));
    let mut table = Table::new("Person-months over all months, food and money", &columns);
    let mut row = |name: &str, of: &dyn Fn(&TeamPlayed) -> String| {
        let cells = report.teams.iter().map(|team| Cell::text(&of(team)));
        table.rows.push(std::iter::once(Cell::text(name)).chain(cells).collect());
    };
    row("In need", &|t| t.need.person_months.grouped());
    row("Reached", &|t| t.reached.person_months.grouped());
    row("… in phases 4 and 5", &|t| t.reached.phase4_and_5_person_months.grouped());
    row("Best on what was known", &|t| t.best_as_known.person_months.grouped());
    row("… in phases 4 and 5", &|t| t.best_as_known.phase4_and_5_person_months.grouped());
    row("Best with hindsight", &|t| t.best_with_hindsight.person_months.grouped());
    row("… in phases 4 and 5", &|t| t.best_with_hindsight.phase4_and_5_person_months.grouped());
    row("Most that was possible in all phases", &|t| t.most_possible_person_months.grouped());
    row("Lost of the best on what was known", &|t| t.beside_best_as_known.total.lost.grouped());
    row("Served whom it does not serve", &|t| t.beside_best_as_known.total.moved.grouped());
    row("Judgement, the one less the other", &|t| t.judgement.person_months.signed());
    row("… in phases 4 and 5", &|t| t.judgement.phase4_and_5_person_months.signed());
    row("Lost of the best with hindsight", &|t| t.beside_best_with_hindsight.total.lost.grouped());
    row("Left with nothing", &|t| people(t.beside_best_as_known.left_with_nothing_after));
    row("… with the best on what was known", &|t| {
        people(t.beside_best_as_known.left_with_nothing_before)
    });
    row("What nobody could know", &|t| t.unknowable.person_months.signed());
    row("… in phases 4 and 5", &|t| t.unknowable.phase4_and_5_person_months.signed());
    row("Asks granted", &|t| {
        format!("{} of {}", t.asks.iter().filter(|ask| ask.granted).count(), t.asks.len())
    });
    row("Least covered area", &|t| {
        let percent = (t.least_coverage_share.exact() * 100, 0);
        let percent = Figure::rounded(percent.0, percent.1).plain();
        format!("{}, {percent} %", t.least_covered_area)
    });
    row("Food left at the end, MT", &|t| t.food_left_mt.to_places(0).grouped());
    row("Spent, USD", &|t| t.money.total_usd.to_places(0).grouped());
    row("… of it levies, USD", &|t| t.money.levies_usd.to_places(0).grouped());
    row("USD a person-month", &|t| {
        t.money.usd_per_person_month.map_or("–".to_owned(), |usd| usd.grouped())
    });
    table
}

/// People reached by month, each team in a panel, beside the best with hindsight.
pub(super) fn chart(exercise: &Exercise<'_>, report: &DebriefReport) -> Picture {
    let figures = |of: &[MonthTold], f: fn(&MonthTold) -> u64| -> Vec<f64> {
        of.iter().map(|month| drawn(Exact::from_integer(i128::from(f(month))))).collect()
    };
    let panels = report.teams.iter().map(|team| Panel {
        title: format!("Team {}, people", team.team),
        whole: Some((
            "best with hindsight".to_owned(),
            figures(&team.months, |month| {
                month.best_with_hindsight_people.max(month.reached_people)
            }),
        )),
        part: ("reached".to_owned(), figures(&team.months, |month| month.reached_people)),
    });
    let columns = report.teams.first().map(|team| &team.months).into_iter().flatten();
    let short = |month: &MonthTold| match month.in_words.split_once(' ') {
        Some((name, year)) => format!("{} {year}", name.chars().take(3).collect::<String>()),
        None => month.in_words.clone(),
    };
    let chart = Chart {
        id: "reached",
        title: "People reached by month".to_owned(),
        description:
            "For each team, people reached in each month beside those that the best plan with \
                      hindsight reaches; all figures stand in the table by month."
                .to_owned(),
        caption: Text::plain(
            "Where a team reached more in a month than the best plan did, the outline stands at the \
             team's own figure. Exact figures stand in the table by month.",
        ),
        columns: columns.map(short).collect(),
        panels: panels.collect(),
    };
    draw(&chart, exercise.look)
}

fn by_month(report: &DebriefReport) -> Vec<Block> {
    let mut table = Table::new(
        "People by month",
        &[
            ("Month", Side::Start),
            ("Team", Side::End),
            ("In need", Side::End),
            ("Reached", Side::End),
            ("Best on what was known", Side::End),
            ("Best with hindsight", Side::End),
        ],
    );
    for n in 0..report.turns {
        for team in &report.teams {
            let Some(month) = team.months.get(n) else { continue };
            table.rows.push(vec![
                Cell::text(&month.in_words),
                Cell::text(&team.team.to_string()),
                Cell::text(&people(month.need_people)),
                Cell::text(&people(month.reached_people)),
                Cell::text(&people(month.best_as_known_people)),
                Cell::text(&people(month.best_with_hindsight_people)),
            ]);
        }
    }
    vec![Block::section("months", "Month by month"), Block::Table(table)]
}

/// What a decision brought, in words: who is lost, who is served instead, and what is left of both.
pub(super) fn brought(brought: &PeopleTold, [lost, moved]: [Figure; 2]) -> String {
    if lost.is_nought() && moved.is_nought() {
        return "changed nothing".to_owned();
    }
    format!(
        "{} lost, {} served instead; net {} person-months, {} in phases 4 and 5",
        lost.grouped(),
        moved.grouped(),
        brought.person_months.signed(),
        brought.phase4_and_5_person_months.signed()
    )
}

/// The decisions of a team that mattered most, each with what it brought.
pub(super) fn mattered(team: &TeamPlayed) -> Vec<String> {
    let told = team.decisions.iter().take(TOLD).map(|decision| {
        let CarriedOutTold { total, .. } = &decision.beside_without;
        let words = brought(&decision.brought, [total.lost, total.moved]);
        format!("{}, {}: {words}.", decision.month, decision.decision)
    });
    told.collect()
}

/// The same with who loses and when, and a table of both for each that changes anything.
fn decisions(team: &TeamPlayed) -> Vec<Block> {
    let mut told = mattered(team);
    if told.is_empty() {
        let text = "The team followed the plan throughout and asked for nothing.";
        return vec![Block::paragraph(text)];
    }
    let mut tables = Vec::new();
    for (told, decision) in told.iter_mut().zip(&team.decisions) {
        let beside = &decision.beside_without;
        if beside.changes_nothing() {
            continue;
        }
        told.push_str(&format!(" {}", beside.said.join(" ")));
        let title = format!(
            "Team {}, {}, {}: in person-months",
            team.team, decision.month, decision.decision
        );
        tables.push(Block::Table(beside.by_month_and_area(&title)));
    }
    std::iter::once(Block::bullets(&told)).chain(tables).collect()
}

/// Whom of a best plan a team does not serve, and when.
fn not_served((id, team): (&str, u8), heading: &str, beside: &CarriedOutTold) -> Vec<Block> {
    let mut blocks = vec![Block::part(id, heading), Block::bullets(&beside.said)];
    if !beside.changes_nothing() {
        let title = format!("Team {team}: {heading}. Lost, moved and net, in person-months");
        blocks.push(Block::Table(beside.by_month_and_area(&title)));
    }
    blocks
}

fn of_team(team: &TeamPlayed) -> Vec<Block> {
    let id = |part: &str| format!("team-{}-{part}", team.team);
    let mut blocks = vec![Block::section(&id("all"), &format!("Team {}", team.team))];
    let as_known = &team.beside_best_as_known;
    blocks.extend(not_served(
        (&id("known"), team.team),
        "Beside the best plan on what was known",
        as_known,
    ));
    let hindsight = &team.beside_best_with_hindsight;
    blocks.extend(not_served(
        (&id("hindsight"), team.team),
        "Beside the best plan with hindsight",
        hindsight,
    ));
    blocks.push(Block::part(&id("decisions"), "Decisions that mattered most"));
    blocks.extend(decisions(team));
    blocks.push(Block::part(&id("asks"), "Asks that paid, and asks that did not"));
    if team.asks.is_empty() {
        blocks.push(Block::paragraph("The team asked for nothing."));
        return blocks;
    }
    let mut table = Table::new(
        "Asks, with the odds of the answer and what each brought",
        &[
            ("Month", Side::Start),
            ("Permission", Side::Start),
            ("Accepting", Side::Start),
            ("Odds", Side::End),
            ("Answer", Side::Start),
            ("Brought", Side::Start),
        ],
    );
    for ask in &team.asks {
        let odds = Figure::rounded(ask.odds_share.exact() * 100, 0).plain();
        table.rows.push(vec![
            Cell::text(&ask.month),
            Cell::text(&ask.name),
            Cell::text(ask.against),
            Cell::text(&format!("{odds} %")),
            Cell::text(&ask.answer),
            Cell::text(&brought(&ask.brought, [ask.lost, ask.moved])),
        ]);
    }
    blocks.push(Block::Table(table));
    blocks
}

fn fairness(report: &DebriefReport) -> Vec<Block> {
    let names: Vec<String> =
        report.teams.iter().map(|team| format!("Team {}", team.team)).collect();
    let mut columns = vec![("Area", Side::Start), ("In need", Side::End)];
    columns.extend(names.iter().map(|name| (name.as_str(), Side::End)));
    let mut table =
        Table::new("Coverage by area, person-months reached of those in need", &columns);
    table.sorting = Sorting::Free;
    let Some(first) = report.teams.first() else { return Vec::new() };
    for (n, area) in first.areas.iter().enumerate() {
        let mut row = vec![
            Cell::text(&area.area_name),
            Cell::figure(&people(area.need_person_months), area.need_person_months as f64),
        ];
        row.extend(report.teams.iter().map(|team| {
            team.areas.get(n).map_or(Cell::default(), |area| {
                covered(area.reached_person_months, area.need_person_months)
            })
        }));
        table.rows.push(row);
    }
    vec![Block::section("fairness", "Fairness between areas"), Block::Table(table)]
}

fn happened(report: &DebriefReport) -> Vec<Block> {
    let mut table = Table::new(
        "What happened, and when teams could know",
        &[
            ("Day", Side::Start),
            ("From", Side::Start),
            ("What", Side::Start),
            ("Known in", Side::Start),
        ],
    );
    for event in &report.events {
        table.rows.push(vec![
            Cell::text(&event.day),
            Cell::text(event.from),
            Cell::text(&event.what),
            Cell::text(event.known_in.as_deref().unwrap_or("never")),
        ]);
    }
    vec![Block::section("events", "What happened"), Block::Table(table)]
}

fn method(report: &DebriefReport) -> Vec<Block> {
    let told = vec![
        "All figures come from the ordinary planner: each month's forms were carried out on the country \
         as it really turned out, and each plan behind them is certified."
            .to_owned(),
        "What a decision brought is the difference to the same forms played again without it; what \
         several brought together need not add up."
            .to_owned(),
        "Lost, served instead and net hold two courses against each other as they were carried out, with \
         what was known in each month: lost is whoever one of them serves and the other does not, in the \
         same area, month and IPC phase. Nothing is planned again to save them. A month with more does \
         not make up for one with less."
            .to_owned(),
        format!(
            "Best plans strive for {}, with the asks and rations of the team they stand beside. Seen that \
             way no team does better than hindsight; in people of all phases none does better than the \
             most that was possible.",
            report.objective
        ),
        "Odds of answers are planning judgements of the country's tables; half of a refusal turning into \
         a grant against a condition is an assumption of the exercise."
            .to_owned(),
        "The best plan with hindsight may keep and spend what the team did, where food waited outside \
         stores or less money was to be had than anyone knew."
            .to_owned(),
        "This is an exercise: no figure here says what happened or will happen anywhere.".to_owned(),
    ];
    vec![Block::section("method", "How this was worked out"), Block::bullets(&told)]
}
