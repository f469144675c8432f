//! Largest flows of a scope, and the people that they serve.

use crate::allocation::Unsolved;
use crate::flow::growing::Growing;
use crate::plan::NoPlan;
use crate::plan::figures::Exact;
use crate::plan::wide::Wide;
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::ToPrimitive;

/// Largest flows of one scope: what all rations up to a size can take.
#[derive(Debug)]
pub(in crate::plan) struct Level<'w> {
    /// Rations, the smallest first, each with its flow.
    pub(super) flows: Vec<(i64, Growing<'w>)>,
    /// For each flow, the nodes that food left over can still get to.
    pub(super) sides: Vec<Vec<bool>>,
    pub(super) most: Vec<i64>,
}

impl Clone for Level<'_> {
    fn clone(&self) -> Self {
        Level { flows: self.flows.clone(), sides: self.sides.clone(), most: self.most.clone() }
    }

    /// Takes no new memory where the other has as many flows.
    fn clone_from(&mut self, other: &Self) {
        if self.flows.len() != other.flows.len() {
            *self = other.clone();
            return;
        }
        for ((ration, flow), (others, other)) in self.flows.iter_mut().zip(&other.flows) {
            *ration = *others;
            flow.clone_from(other);
        }
        self.sides.clone_from(&other.sides);
        self.most.clone_from(&other.most);
    }
}

impl<'w> Level<'w> {
    /// The flows, each with the largest ration that it may serve.
    pub(in crate::plan) fn flows(&self) -> &[(i64, Growing<'w>)] {
        &self.flows
    }

    /// For each flow, the nodes that food left over can still get to.
    pub(in crate::plan) fn sides(&self) -> &[Vec<bool>] {
        &self.sides
    }

    /// The largest flow, where there is one ration, with other limits on some arcs; `None` where there are
    /// several rations.
    ///
    /// # Errors
    /// Where tonnages are too large to be added up, or the flow has no proof.
    pub(in crate::plan) fn limited(
        &self,
        wide: &Wide<'_, '_>,
        arcs: &[(usize, i64)],
    ) -> Result<Option<Level<'w>>, NoPlan> {
        let mut level = self.clone();
        let ([(_, flow)], [side]) = (&mut level.flows[..], &mut level.sides[..]) else {
            return Ok(None);
        };
        arcs.iter().for_each(|&(arc, most)| level.most[arc] = most);
        flow.limit(arcs).map_err(Unsolved::from)?;
        flow.push().map_err(Unsolved::from)?;
        let grown = || Unsolved::Internal("a largest flow could be larger".to_owned());
        *side = flow.side().ok_or_else(grown)?;
        prove(wide, (flow, side), |arc| level.most[arc])?;
        Ok(Some(level))
    }

    /// Person-months reached: exactly where there is one ration, else to the millionth.
    pub(in crate::plan) fn reach(&self) -> Exact {
        if let [(ration, flow)] = &self.flows[..] {
            return Exact::new(i128::from(flow.amount()), i128::from(*ration));
        }
        let (mut before, mut people) = (0, Ratio::from_integer(BigInt::from(0)));
        for (ration, flow) in &self.flows {
            people += Ratio::new(BigInt::from(flow.amount() - before), BigInt::from(*ration));
            before = flow.amount();
        }
        let millionths = (people * BigInt::from(1_000_000)).floor().to_integer();
        // Amounts are 64 bits wide, so a million times them fits twice that.
        Exact::new(millionths.to_i128().unwrap_or(i128::MAX), 1_000_000)
    }
}

/// Recomputes that a flow keeps to what arcs may carry and that the cut around a side lets no more pass.
pub(super) fn prove(
    wide: &Wide<'_, '_>,
    (flow, side): (&Growing<'_>, &[bool]),
    most: impl Fn(usize) -> i64,
) -> Result<(), Unsolved> {
    let wrong = |why: &str| Err(Unsolved::Internal(format!("a largest flow {why}")));
    let instance = &wide.built.instance;
    let ends = [instance.source as usize, instance.sink as usize];
    if !side[ends[0]] || side[ends[1]] {
        return wrong("could be larger");
    }
    let mut left = vec![0i64; side.len()];
    let mut cut = 0i128;
    for (arc, &(from, to)) in wide.pipes.ends().iter().enumerate() {
        let (grams, cuts) = (flow.carried(arc), side[from as usize] && !side[to as usize]);
        if grams == 0 && !cuts {
            continue;
        }
        let most = most(arc);
        if !(0..=most).contains(&grams) {
            return wrong("does not keep to what an arc may carry");
        }
        left[from as usize] -= grams;
        left[to as usize] += grams;
        if cuts {
            cut += i128::from(most);
        }
    }
    if left.iter().enumerate().any(|(n, grams)| *grams != 0 && !ends.contains(&n)) {
        return wrong("does not leave what enters");
    }
    match cut == i128::from(flow.amount()) && left[ends[1]] == flow.amount() {
        true => Ok(()),
        false => wrong("is not as large as its cut"),
    }
}
