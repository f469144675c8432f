//! `aidreach exercise play`: one person against the country, month by month, in the terminal.

use super::super::exit::{Exit, Failure};
use super::super::folder::{Output, not_written};
use super::super::prompt::{Answers, Question};
use super::super::talk::Talk;
use super::begin::Begin;
use super::debrief::told as told_of;
use super::forms::{Team, form, lines_of, replay};
use super::session::{ExerciseSession, not_kept, unread};
use super::typed::{AHEAD, TYPED, areas, examples, help_ahead, parsed, told};
use crate::exercise::{Concession, Form, Line, LineKind, Play, to_csv};
use crate::page::Look;
use crate::report::exercise::{
    brief, put_debrief, put_pack, put_turn, take_back, taken, turn_folder,
};
use crate::report::{Rendered, plain, wrapped};
use clap::Args;
use std::path::{Path, PathBuf};

/// Play an exercise by yourself in the terminal, guided, with help at every prompt
///
/// Answers may come from a script as well: `aidreach exercise play < answers.txt`.
#[derive(Debug, Args)]
pub(in crate::cli) struct PlayArgs {
    #[command(flatten)]
    begin: Begin,
    /// Keep the exercise in this folder, every month as soon as it is played; where one is kept there
    /// already, go on with it
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &PlayArgs, talk: &Talk) -> Result<Exit, Failure> {
    let kept_already = args.out.as_ref().filter(|out| out.join("exercise.toml").is_file());
    let ground = match kept_already {
        Some(folder) => ExerciseSession::of(folder, None, talk)?,
        None => args.begin.ground(Some(1), talk)?,
    };
    if ground.teams() != 1 {
        let what = "the exercise in that folder is for several teams".to_owned();
        return Err(Failure::Usage(what, "play it with `aidreach exercise turn`".to_owned()));
    }
    if let (Some(out), None) = (&args.out, kept_already) {
        let exercise = ground.exercise(Look::Colour);
        put_pack(&exercise, &ground.own_texts, out).map_err(not_kept)?;
    }
    let so_far = match &args.out {
        Some(out) => taken(out, 1, ground.months()).map_err(unread)?,
        None => Vec::new(),
    };
    let mut team = replay(&ground, &so_far)?;
    let team = team.pop().ok_or_else(|| Failure::Bug("an exercise without a team".to_owned()))?;
    let answers = Answers::new(talk, TOO_SOON);
    Table { ground: &ground, talk, answers: &answers, out: args.out.as_deref(), team }.play()
}

/// One person at the table.
struct Table<'a> {
    ground: &'a ExerciseSession,
    talk: &'a Talk,
    answers: &'a Answers<'a>,
    out: Option<&'a Path>,
    team: Team,
}

/// What comes after a month's questions.
enum Next {
    HandIn,
    Again,
    Back,
    Quit,
}

/// Why a month's questions end before the last.
enum Stop {
    Failure(Failure),
    Next(Next),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Failure(failure)
    }
}

const TOO_SOON: &str = "`quit` ends an exercise before its last month; `?` helps at every prompt";

const WELCOME: &str = "EXERCISE: nothing here is a report on a real situation. At every prompt `?` helps, an \
                       empty line goes on, `back` takes the last month back, and `quit` ends it here.";

