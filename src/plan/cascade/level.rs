//! Largest flows of a scope, and the people that they serve.

use crate::flow::growing::Growing;
use crate::plan::figures::Exact;
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::ToPrimitive;

/// Largest flows of one scope: what all rations up to a size can take.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Level<'w> {
    /// Rations, the smallest first, each with its flow.
    pub(super) flows: Vec<(i64, Growing<'w>)>,
    pub(super) most: Vec<i64>,
}

impl<'w> Level<'w> {
    /// The flows, each with the largest ration that it may serve.
    pub(in crate::plan) fn flows(&self) -> &[(i64, Growing<'w>)] {
        &self.flows
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
