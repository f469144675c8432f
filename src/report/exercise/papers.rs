//! What teams find in the folder of a turn, and what tells how to play.

use super::form::{printed, workbook};
use super::{Exercise, brief};
use crate::exercise::Play;
use crate::kit::figure::counted;
use crate::page::workbook::NotHeld;
use crate::page::{Document, Paper, html, pdf};
use crate::plan::NoPlan;
use crate::report::record::writing::NotWritten;
use std::collections::BTreeMap;

/// Why papers were not written.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// A month cannot be planned.
    #[error(transparent)]
    Plan(#[from] NoPlan),
    /// A form does not fit into a workbook.
    #[error(transparent)]
    Form(#[from] NotHeld),
    /// The folder.
    #[error(transparent)]
    Folder(#[from] NotWritten),
}

/// Files by their paths within a folder.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Briefs, and forms as long as a month is left, for every team; teams side by side.
pub(super) fn turn_papers(exercise: &Exercise<'_>, plays: &[Play]) -> Result<Files, NotKept> {
    let of_team = |team: u8, play: &Play| -> Result<Files, NotKept> {
        let mut files = Files::new();
        let within = |name: &str| format!("team-{team}/{name}");
        paper(&mut files, &within("brief"), &brief(exercise, team, play)?, exercise);
        if let Some(period) = play.next() {
            let form = printed(exercise, team, period);
            files.insert(within("form.pdf"), pdf(&form, exercise.look, Paper::A4));
            files.insert(within("form.xlsx"), workbook(exercise, team, period)?);
        }
        Ok(files)
    };
    std::thread::scope(|scope| {
        let teams = (1u8..).zip(plays);
        let working: Vec<_> =
            teams.map(|(team, play)| scope.spawn(move || of_team(team, play))).collect();
        let mut files = Files::new();
        for work in working {
            match work.join() {
                Ok(of_team) => files.extend(of_team?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(files)
    })
}

/// A paper for screens and for print.
pub(super) fn paper(files: &mut Files, name: &str, document: &Document, exercise: &Exercise<'_>) {
    files.insert(format!("{name}.html"), html(document, exercise.look).into_bytes());
    files.insert(format!("{name}.pdf"), pdf(document, exercise.look, Paper::A4));
}

pub(super) fn readme(exercise: &Exercise<'_>) -> String {
    let teams = counted(usize::from(*exercise.definition.teams.get_ref()), "team");
    let turns = counted(exercise.months(), "turn");
    format!(
        "EXERCISE EXERCISE EXERCISE: nothing in this folder is a report on a real situation.\n\
         \n\
         {title}\n\
         Exercise {key}, {teams}, {turns}. {sharing}\n\
         \n\
         facilitator/guide.pdf        for exercise control only: begin here\n\
         participants/role-cards.pdf  one set for each team\n\
         turn-1/team-N/brief.pdf      what team N knows on the first day; brief.html for screens\n\
         turn-1/team-N/form.xlsx      its decisions, with lists to choose from; form.pdf to print\n\
         exercise.toml                what the exercise is made of; leave it as it is\n\
         \n\
         When every team's form is filled in where it lies:  aidreach exercise turn FOLDER\n\
         To take the last turn back:                         aidreach exercise turn FOLDER --undo\n\
         After the last turn, or when time is up:            aidreach exercise debrief FOLDER\n\
         \n\
         A form may also be form.csv or form.toml in the team's folder, with the same lines.\n",
        title = exercise.definition.title,
        key = exercise.key,
        sharing = exercise.sharing.marked(),
    )
}