impl Table<'_> {
    fn play(mut self) -> Result<Exit, Failure> {
        let definition = &self.ground.definition;
        let about = wrapped(&definition.why, "");
        self.talk.show(&format!("{}\n{about}\n{}\n", definition.title, wrapped(WELCOME, "")))?;
        while self.team.play.next().is_some() {
            self.show_brief()?;
            let decided = self.month().and_then(|lines| Ok((self.next()?, lines)));
            match decided {
                Ok((Next::HandIn, lines)) => self.hand_in(lines)?,
                Ok((Next::Again, _)) | Err(Stop::Next(Next::HandIn | Next::Again)) => {}
                Ok((Next::Back, _)) | Err(Stop::Next(Next::Back)) => self.back()?,
                Ok((Next::Quit, _)) | Err(Stop::Next(Next::Quit)) => {
                    if self.team.forms.is_empty() {
                        return Ok(Exit::Done);
                    }
                    break;
                }
                Err(Stop::Failure(failure)) => return Err(failure),
            }
        }
        if self.team.play.next().is_none() {
            self.show_brief()?;
        }
        self.debrief()
    }

    fn show_brief(&self) -> Result<(), Failure> {
        let exercise = self.ground.exercise(Look::Colour);
        let told = brief(&exercise, 1, &self.team.play)?;
        self.talk.show(&format!("\n{}\n", plain(&told)))
    }

    fn turn(&self) -> usize {
        self.team.play.months.len() + 1
    }

    /// A month's decisions, question by question; each is checked as soon as it is given.
    fn month(&self) -> Result<Vec<Line>, Stop> {
        let country = &self.ground.course.country;
        let mut lines = lines_of(self.ground, 1, self.turn(), &[]);
        let follow = "plan: what no order moves is handed out as the exercise strives for\nnothing: it \
                      stays where it is\nseverity, most-people, fairest: as a plan for that aim";
        self.one(&mut lines, LineKind::Follow, "follow [plan]:", follow, "plan")?;
        let rations: Vec<String> =
            country.rations.iter().map(|r| format!("{}: {}", r.id, r.name)).collect();
        self.one(&mut lines, LineKind::Ration, "ration [the usual one]:", &rations.join("\n"), "")?;
        let areas = areas(country);
        let [place, other] = examples(country);
        let area = areas.split(", ").next().unwrap_or_default();
        let help = format!(
            "An order: tonnes, from where, to which area, such as `120 from {place} to {area}`. An empty \
             line when there are no more.\nAreas: {areas}"
        );
        self.some(&mut lines, LineKind::HandOut, "hand out (MT from PLACE to AREA):", &help)?;
        let help = format!(
            "Tonnes from a place to a store, to be sent on next month: `120 from {place} to {other}`. An \
             empty line when there are no more."
        );
        self.some(&mut lines, LineKind::MoveUp, "move up (MT from PLACE to PLACE):", &help)?;
        if let Some(ahead) = help_ahead(country, place, area) {
            self.some(&mut lines, LineKind::SendAhead, AHEAD, &ahead)?;
        }
        let left =
            format!("An area where nothing is handed out beyond your orders.\nAreas: {areas}");
        self.some(&mut lines, LineKind::LeaveOut, "leave out (AREA):", &left)?;
        let asks = format!(
            "At most {} a month: a permission's key, and what you would accept for it, such as `KEY` or \
             `KEY against levy`.\nConditions: {}.\nThe brief lists the permissions that are not open.",
            self.ground.course.terms.asks_per_turn,
            Concession::ALL.iter().map(|a| a.word()).collect::<Vec<_>>().join(", ")
        );
        self.some(&mut lines, LineKind::Ask, "ask for (KEY [against CONDITION]):", &asks)?;
        let most = "US dollars that may be spent this month; an empty line sets no limit.";
        self.one(&mut lines, LineKind::SpendAtMost, "spend at most [no limit]:", most, "")?;
        Ok(lines)
    }

    /// An answer that is no wish to go back or to end.
    fn ask(&self, asks: &str, help: &str) -> Result<String, Stop> {
        let answer = self.answers.ask(&Question { asks, help })?;
        match answer.to_lowercase().as_str() {
            "back" => Err(Stop::Next(Next::Back)),
            "quit" => Err(Stop::Next(Next::Quit)),
            _ => Ok(answer),
        }
    }

    /// One answer, or none.
    fn one(
        &self,
        lines: &mut Vec<Line>,
        says: LineKind,
        asks: &str,
        help: &str,
        usual: &str,
    ) -> Result<(), Stop> {
        loop {
            let answer = self.ask(asks, help)?;
            let answer = if answer.is_empty() { usual } else { &answer };
            if answer.is_empty() || self.accept(lines, says, answer)? {
                return Ok(());
            }
        }
    }

    /// Answers until an empty one.
    fn some(
        &self,
        lines: &mut Vec<Line>,
        says: LineKind,
        asks: &str,
        help: &str,
    ) -> Result<(), Stop> {
        loop {
            let answer = self.ask(asks, help)?;
            if answer.is_empty() {
                return Ok(());
            }
            self.accept(lines, says, &answer)?;
        }
    }

    /// Adds an answer to the form where the form is sound with it; tells what is wrong otherwise.
    fn accept(&self, lines: &mut Vec<Line>, says: LineKind, answer: &str) -> Result<bool, Failure> {
        let Some(line) = parsed(says, answer) else {
            self.talk.show("that is no answer to this question; `?` shows one\n")?;
            return Ok(false);
        };
        let mut tried = lines.clone();
        tried.push(line);
        match self.form(&tried) {
            Ok(_) => {
                *lines = tried;
                Ok(true)
            }
            Err(Failure::Issues(issues)) => {
                for issue in issues.iter() {
                    self.talk.show(&told(issue))?;
                }
                Ok(false)
            }
            Err(failure) => Err(failure),
        }
    }

    fn form(&self, lines: &[Line]) -> Result<Form, Failure> {
        form(self.ground, 1, &self.team, (TYPED, lines))
    }

    fn next(&self) -> Result<Next, Stop> {
        let help = "yes: hand the form in, and the month passes\nagain: decide anew\nback: take the last \
                    month back\nquit: end the exercise here, with its debrief";
        loop {
            let answer = self.answers.ask(&Question { asks: "hand in [yes]:", help })?;
            match answer.to_lowercase().as_str() {
                "" | "yes" | "y" => return Ok(Next::HandIn),
                "again" => return Ok(Next::Again),
                "back" => return Ok(Next::Back),
                "quit" => return Ok(Next::Quit),
                _ => self.talk.show("yes, again, back or quit\n")?,
            }
        }
    }

    fn hand_in(&mut self, lines: Vec<Line>) -> Result<(), Failure> {
        let form = self.form(&lines)?;
        let (course, play) = (&self.ground.course, &mut self.team.play);
        self.talk.busy("moving the food", || play.turn(course, &form))?;
        self.team.forms.push(form);
        if let Some(out) = self.out {
            let exercise = self.ground.exercise(Look::Colour);
            let plays = std::slice::from_ref(&self.team.play);
            put_turn(&exercise, plays, &[to_csv(&lines)], out).map_err(not_kept)?;
        }
        Ok(())
    }

    fn back(&mut self) -> Result<(), Failure> {
        if self.team.forms.pop().is_none() {
            return self.talk.show("this is the first month\n");
        }
        if let Some(out) = self.out {
            let name = turn_folder(self.turn(), self.ground.months());
            take_back(out, &name).map_err(|why| not_written(why, Output::Fresh("an exercise")))?;
        }
        let mut play = Play::new(&self.ground.course)?;
        for form in &self.team.forms {
            play.turn(&self.ground.course, form)?;
        }
        self.team.play = play;
        Ok(())
    }

    fn debrief(self) -> Result<Exit, Failure> {
        let report = self.talk.busy("playing again without each decision", || {
            told_of(self.ground, vec![self.team], Look::Colour)
        })?;
        let exercise = self.ground.exercise(Look::Colour);
        self.talk.show(&format!("\n{}", Rendered::of(&report).text()))?;
        if let Some(out) = self.out {
            let to = put_debrief(&exercise, &report, None, out).map_err(not_kept)?;
            self.talk.tell(&format!("slides and review are in {}\n", to.display()));
        }
        Ok(Exit::Done)
    }
}
