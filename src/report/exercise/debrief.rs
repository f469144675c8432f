//! The after-action review: what happened, what could have been, what mattered, what to take home.

mod chart;
mod method;

use super::DebriefReport;
use super::tables::{self, AREAS, ASKS, DECISIONS, EVENTS, MONTHS, TEAMS, losses, named};
use super::told::{DecisionTold, TeamPlayed};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, plainly, term};
use crate::kit::{Answered, Description, Part, Sentence, Table, TableSchema, say};
use crate::report::findings::effect::CarriedOutTold;
pub(super) use chart::chart;
use method::method;

/// How many decisions of a team are told.
pub(super) const TOLD: usize = 3;

impl Answered for DebriefReport {
    fn tables() -> Vec<TableSchema> {
        tables::all()
    }

    fn described(&self) -> Description {
        let mut parts = vec![Part::section("teams", say!("debrief.teams", "Teams side by side"))];
        parts.push(Part::Table(side_by_side(self)));
        parts.push(Part::paragraph(say!(
            "debrief.teams.reading",
            "Judgement is what a team reached beside the best plan on what was known on the first day of \
             each month, with the same asks and rations; it may lie above nought, for a plan as known can \
             have bad luck, too. It is a sum over months and areas. Lost are those whom that plan serves \
             and the team does not, in the same area, month and IPC phase: nobody is fed in one month by \
             food of another. What nobody could know is what hindsight adds to that plan.",
        )));
        parts.push(Part::Chart(chart(self)));
        parts.push(Part::section("months", say!("debrief.months", "Month by month")));
        let of_month = |n: usize| self.teams.iter().filter_map(move |team| team.months.get(n));
        let months = (0..self.turns).flat_map(of_month);
        let caption = say!("debrief.months.table", "People by month");
        parts.push(Part::Table(MONTHS.of(caption, months).in_order()));
        parts.extend(self.teams.iter().flat_map(of_team));
        parts.extend(fairness(self));
        parts.push(Part::section("events", say!("debrief.events", "What happened")));
        let caption = say!("debrief.events.table", "What happened, and when teams could know");
        parts.push(Part::Table(EVENTS.of(caption, &self.events).in_order()));
        parts.extend(take_home());
        parts.extend(method(self));
        Description {
            head: self.masthead.clone(),
            title: say!("debrief.title", "After-action review: {title}", title = &self.title),
            subtitle: subtitle(self),
            in_short: in_short(self),
            parts,
        }
    }
}

/// Questions for the room.
fn take_home() -> [Part; 2] {
    [
        Part::section("next", say!("debrief.next", "What to take home")),
        Part::Bullets(vec![
            say!(
                "debrief.next.again",
                "Which of the decisions above would the team take again, knowing what it knew then?"
            ),
            say!(
                "debrief.next.information",
                "Which information would have changed a decision, and who could have had it?"
            ),
            say!(
                "debrief.next.ask",
                "Which ask cost more than it brought, and was that to be seen at the time?"
            ),
            say!(
                "debrief.next.plan",
                "What goes into the real plan: stock ahead of closures, second ways in, who asks whom?"
            ),
        ]),
    ]
}

pub(super) fn subtitle(report: &DebriefReport) -> Sentence {
    let ended = match report.turns < report.turns_in_all {
        true => say!(
            "debrief.subtitle.ended",
            "ENDEX was called after turn {turns} of {all}",
            turns = report.turns,
            all = report.turns_in_all,
        ),
        false => {
            say!("debrief.subtitle.turns", "{turns} {turns:turn|turns}", turns = report.turns)
        }
    };
    say!(
        "debrief.subtitle",
        "{country}, {scenario}, striving for {objective}. {ended}. Seed {seed}, difficulty {difficulty}.",
        country = &report.masthead.country,
        scenario = report.masthead.scenario.to_string(),
        objective = term(report.objective),
        ended,
        seed = plainly(Figure::whole(report.seed)),
        difficulty = term(report.difficulty),
    )
}

pub(super) fn in_short(report: &DebriefReport) -> Vec<Sentence> {
    let of_team = |team: &TeamPlayed| {
        let (known, hindsight) = (&team.best_as_known, &team.best_with_hindsight);
        say!(
            "debrief.team.reached",
            "{team} reached {reached} of {need} person-months in need ({coverage} %), {worst} of them in \
             phases 4 and 5. The best plan on what was known reaches {known}, {known_worst} in phases 4 and \
             5; the best with hindsight {hindsight}, {hindsight_worst} in phases 4 and 5.",
            team = named(team.team),
            reached = team.reached.person_months,
            need = team.need.person_months,
            coverage = plainly(Figure::rounded(team.coverage_share.exact() * 100, 0)),
            worst = team.reached.phase4_and_5_person_months,
            known = known.person_months,
            known_worst = known.phase4_and_5_person_months,
            hindsight = hindsight.person_months,
            hindsight_worst = hindsight.phase4_and_5_person_months,
        )
    };
    let mut told: Vec<Sentence> = report.teams.iter().map(of_team).collect();
    for team in &report.teams {
        told.extend(team.beside_best_as_known.said.iter().take(1).map(Sentence::from));
    }
    told
}

