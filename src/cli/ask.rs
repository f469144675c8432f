//! `aidreach ask`: whom to ask for a target, and in which order.

use super::areas::area;
use super::coalition_args::{CoalitionArgs, permission};
use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::analysis::ask::{Of, Question, ask_from, only_in};
use crate::analysis::game::Exact;
use crate::analysis::setting::Setting;
use crate::country::{AreaLevel, Country, PermissionIx};
use crate::report::{Answer, AskReport, Target};
use crate::scenario::Needed;
use crate::units::Share;
use clap::{Args, ValueEnum};
use std::collections::BTreeMap;

/// Say which permissions suffice for a target, which it cannot be met without, and whom to ask first
///
/// Ends with exit code 3 where the target is out of reach with all of them granting.
#[derive(Debug, Args)]
pub(super) struct AskArgs {
    #[command(flatten)]
    playing: CoalitionArgs,
    /// What is to be reached: a share above 0, up to 1
    #[arg(long, value_name = "SHARE", value_parser = target)]
    target: Share,
    /// What it is a share of
    #[arg(long, value_enum, value_name = "WHAT", default_value = "full-access")]
    of: ShareOf,
    /// What winning a permission would take, in any unit of your own, such as
    /// overland-transit=3 [default: 1 each]
    #[arg(long, value_name = "ID=N", value_delimiter = ',')]
    concession: Vec<String>,
    /// Only these areas, by name or P-code, as if food went there before all others
    #[arg(long, value_name = "NAME", num_args = 1..)]
    area: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ShareOf {
    /// What the same resources reach with everything granted
    FullAccess,
    /// The person-months in need
    Need,
}

fn target(text: &str) -> Result<Share, String> {
    let share = text.parse().ok().and_then(Share::from_decimal);
    let share = share.filter(|share| *share > Share::NONE);
    share.ok_or("a share above 0, up to 1, such as 0.6".to_owned())
}

pub(super) fn run(args: &AskArgs, talk: &Talk) -> Result<Exit, Failure> {
    let playing = &args.playing;
    let pack = playing.country.open()?;
    let country = playing.load(Answer::Ask, &pack, talk)?;
    let asked = playing.asked(&pack, &country, talk)?;
    talk.tell_issues(&asked.issues);
    let mut areas = Vec::new();
    for name in &args.area {
        // By district, a province stands for all its districts.
        let wide = |why| area(&country, AreaLevel::Province, name).map_err(|_| why);
        areas.push(area(&country, playing.level, name).or_else(wide)?);
    }
    let country = only_in(&country, &areas);
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &asked.scenario, &needed).measured(playing.measure);
    let chosen = playing.choose_all(setting, talk)?;
    let ratio = args.target.ratio();
    let share = Exact::new((*ratio.numer()).into(), (*ratio.denom()).into());
    let of = match args.of {
        ShareOf::FullAccess => Of::FullAccess,
        ShareOf::Need => Of::Need,
    };
    let concessions = concessions(&country, &args.concession)?;
    let question = Question { share: &share, of, concessions };
    let found = playing.sweep("valuing combinations", talk, |options, checkpoint| {
        ask_from(setting, &chosen, &question, options, checkpoint)
    })?;
    let target = Target { share: &share, of, areas: &areas };
    let report = AskReport::of(setting, &chosen, target, &found);
    playing.formatted.give(&report, talk)?;
    Ok(if report.out_of_reach() { Exit::Unmet } else { Exit::Done })
}

/// What winning permissions would take, by permission.
fn concessions(
    country: &Country,
    said: &[String],
) -> Result<BTreeMap<PermissionIx, Exact>, Failure> {
    let mut found = BTreeMap::new();
    for one in said {
        let figure = one.split_once('=').and_then(|(id, figure)| {
            let figure: u32 = figure.trim().parse().ok()?;
            Some((id.trim(), Exact::from_integer(figure.into())))
        });
        let Some((id, figure)) = figure else {
            let what = format!("`{one}` is no permission with what it would take");
            return Err(Failure::Usage(what, "write ID=N with a whole number, such as a=3".into()));
        };
        found.insert(permission(country, id)?, figure);
    }
    Ok(found)
}
