//! The after-action review: what happened, what could have been, what mattered, what to take home.

use super::DebriefReport;
use super::tables::{self, AREAS, ASKS, DECISIONS, EVENTS, MONTHS, TEAMS, losses};
use super::told::{MonthTold, TeamPlayed};
use crate::page::draw::chart::{Chart, Panel, draw};
use crate::page::{Picture, Text};
use crate::plan::Exact;
use crate::report::findings::effect::CarriedOutTold;
use crate::report::kit::figure::drawn;
use crate::report::kit::figure::{Figure, counted};
use crate::report::kit::{Answered, Description, Part, Sentence, Table, TableSchema};

/// How many decisions of a team are told.
pub(super) const TOLD: usize = 3;

impl Answered for DebriefReport {
    fn tables() -> Vec<TableSchema> {
        tables::all()
    }

    fn described(&self) -> Description {
        let mut parts = vec![Part::section("teams", "Teams side by side")];
        parts.push(Part::Table(side_by_side(self)));
        parts.push(Part::paragraph(
            "Judgement is what a team reached beside the best plan on what was known on the first day of \
             each month, with the same asks and rations; it may lie above nought, for a plan as known can \
             have bad luck, too. It is a sum over months and areas. Lost are those whom that plan serves \
             and the team does not, in the same area, month and IPC phase: nobody is fed in one month by \
             food of another. What nobody could know is what hindsight adds to that plan.",
        ));
        parts.push(Part::Picture(chart(self)));
        parts.push(Part::section("months", "Month by month"));
        let of_month = |n: usize| self.teams.iter().filter_map(move |team| team.months.get(n));
        let months = (0..self.turns).flat_map(of_month);
        parts.push(Part::Table(MONTHS.of("People by month", months).in_order()));
        parts.extend(self.teams.iter().flat_map(of_team));
        parts.extend(fairness(self));
        parts.push(Part::section("events", "What happened"));
        let caption = "What happened, and when teams could know";
        parts.push(Part::Table(EVENTS.of(caption, &self.events).in_order()));
        parts.push(Part::section("next", "What to take home"));
        parts.push(Part::bullets(&[
            "Which of the decisions above would the team take again, knowing what it knew then?",
            "Which information would have changed a decision, and who could have had it?",
            "Which ask cost more than it brought, and was that to be seen at the time?",
            "What goes into the real plan: stock ahead of closures, second ways in, who asks whom?",
        ]));
        parts.extend(method(self));
        Description {
            head: self.masthead.clone(),
            title: format!("After-action review: {}", self.title).into(),
            subtitle: subtitle(self).into(),
            in_short: in_short(self).into_iter().map(Into::into).collect(),
            parts,
        }
    }
}

pub(super) fn subtitle(report: &DebriefReport) -> String {
    let ended = if report.turns < report.turns_in_all {
        format!("ENDEX was called after turn {} of {}", report.turns, report.turns_in_all)
    } else {
        counted(report.turns, "turn")
    };
    format!(
        "{}, {}, striving for {}. {}. Seed {}, difficulty {}.",
        report.masthead.country,
        report.masthead.scenario,
        report.objective,
        ended,
        report.seed,
        report.difficulty
    )
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
            percent(team.coverage_share),
            team.reached.phase4_and_5_person_months.grouped(),
            team.best_as_known.person_months.grouped(),
            team.best_as_known.phase4_and_5_person_months.grouped(),
            team.best_with_hindsight.person_months.grouped(),
            team.best_with_hindsight.phase4_and_5_person_months.grouped(),
        ));
    }
    for team in &report.teams {
        told.extend(team.beside_best_as_known.said.iter().take(1).map(Sentence::to_string));
    }
    told
}

fn percent(share: Figure) -> String {
    format!("{} %", Figure::rounded(share.exact() * 100, 0).plain())
}