/// Teams as columns, what is counted as rows.
pub(super) fn side_by_side(report: &DebriefReport) -> Table {
    let caption = say!("debrief.teams.table", "Person-months over all months, food and money");
    TEAMS.of(caption, &report.teams).turned()
}

/// A decision with its month.
fn decided(decision: &DecisionTold) -> Sentence {
    let (month, decision) = (&decision.month, &decision.decision);
    say!("debrief.decision", "{month}, {decision}", month, decision)
}

/// The decisions of a team that mattered most, each with what it brought.
pub(super) fn mattered(team: &TeamPlayed) -> Vec<Sentence> {
    let told = team.decisions.iter().take(TOLD).map(|decision| {
        let CarriedOutTold { total, .. } = &decision.beside_without;
        say!(
            "debrief.decision.brought",
            "{decision}: {brought}.",
            decision = decided(decision),
            brought = decision.brought.brought([total.lost, total.moved]),
        )
    });
    told.collect()
}

/// What mattered, with who loses and when, a table of both for each that changes anything, and all decisions.
fn decisions(team: &TeamPlayed) -> Vec<Part> {
    let mut told = mattered(team);
    if told.is_empty() {
        return vec![Part::paragraph(say!(
            "debrief.decisions.none",
            "The team followed the plan throughout and asked for nothing."
        ))];
    }
    let mut shown = Vec::new();
    for (told, decision) in told.iter_mut().zip(&team.decisions) {
        let beside = &decision.beside_without;
        if beside.changes_nothing() {
            continue;
        }
        *told = say!(
            "debrief.decision.beside",
            "{told} {beside}",
            told = &*told,
            beside = Joined::Spaces.list(&beside.said),
        );
        let caption = say!(
            "debrief.decision.table",
            "{team}, {decision}: in person-months",
            team = named(team.team),
            decision = decided(decision),
        );
        let of = (team.team, "without-decision", Some(decided(decision)));
        shown.push(Part::Table(losses(caption, of, beside)));
    }
    let caption = say!(
        "debrief.decisions.table",
        "Every decision, the one that mattered most first, in person-months"
    );
    shown.push(Part::Table(DECISIONS.of(caption, &team.decisions).in_order()));
    std::iter::once(Part::Bullets(told)).chain(shown).collect()
}

fn of_team(team: &TeamPlayed) -> Vec<Part> {
    let id = |part: &str| format!("team-{}-{part}", team.team);
    let part = Part::subsection;
    let mut parts = vec![Part::section(&id("all"), named(team.team))];
    for (key, word, heading, beside) in [
        (
            "known",
            "best-as-known",
            say!("debrief.beside-known", "Beside the best plan on what was known"),
            &team.beside_best_as_known,
        ),
        (
            "hindsight",
            "best-with-hindsight",
            say!("debrief.beside-hindsight", "Beside the best plan with hindsight"),
            &team.beside_best_with_hindsight,
        ),
    ] {
        parts.extend([part(&id(key), heading.clone()), Part::bullets(&beside.said)]);
        if !beside.changes_nothing() {
            let caption = say!(
                "debrief.beside.table",
                "{team}: {heading}. Lost, moved and net, in person-months",
                team = named(team.team),
                heading,
            );
            parts.push(Part::Table(losses(caption, (team.team, word, None), beside)));
        }
    }
    let heading = say!("debrief.decisions", "Decisions that mattered most");
    parts.push(part(&id("decisions"), heading));
    parts.extend(decisions(team));
    parts.push(part(&id("asks"), say!("debrief.asks", "Asks that paid, and asks that did not")));
    if team.asks.is_empty() {
        parts.push(Part::paragraph(say!("debrief.asks.none", "The team asked for nothing.")));
    } else {
        let caption =
            say!("debrief.asks.table", "Asks, with the odds of the answer and what each brought");
        parts.push(Part::Table(ASKS.of(caption, &team.asks).in_order()));
    }
    parts
}

/// Areas, each with its teams one below the other.
fn fairness(report: &DebriefReport) -> Vec<Part> {
    let Some(first) = report.teams.first() else { return Vec::new() };
    let of_area = |n: usize| report.teams.iter().filter_map(move |team| team.areas.get(n));
    let areas = (0..first.areas.len()).flat_map(of_area);
    let caption =
        say!("debrief.fairness.table", "Coverage by area, person-months reached of those in need");
    vec![
        Part::section("fairness", say!("debrief.fairness", "Fairness between areas")),
        Part::Table(AREAS.of(caption, areas)),
    ]
}
