//! Whether what groups of people get is a matter of largest flows, one in the other.
//!
//! A flow that is largest for one group need not leave room for the largest one of that group and the
//! next together, where limits on people lie behind the hand-outs of several areas or ways: whoever
//! comes first may take a place that two others would have had. Nested flows then tell too much.

use super::game::{Game, everyone};
use super::{Counted, NoValues};
use crate::allocation::sweep::Asker;
use crate::allocation::{Aim, Built, Goal, Meaning, Ties};
use crate::certificate::Role;
use crate::plan::outline;
use num_rational::Ratio;

/// Whether limits on people lie behind hand-outs that food gets to by several ways.
fn may_compete(built: &Built) -> bool {
    let shared = built.instance.arcs.iter().any(|arc| arc.role == Role::Caseload);
    let parts = built.meanings.iter().any(|of| matches!(of, Meaning::Reach(..)));
    let limited =
        built.instance.arcs.iter().any(|arc| arc.served.is_some() && arc.capacity.is_some());
    shared || (parts && limited)
}

/// Whether nested flows tell what plans reach: with all players on, with none, and with each one off.
/// Plans are certified; where they agree in all of these, the rest is taken for the same.
pub(super) fn tells_what_plans_reach(game: &Game<'_>, built: &Built) -> Result<bool, NoValues> {
    if game.layers.len() < 2 || !may_compete(built) {
        return Ok(true);
    }
    let n_players = game.players.each.len();
    let all = everyone(n_players);
    let mut asker = Asker::new(&game.layers)?;
    for on in [all, 0].into_iter().chain((0..n_players).map(|player| all & !(1 << player))) {
        if Ratio::new(asker.value(on)?, game.per_person) != planned(game, on)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Person-months that the certified plan of a combination reaches, of those that count.
fn planned(game: &Game<'_>, on: u128) -> Result<Ratio<i128>, NoValues> {
    let network = game.network(on)?;
    let (aim, phases) = match game.counted {
        Counted::People => (Aim::MostPeople, 3..=5),
        Counted::Phase(phase) => (Aim::Severity, phase..=phase),
    };
    let goal = Goal { aim, ties: Ties::Skip, budget: None, floors: Vec::new() };
    let plan = outline::outline(&network, &game.built(&network), &goal)?;
    let months = plan.areas.iter().flat_map(|area| &area.months);
    let served = months.flat_map(|month| (3..=5).zip(month.served));
    Ok(served.filter(|(phase, _)| phases.contains(phase)).map(|(_, people)| people).sum())
}