/// Teams as columns, what is counted as rows.
pub(super) fn side_by_side(report: &DebriefReport) -> Table {
    TEAMS.of("Person-months over all months, food and money", &report.teams).turned()
}

/// People reached by month, each team in a panel, beside the best with hindsight.
pub(super) fn chart(report: &DebriefReport) -> Picture {
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
    draw(&chart, report.look)
}

/// The decisions of a team that mattered most, each with what it brought.
pub(super) fn mattered(team: &TeamPlayed) -> Vec<String> {
    let told = team.decisions.iter().take(TOLD).map(|decision| {
        let CarriedOutTold { total, .. } = &decision.beside_without;
        let words = decision.brought.brought([total.lost, total.moved]);
        format!("{}, {}: {words}.", decision.month, decision.decision)
    });
    told.collect()
}

/// What mattered, with who loses and when, a table of both for each that changes anything, and all decisions.
fn decisions(team: &TeamPlayed) -> Vec<Part> {
    let mut told = mattered(team);
    if told.is_empty() {
        let text = "The team followed the plan throughout and asked for nothing.";
        return vec![Part::paragraph(text)];
    }
    let mut shown = Vec::new();
    for (told, decision) in told.iter_mut().zip(&team.decisions) {
        let beside = &decision.beside_without;
        if beside.changes_nothing() {
            continue;
        }
        told.extend(beside.said.iter().map(|said| format!(" {said}")));
        let named = format!("{}, {}", decision.month, decision.decision);
        let caption = format!("Team {}, {named}: in person-months", team.team);
        let of = (team.team, "without-decision", Some(named));
        shown.push(Part::Table(losses(&caption, of, beside)));
    }
    let caption = "Every decision, the one that mattered most first, in person-months";
    shown.push(Part::Table(DECISIONS.of(caption, &team.decisions).in_order()));
    std::iter::once(Part::bullets(&told)).chain(shown).collect()
}

fn of_team(team: &TeamPlayed) -> Vec<Part> {
    let id = |part: &str| format!("team-{}-{part}", team.team);
    let part = Part::subsection;
    let mut parts = vec![Part::section(&id("all"), &format!("Team {}", team.team))];
    for (key, word, heading, beside) in [
        (
            "known",
            "best-as-known",
            "Beside the best plan on what was known",
            &team.beside_best_as_known,
        ),
        (
            "hindsight",
            "best-with-hindsight",
            "Beside the best plan with hindsight",
            &team.beside_best_with_hindsight,
        ),
    ] {
        parts.extend([part(&id(key), heading), Part::bullets(&beside.said)]);
        if !beside.changes_nothing() {
            let caption =
                format!("Team {}: {heading}. Lost, moved and net, in person-months", team.team);
            parts.push(Part::Table(losses(&caption, (team.team, word, None), beside)));
        }
    }
    parts.push(part(&id("decisions"), "Decisions that mattered most"));
    parts.extend(decisions(team));
    parts.push(part(&id("asks"), "Asks that paid, and asks that did not"));
    if team.asks.is_empty() {
        parts.push(Part::paragraph("The team asked for nothing."));
    } else {
        let caption = "Asks, with the odds of the answer and what each brought";
        parts.push(Part::Table(ASKS.of(caption, &team.asks).in_order()));
    }
    parts
}

/// Areas, each with its teams one below the other.
fn fairness(report: &DebriefReport) -> Vec<Part> {
    let Some(first) = report.teams.first() else { return Vec::new() };
    let of_area = |n: usize| report.teams.iter().filter_map(move |team| team.areas.get(n));
    let areas = (0..first.areas.len()).flat_map(of_area);
    let caption = "Coverage by area, person-months reached of those in need";
    vec![Part::section("fairness", "Fairness between areas"), Part::Table(AREAS.of(caption, areas))]
}

fn method(report: &DebriefReport) -> Vec<Part> {
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
    vec![Part::section("method", "How this was worked out"), Part::bullets(&told)]
}
