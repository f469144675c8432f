//! What one set of figures reaches, and others beside it that go on from its flow.

use super::{Figure, WhatIf};
use crate::network::Figures;
use crate::plan::NoPlan;
use crate::plan::cascade::Level as Flows;
use crate::plan::figures::Exact;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many arcs, at the most, that carry too much are seen to one by one; with more, all is sent anew. Chosen so
/// that neither takes much longer by province of the embedded country; no value hangs on it.
const REROUTED: usize = 24;

/// What some figures reach, from which others are asked one by one.
#[derive(Debug)]
pub struct Ground<'w, 'n, 'a> {
    pub(super) what_if: &'w WhatIf<'n, 'a>,
    /// Person-months.
    pub reach: Exact,
    /// The figures.
    pub(super) figures: Figures,
    /// What each arc may carry.
    pub(super) most: Vec<i64>,
    /// The single largest flow that proves what is reached; `None` where there is none.
    pub(super) flow: Option<Flows<'w>>,
    pub(super) limited: BTreeMap<Figure, Vec<usize>>,
}

impl<'n, 'a> Ground<'_, 'n, 'a> {
    /// The most person-months that a plan reaches where some of the figures are others. Nothing is solved
    /// where the flow that is known still fits and its cut lets no more pass.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn reach_with(&self, figures: &Figures, changed: &[Figure]) -> Result<Exact, NoPlan> {
        let Some(level) = self.flow.as_ref().filter(|_| !self.lacks(figures)) else {
            // Within a budget prices count, too.
            let same = *figures == self.figures;
            return if same { Ok(self.reach) } else { self.what_if.reach(figures) };
        };
        let arcs = changed.iter().filter_map(|figure| self.limited.get(figure)).flatten();
        let then = |arc: &usize| (*arc, self.what_if.limits.of_arc(*arc, figures));
        self.go_on(level, (self.what_if, figures), arcs.map(then).collect())
    }

    /// The most person-months that a plan reaches under other permissions, with some figures; goes on from the
    /// flow that is known where both are laid out alike.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn reach_under(&self, other: &WhatIf<'n, 'a>, figures: &Figures) -> Result<Exact, NoPlan> {
        let alike = Arc::ptr_eq(&self.what_if.wide, &other.wide) && other.budget.is_none();
        let Some(level) = self.flow.as_ref().filter(|_| alike && !self.lacks(figures)) else {
            return other.reach(figures);
        };
        let then = other.limits.most(figures).into_iter().zip(&self.most).enumerate();
        let then = then.filter(|(_, (then, most))| then != *most);
        let then = then.map(|(arc, (then, _))| (arc, then)).collect();
        self.go_on(level, (other, figures), then)
    }

    /// Whether nothing is laid out for some of the people or food of other figures.
    fn lacks(&self, figures: &Figures) -> bool {
        self.what_if.wide.network.lacks(figures)
    }

    /// What is reached where some arcs carry something else at the most.
    fn go_on(
        &self,
        level: &Flows<'_>,
        (other, figures): (&WhatIf<'_, '_>, &Figures),
        then: Vec<(usize, i64)>,
    ) -> Result<Exact, NoPlan> {
        let wide = &self.what_if.wide;
        let matters = |(arc, then): &(usize, i64)| {
            let (from, to) = wide.pipes.ends()[*arc];
            level.flows().iter().zip(level.sides()).any(|((_, flow), side)| {
                let in_cut = side[from as usize] && !side[to as usize];
                *then < flow.carried(*arc) || (*then > self.most[*arc] && in_cut)
            })
        };
        if !then.iter().any(matters) {
            return Ok(self.reach);
        }
        let too_much = |(arc, then): &&(usize, i64)| {
            level.flows().iter().any(|(_, flow)| *then < flow.carried(*arc))
        };
        if then.iter().filter(too_much).count() > REROUTED {
            return other.reach(figures);
        }
        match level.limited(wide, &then)? {
            Some(level) => Ok(level.reach()),
            None => other.reach(figures),
        }
    }
}
