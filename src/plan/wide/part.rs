//! A part of the wide network by itself.

use super::{Keep, Wide};
use crate::allocation::{Built, Instance};
use crate::certificate::{Arc, Fed, Fraction, Role};
use crate::flow::UNLIMITED;

impl Wide<'_, '_> {
    /// As [`Wide::part`], with what nodes and arcs stand for.
    pub(in crate::plan) fn built(
        &self,
        most: &[i64],
        counts: &dyn Fn(&Fed) -> bool,
        keep: Keep,
    ) -> Built {
        let (instance, position) = self.part(most, counts, keep);
        let mut meanings = Vec::with_capacity(instance.arcs.len());
        let ends = position.iter().skip(1).copied().chain([instance.arcs.len()]);
        for ((from, to), meaning) in position.iter().zip(ends).zip(&self.built.meanings) {
            meanings.extend((*from < to).then_some(*meaning));
        }
        Built { instance, nodes: self.built.nodes.clone(), meanings }
    }

    /// The network as numbers, for whoever needs prices and money: only the hand-outs that
    /// count. Also where each arc is among those kept; the position of one that is left out is that of
    /// the next.
    pub(in crate::plan) fn part(
        &self,
        most: &[i64],
        counts: &dyn Fn(&Fed) -> bool,
        keep: Keep,
    ) -> (Instance, Vec<usize>) {
        let instance = &self.built.instance;
        let may = |arc: usize| {
            let fed = instance.arcs[arc].feeds();
            most[arc] > 0 && fed.as_ref().is_none_or(counts)
        };
        let (from, to) = match keep {
            Keep::Useful => (
                self.pipes.reached(instance.source, &may),
                self.pipes.reaching(instance.sink, &may),
            ),
            Keep::Open => (vec![true; self.built.nodes.len()], vec![true; self.built.nodes.len()]),
        };
        let is_kept = |(n, arc): &(usize, &Arc)| {
            *n >= most.len() || may(*n) && from[arc.from as usize] && to[arc.to as usize]
        };
        let all = instance.arcs.iter().enumerate().filter(is_kept).count();
        let mut arcs = Vec::with_capacity(all);
        let mut position = Vec::with_capacity(instance.arcs.len());
        for (n, arc) in instance.arcs.iter().enumerate() {
            position.push(arcs.len());
            if !is_kept(&(n, arc)) {
                continue;
            }
            let mut arc = arc.clone();
            if n < most.len() {
                let limited = arc.role == Role::Supply || most[n] < UNLIMITED;
                arc.capacity = limited.then_some(most[n]);
            }
            if let Some(fed) = &mut arc.fed {
                let need = i128::from(fed.people) * i128::from(fed.grams_per_person);
                fed.share = Fraction { num: i128::from(most[n]), den: need };
            }
            arcs.push(arc);
        }
        // A cell is limited by the arc with its total, which here may be wider.
        let mut cells = instance.cells.clone();
        for arc in &arcs {
            if let (Some(cell), None) = (arc.served, arc.feeds()) {
                cells[cell as usize].limit = arc.capacity;
            }
        }
        let Instance { n_nodes, source, sink, .. } = *instance;
        (Instance { n_nodes, source, sink, arcs, cells }, position)
    }
}
