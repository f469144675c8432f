//! People, tonnes, money and routes counted again from a claim.

use super::figures::{Long, whole};
use crate::certificate::{Claim, Node};
use crate::report::record::manifest::Certificate;
use num_traits::Zero;
use std::collections::BTreeMap;

/// What a certificate comes to.
#[derive(Default)]
pub(super) struct Recount {
    /// People served, by P-code, month and phase.
    pub(super) served: BTreeMap<(String, String, u8), Long>,
    /// Grams handed out, by P-code and month.
    pub(super) grams: BTreeMap<(String, String), Long>,
    /// Grams by places passed, P-code, month of leaving and month of handing out.
    pub(super) routes: BTreeMap<[String; 4], Long>,
    /// US cents.
    pub(super) cents: Long,
}

/// Counts a claim that was checked, so every position in it is good.
pub(super) fn recount(certificate: &Certificate) -> Recount {
    let claim = &certificate.claim;
    let mut recount = Recount::default();
    let area = |n: u32| certificate.areas.get(n as usize).cloned().unwrap_or_default();
    let month = |n: u8| certificate.months.get(usize::from(n)).cloned().unwrap_or_default();
    for (n, arc) in claim.arcs.iter().enumerate() {
        let high = claim.high.as_ref().map_or(claim.low[n], |high| high[n]);
        let grams = mixed(claim, claim.low[n], high);
        recount.cents += &grams * whole(arc.cost) / whole(1_000_000);
        if let Some(fed) = arc.feeds() {
            let (pcode, month) = (area(fed.area), month(fed.period));
            let people = &grams / whole(fed.grams_per_person);
            *recount.served.entry((pcode.clone(), month.clone(), fed.phase)).or_default() += people;
            *recount.grams.entry((pcode, month)).or_default() += grams;
        }
    }
    for path in &claim.paths {
        let grams = mixed(claim, path.low, path.high);
        let (mut places, mut leaves) = (Vec::<&str>::new(), None::<&String>);
        // The month in which it stands at the last place. It leaves in that one, also where it is months
        // under way, and where a quota stands between the two places.
        let mut stands = None;
        for arc in path.arcs.iter().map(|&n| &claim.arcs[n as usize]) {
            if let Node::Place { id, month } = &claim.nodes[arc.to as usize] {
                if places.last() != Some(&id.as_str()) {
                    places.push(id);
                    if places.len() == 2 {
                        leaves = stands;
                    }
                }
                stands = Some(month);
            }
            if let Some(fed) = arc.feeds() {
                let handed_out = month(fed.period);
                let leaves = leaves.cloned().unwrap_or_else(|| handed_out.clone());
                let key = [places.join("|"), area(fed.area), leaves, handed_out];
                *recount.routes.entry(key).or_default() += &grams;
            }
        }
    }
    recount.routes.retain(|_, grams| !grams.is_zero());
    recount
}

/// Grams between those of the first flow and those of the second, by the mix.
pub(super) fn mixed(claim: &Claim, low: i64, high: i64) -> Long {
    let more = whole(i128::from(high) - i128::from(low));
    whole(low) + Long::new(claim.mix.num.into(), claim.mix.den.into()) * more
}
