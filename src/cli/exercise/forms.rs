//! Forms as teams hand them in, read against what each team may dispose of.

use super::super::exit::Failure;
use super::session::{ExerciseSession, unread};
use crate::exercise::{
    Expected, Form, Line, LineKind, Play, Written, of_csv, of_toml, of_xlsx, read,
};
use crate::issues::{At, Code, Issue, Issues};
use crate::plan::NoPlan;
use crate::report::exercise::{self as papers, handed_in, in_other_formats};
use std::collections::BTreeMap;
use std::path::Path;

/// A team so far.
pub(super) struct Team {
    pub(super) forms: Vec<Form>,
    pub(super) play: Play,
}

/// Why a team's forms were not played.
enum NotPlayed {
    Issues(Issues),
    Plan(NoPlan),
}

/// Plays the forms taken so far, teams side by side.
///
/// # Errors
/// Where a form that was taken is no longer sound.
pub(super) fn replay(
    ground: &ExerciseSession,
    taken: &[Vec<papers::Form>],
) -> Result<Vec<Team>, Failure> {
    let of_team = |team: u8| -> Result<Team, NotPlayed> {
        let play = Play::new(&ground.course).map_err(NotPlayed::Plan)?;
        let mut so_far = Team { forms: Vec::new(), play };
        for turn in taken {
            let Some(form) = turn.get(usize::from(team) - 1) else { break };
            let lines = of_csv(&form.name, &form.bytes).map_err(NotPlayed::Issues)?;
            let form = form_of(ground, team, &so_far, (&form.name, &lines))?;
            so_far.play.turn(&ground.course, &form).map_err(NotPlayed::Plan)?;
            so_far.forms.push(form);
        }
        Ok(so_far)
    };
    let teams: Vec<u8> = (1..=ground.teams()).collect();
    side_by_side(&teams, |team| of_team(*team))
        .into_iter()
        .collect::<Result<_, _>>()
        .map_err(failure)
}

/// Works on each of some items at once, and keeps their order.
pub(super) fn side_by_side<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let work = &work;
    std::thread::scope(|scope| {
        let working: Vec<_> = items.iter().map(|item| scope.spawn(move || work(item))).collect();
        let done = working.into_iter().map(|work| match work.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        done.collect()
    })
}

fn failure(why: NotPlayed) -> Failure {
    match why {
        NotPlayed::Issues(issues) => issues.into(),
        NotPlayed::Plan(why) => why.into(),
    }
}

fn form_of(
    ground: &ExerciseSession,
    team: u8,
    so_far: &Team,
    (file, lines): (&str, &[Line]),
) -> Result<Form, NotPlayed> {
    let there = there(ground, so_far).map_err(NotPlayed::Plan)?;
    read(&expected(ground, team, so_far, &there), file, lines).map_err(NotPlayed::Issues)
}

/// Grams that a team can dispose of in the month that comes next.
fn there(
    ground: &ExerciseSession,
    so_far: &Team,
) -> Result<BTreeMap<crate::country::PlaceIx, i64>, NoPlan> {
    match so_far.play.next() {
        Some(period) => ground.course.there(&so_far.play.scenario, &so_far.play.unfolding, period),
        None => Ok(BTreeMap::new()),
    }
}

fn expected<'a>(
    ground: &'a ExerciseSession,
    team: u8,
    so_far: &Team,
    there: &'a BTreeMap<crate::country::PlaceIx, i64>,
) -> Expected<'a> {
    Expected {
        country: &ground.course.country,
        scenario: &ground.course.scenario,
        terms: &ground.course.terms,
        exercise: &ground.key,
        team: u32::from(team),
        turn: so_far.play.months.len() as u32 + 1,
        there,
    }
}

/// Reads lines as a form of the month that comes next.
///
/// # Errors
/// Everything that is wrong with them.
pub(super) fn form(
    ground: &ExerciseSession,
    team: u8,
    so_far: &Team,
    from: (&str, &[Line]),
) -> Result<Form, Failure> {
    form_of(ground, team, so_far, from).map_err(failure)
}

/// A form with the lines it was read from.
pub(super) struct HandedIn {
    pub(super) form: Form,
    pub(super) lines: Vec<Line>,
}

