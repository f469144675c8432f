//! A plan that another one is likely to lie near: where many are asked for that differ little, evenness is sought
//! from what was found before. It changes nothing of what is found.

use super::engine::beyond_all_supply;
use super::search::Search;
use super::{Built, Meaning, Unsolved};
use crate::certificate::Role;
use crate::flow::maxflow::{Residual, level_out};
use std::collections::HashMap;

/// A flow, by what its arcs stand for.
#[derive(Clone, Debug, Default)]
pub struct Near {
    /// What each arc stands for, and its grams.
    arcs: Vec<(Meaning, i64)>,
    /// Where among them each is.
    position: HashMap<Meaning, usize>,
}

impl Near {
    /// A flow on a network written as numbers.
    pub fn of(meanings: Vec<Meaning>, flow: &[i64]) -> Near {
        let position = meanings.iter().copied().zip(0..).collect();
        Near { arcs: meanings.into_iter().zip(flow.iter().copied()).collect(), position }
    }

    /// As much of it as there are arcs for on another network; it need not be a flow there.
    pub(super) fn on(&self, built: &Built) -> Vec<i64> {
        // Arcs mostly stand in the same order.
        let mut next = 0;
        let grams = |wanted: &Meaning| {
            let known = |n: &usize| self.arcs.get(*n).is_some_and(|(meaning, _)| meaning == wanted);
            let found = Some(next).filter(known).or_else(|| self.position.get(wanted).copied());
            next = found.map_or(next, |n| n + 1);
            found.map_or(0, |n| self.arcs[n].1)
        };
        built.meanings.iter().map(grams).collect()
    }
}

/// Moves to a plan on the face found so far that lies as near to some grams as moving little food about brings it.
pub(super) fn move_to(search: &mut Search<'_>, grams: Vec<i64>) -> Result<(), Unsolved> {
    let instance = search.instance;
    let unlimited = beyond_all_supply(instance)?;
    let mut flow = grams;
    let (mut free, mut residuals) = (Vec::new(), Vec::new());
    let mut balance = vec![0; instance.n_nodes as usize];
    for (n, arc) in instance.arcs.iter().enumerate() {
        if search.pinned[n] || arc.role == Role::Total {
            flow[n] = search.flow[n];
        } else {
            let (least, most) = (search.least[n], arc.capacity.unwrap_or(unlimited));
            flow[n] = flow[n].clamp(least, most);
            let (forward, backward) = (most - flow[n], flow[n] - least);
            residuals.push(Residual { from: arc.from, to: arc.to, forward, backward });
            free.push(n);
        }
        balance[arc.from as usize] -= flow[n];
        balance[arc.to as usize] += flow[n];
    }
    // What the face already has would do it, so that all of it can be moved.
    if let Some(changes) = level_out(&residuals, &balance, &|| false)? {
        for (n, change) in free.into_iter().zip(changes) {
            flow[n] += change;
        }
        search.flow = flow;
    }
    Ok(())
}
