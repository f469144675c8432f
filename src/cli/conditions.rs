//! `aidreach conditions`: what conditions on a grant cost in people.

use super::choices::{level, word};
use super::coalition_args::permission;
use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::in_words::InWords;
use super::pack::CountryArgs;
use super::shared::Shared;
use super::talk::Talk;
use crate::analysis::conditions::{NoPrice, Offer, Vary, curve, in_force};
use crate::analysis::setting::Setting;
use crate::country::{AreaLevel, Country};
use crate::plan::has_budget;
use crate::report::{Answer, ConditionsReport, CurveReport};
use crate::scenario::{Needed, misfit};
use clap::Args;

/// Say what conditions cost in person-months: levies, quotas, days open, diversion, red lines
///
/// Without --permission: what the conditions in force and the red lines of a scenario cost, and
/// who is paid for passage. With it: how many are reached as one condition on that permission
/// hardens, from where it costs anybody anything, and from where refusing is as good.
#[derive(Debug, Args)]
pub(super) struct ConditionsArgs {
    /// The scenario: an id of the pack, or the path of a .toml file
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    #[command(flatten)]
    country: CountryArgs,
    /// A permission, by its id, offered on a condition
    #[arg(long, value_name = "ID", requires = "vary")]
    permission: Option<String>,
    /// The condition that hardens: levy, quota, days-open or diversion
    #[arg(long, value_name = "CONDITION", requires = "permission", value_parser = vary)]
    vary: Option<Vary>,
    /// Values to look at: US dollars a tonne, MT a month, days a month, or % diverted [default:
    /// eleven from no condition to where nothing more is lost]
    #[arg(long, value_name = "N,N,…", value_delimiter = ',', requires = "vary")]
    values: Vec<f64>,
    /// Money for the whole window, in US dollars [default: the scenario's]
    #[arg(long, value_name = "USD", value_parser = usd)]
    budget: Option<i64>,
    /// Also say what a cap on what goes to each counterpart in levies would leave
    #[arg(long, value_name = "USD", conflicts_with = "permission", value_parser = usd)]
    levy_cap: Option<i64>,
    /// What to plan: province, or district for every district by itself
    #[arg(long, value_name = "LEVEL", default_value = "province", value_parser = level)]
    level: AreaLevel,
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    formatted: Formatted,
    #[command(flatten)]
    in_words: InWords,
}

pub(super) fn run(args: &ConditionsArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.country.open()?;
    let country = args.shared.country(Answer::Conditions, &pack.load(talk)?, args.level)?;
    let country = match args.level {
        AreaLevel::Province => country,
        AreaLevel::District => country.by_district(),
    };
    let asked = pack.scenario(&country, &args.scenario)?;
    let mut asked = args.in_words.put_on(asked, (&pack, &country), talk)?;
    talk.tell_issues(&asked.issues);
    if let Some(dollars) = args.budget {
        asked.scenario.resources.budget_cents = Some(dollars * 100);
    }
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &asked.scenario, &needed);
    match (&args.permission, args.vary) {
        (Some(id), Some(vary)) => {
            let offer = offer(&country, id, vary, &args.values)?;
            let budget = has_budget(&country, &asked.scenario, &needed).map_err(NoPrice::from)?;
            let work = |told: &(dyn Fn(usize, usize) + Sync)| curve(setting, &offer, told);
            let found = talk.counted("planning values", work)?;
            args.formatted.give(&CurveReport::of(setting, &found, budget), talk)?;
        }
        _ => {
            let cents = args.levy_cap.map(|dollars| dollars * 100);
            let found = talk.busy("planning without conditions", || in_force(setting, cents))?;
            args.formatted.give(&ConditionsReport::of(setting, &found, cents), talk)?;
        }
    }
    Ok(Exit::Done)
}

fn offer(country: &Country, id: &str, vary: Vary, values: &[f64]) -> Result<Offer, Failure> {
    let permission = permission(country, id)?;
    if let Some([seen, help]) = misfit(country, &[permission], vary.key()) {
        let seen = format!("{seen} is beyond this level of planning");
        return Err(Failure::Usage(seen, help));
    }
    let mut whole = Vec::new();
    for &value in values {
        // Percent are given with one decimal, all else in whole units.
        let units = if vary == Vary::Diversion { value * 10.0 } else { value };
        let rounded = units.round();
        if !(0.0..=vary.most() as f64).contains(&units) || (units - rounded).abs() > 1e-6 {
            let seen = format!("`{value}` is no value of {}", vary.key());
            let help = match vary {
                Vary::Levy => "whole US dollars a tonne, from 0 to 10,000,000",
                Vary::Quota => "whole MT a month, from 0 to 1,000,000,000",
                Vary::DaysOpen => "whole days, from 0 to 31",
                Vary::Diversion => "percent with at most one decimal, from 0 to 99.9",
            };
            return Err(Failure::Usage(seen, help.to_owned()));
        }
        whole.push(rounded as i64);
    }
    whole.sort_unstable();
    whole.dedup();
    if !vary.hardens_upwards() {
        whole.reverse();
    }
    Ok(Offer { permission, vary, values: whole })
}

fn vary(text: &str) -> Result<Vary, String> {
    word(text, &Vary::WORDS)
}

/// Whole US dollars.
fn usd(text: &str) -> Result<i64, String> {
    const MOST: i64 = 10_000_000_000_000;
    let dollars = text.parse::<f64>().ok().filter(|d| (0.0..=MOST as f64).contains(d));
    let dollars = dollars.map(f64::round);
    dollars.map(|d| d as i64).ok_or(format!("US dollars from 0 to {MOST}, such as 5e6"))
}
