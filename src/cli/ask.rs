//! `aidreach ask`: whom to ask for a target, and in which order.

use super::exit::{Exit, Failure};
use super::playing::Playing;
use super::talk::{Talk, pretty};
use crate::analysis::ask::{Of, ask_from, only_in};
use crate::analysis::game::Exact;
use crate::analysis::players::Setting;
use crate::country::{AreaIx, Country};
use crate::issues::nearest;
use crate::report::{Answer, AskReport, Target};
use crate::scenario::Needed;
use crate::units::Share;
use clap::{Args, ValueEnum};

/// Say which permissions suffice for a target, which it cannot be met without, and whom to ask first
///
/// Ends with exit code 3 where the target is out of reach with all of them granting.
#[derive(Debug, Args)]
pub(super) struct AskArgs {
    #[command(flatten)]
    playing: Playing,
    /// What is to be reached: a share above 0, up to 1
    #[arg(long, value_name = "SHARE", value_parser = target)]
    target: Share,
    /// What it is a share of
    #[arg(long, value_enum, value_name = "WHAT", default_value = "full-access")]
    of: ShareOf,
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
    let asked = pack.scenario(&country, &playing.scenario)?;
    talk.tell_issues(&asked.issues);
    let mut areas = Vec::new();
    for name in &args.area {
        areas.push(area(&country, name)?);
    }
    let country = only_in(&country, &areas);
    let needed = Needed::of(&country);
    let setting = Setting { country: &country, scenario: &asked.scenario, needed: &needed };
    let chosen = playing.choose(setting, talk)?;
    let ratio = args.target.ratio();
    let share = Exact::new((*ratio.numer()).into(), (*ratio.denom()).into());
    let of = match args.of {
        ShareOf::FullAccess => Of::FullAccess,
        ShareOf::Need => Of::Need,
    };
    let found = playing.sweep("valuing combinations", talk, |options, kept| {
        ask_from(setting, &chosen, (&share, of), options, kept)
    })?;
    let target = Target { share: &share, of, areas: &areas };
    let report = AskReport::of(setting, &chosen, target, &found);
    let text = if playing.json { pretty(&report)? } else { report.text() };
    talk.show(&text)?;
    Ok(if report.out_of_reach() { Exit::Unmet } else { Exit::Done })
}

fn area(country: &Country, asked: &str) -> Result<AreaIx, Failure> {
    let is_it = |name: &str| name.eq_ignore_ascii_case(asked);
    let found = country.areas.iter().position(|area| is_it(&area.name) || is_it(&area.pcode));
    if let Some(at) = found {
        return Ok(AreaIx(at as u16));
    }
    let names = country.areas.iter().map(|area| area.name.as_str());
    let help = match nearest(asked, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`aidreach data show areas` lists all of them".to_owned(),
    };
    Err(Failure::Usage(format!("there is no area `{asked}`"), help))
}