/// The forms of a turn, one a team; a team that is absent follows the plan.
///
/// # Errors
/// Everything that is wrong with any of them.
pub(super) fn collect(
    ground: &ExerciseSession,
    folder: &Path,
    teams: &[Team],
    absent: &[u8],
) -> Result<Vec<HandedIn>, Failure> {
    let (mut issues, mut all) = (Issues::default(), Vec::new());
    for (team, so_far) in (1u8..).zip(teams) {
        let turn = so_far.play.months.len() + 1;
        let found = if absent.contains(&team) {
            let name = format!("team {team}, absent");
            Ok((name, lines_of(ground, team, turn, &[(LineKind::Follow, "plan")])))
        } else {
            one(ground, folder, turn, team)?
        };
        let read =
            found.and_then(|(file, lines)| match form_of(ground, team, so_far, (&file, &lines)) {
                Ok(form) => Ok(Ok(HandedIn { form, lines })),
                Err(NotPlayed::Issues(issues)) => Err(issues),
                Err(NotPlayed::Plan(why)) => Ok(Err(why)),
            });
        match read {
            Ok(form) => all.push(form?),
            Err(found) => issues.append(found),
        }
    }
    if issues.has_errors() { Err(issues.into()) } else { Ok(all) }
}

/// The one form of a team that decides something, with its name.
fn one(
    ground: &ExerciseSession,
    folder: &Path,
    turn: usize,
    team: u8,
) -> Result<Result<(String, Vec<Line>), Issues>, Failure> {
    let forms = handed_in(folder, (turn, ground.months()), team).map_err(unread)?;
    let mut issues = Issues::default();
    let mut read: Vec<(String, Vec<Line>)> = Vec::new();
    for form in forms {
        let lines = match form.name.rsplit('.').next() {
            Some("xlsx") => of_xlsx(&form.name, &form.bytes),
            Some("csv") => of_csv(&form.name, &form.bytes),
            _ => of_toml(&form.name, &form.bytes),
        };
        match lines {
            Ok(lines) => read.push((form.name, lines)),
            Err(found) => issues.append(found),
        }
    }
    if issues.has_errors() {
        return Ok(Err(issues));
    }
    let deciding: Vec<usize> = (0..read.len()).filter(|n| decides(&read[*n].1)).collect();
    let chosen = match deciding[..] {
        [one] => Some(one),
        [] if !read.is_empty() => Some(0),
        _ => None,
    };
    let others = in_other_formats(folder, (turn, ground.months()), team);
    if let Some(other) = others.first().filter(|_| read.is_empty()) {
        let help = "open it in a spreadsheet and save it as .xlsx under the name `form.xlsx`";
        let at = At::file(other);
        issues.push(Issue::new(Code("E0023"), at, "a format that is not read", "form.xlsx", help));
        return Ok(Err(issues));
    }
    Ok(match chosen {
        Some(n) => Ok(read.swap_remove(n)),
        None => Err(not_one(ground, turn, team, &read)),
    })
}

/// Whether a form says more than whose it is.
fn decides(lines: &[Line]) -> bool {
    let whose = [LineKind::Exercise, LineKind::Team, LineKind::Turn].map(LineKind::word);
    let says = |line: &Line| line.says.text.to_lowercase();
    lines.iter().any(|line| !line.cells.is_empty() && !whose.contains(&says(line).as_str()))
}

fn not_one(
    ground: &ExerciseSession,
    turn: usize,
    team: u8,
    read: &[(String, Vec<Line>)],
) -> Issues {
    let folder = format!("{}/team-{team}", papers::turn_folder(turn, ground.months()));
    let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
    let (seen, help) = match names[..] {
        [] => (
            format!("no form of team {team}"),
            format!("put it there, or let the team follow the plan with `--absent {team}`"),
        ),
        _ => (
            format!("team {team} decides in more than one form: {}", names.join(", ")),
            "leave one of them, and take the others away".to_owned(),
        ),
    };
    let mut issues = Issues::default();
    let expected = "form.xlsx, form.csv or form.toml, one that decides";
    issues.push(Issue::new(Code("E0710"), At::file(&folder), &seen, expected, &help));
    issues
}

/// The lines of a form that the program fills in itself.
pub(super) fn lines_of(
    ground: &ExerciseSession,
    team: u8,
    turn: usize,
    decisions: &[(LineKind, &str)],
) -> Vec<Line> {
    let whose = [
        (LineKind::Exercise, ground.key.clone()),
        (LineKind::Team, team.to_string()),
        (LineKind::Turn, turn.to_string()),
    ];
    let decisions = decisions.iter().map(|(says, value)| (*says, (*value).to_owned()));
    let written = |text: String| Written { text, at: At::file("") };
    let line = |(says, value): (LineKind, String)| Line {
        says: written(says.word().to_owned()),
        cells: BTreeMap::from([(crate::exercise::Column::Value, written(value))]),
        unknown: Vec::new(),
    };
    whose.into_iter().chain(decisions).map(line).collect()
}
