//! What permissions are worth where they are too many for all combinations: estimated from orders of
//! asking drawn at random, with bounds.

use super::game::Exact;
use super::game_sampling::{Estimate, Scheme};
use super::players::{Chosen, NoAnswer, Setting};
use super::valued::{estimated, reached};
use crate::plan::sweep::Options;

/// What players are worth as far as the orders drawn tell, in person-months.
#[derive(Clone, Debug)]
pub struct SampledWorth {
    /// Reached as the scenario stands.
    pub as_it_stands: Exact,
    /// By player, with bounds that hold for all at once.
    pub estimate: Estimate,
    /// Pairs of an order and the same backwards.
    pub draws: u32,
    /// The seed of the draws; the same seed gives the same answer.
    pub seed: u64,
    /// Combinations whose values were proven.
    pub proven: usize,
}

/// Estimates what players are worth from so many draws, each an order of asking there and back.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub fn sampled_worth(
    setting: Setting<'_>,
    chosen: &Chosen,
    (draws, seed): (u32, u64),
    options: &Options<'_>,
) -> Result<SampledWorth, NoAnswer> {
    let sampling = |_| (draws, Scheme::Pairs, seed);
    let (estimate, proven) = estimated(setting, &chosen.players, sampling, options)?;
    Ok(SampledWorth { as_it_stands: reached(setting)?, estimate, draws, seed, proven })
}
