//! `aidreach ranges`: how sure what a scenario reaches is.

use super::answer::Answering;
use super::exit::{Exit, Failure};
use super::interrupt;
use super::talk::Talk;
use crate::analysis::ranges::{Draws, Splits, Together, movers, reach};
use crate::plan::NoPlan;
use crate::report::{Answer, RangesInput, RangesReport};
use clap::{Args, ValueEnum};

/// Tell how sure what a scenario reaches is: its range over what figures may be, and what moves it most
///
/// What links carry, supplies, rooms, caseloads, the split of the supplies and what nobody knows to be
/// granted are drawn many times between the low and high figures of the tables. In each draw the most
/// person-months that any plan reaches are found and proven.
#[derive(Debug, Args)]
pub(super) struct RangesArgs {
    /// An id of the pack's scenarios, or the path of a .toml file
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    /// Hold it against another scenario in the same draws
    #[arg(long, value_name = "SCENARIO")]
    beside: Option<String>,
    /// How many times everything is drawn
    #[arg(long, value_name = "N", default_value_t = 200,
        value_parser = clap::value_parser!(u32).range(2..=100_000))]
    draws: u32,
    /// Key of the draws: the same one gives the same figures
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How far figures of one source are high or low together
    #[arg(long, value_enum, default_value_t = Common::Half)]
    together: Common,
    #[command(flatten)]
    answering: Answering,
}

/// How far figures of one source go together.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Common {
    /// Each by itself
    None,
    /// Half of what makes them vary is common to them
    Half,
    /// All high or low together
    All,
}

impl Common {
    fn together(self) -> Together {
        match self {
            Common::None => Together::NONE,
            Common::Half => Together::HALF,
            Common::All => Together::ALL,
        }
    }
}

pub(super) fn run(args: &RangesArgs, talk: &Talk) -> Result<Exit, Failure> {
    let answering = &args.answering;
    let asked = (args.scenario.as_str(), args.beside.as_deref());
    let (input, beside) = answering.ground_beside(Answer::Ranges, asked, talk)?;
    let (country, scenario) = (&input.country, &input.asked.scenario);
    if let Some(other) = beside.as_ref().filter(|other| other.window != scenario.window) {
        return Err(NoPlan::OtherMonths(scenario.id.clone(), other.id.clone()).into());
    }
    let draws = Draws { seed: args.seed, number: args.draws, together: args.together.together() };
    // Scenarios that differ by the split of the supplies are asked each with its own.
    let splits = match &beside {
        Some(other) if other.supply_split != scenario.supply_split => Splits::Own,
        Some(_) | None => Splits::All,
    };
    interrupt::rest();
    let of = args.draws as usize;
    let work = |told: &(dyn Fn(usize, usize) + Sync)| {
        let each = |scenario, before: usize| {
            let told = |n: usize| told(before + n, if beside.is_some() { 2 * of } else { of });
            let stop = interrupt::asked_to_stop;
            reach(country, scenario, &input.needed, (draws, splits), (&told, &stop))
        };
        Ok::<_, Failure>((each(scenario, 0)?, beside.as_ref().map(|s| each(s, of)).transpose()?))
    };
    let (reach, other) = talk.counted("drawing figures", work)?;
    let movers = movers(country, scenario, &input.needed)?;
    let input = RangesInput {
        country,
        scenario,
        reach: &reach,
        beside: beside.as_ref().zip(other.as_ref()),
        movers: &movers,
        draws,
    };
    answering.give(&RangesReport::of(&input, answering.shared.share), talk)?;
    Ok(Exit::Done)
}
