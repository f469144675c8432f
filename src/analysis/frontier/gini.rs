//! **Gini of coverage.** Half the mean difference of coverage between two people in need drawn at
//! random, over the mean coverage, everyone in need counting as covered like their area:
//!
//! ```text
//! G = sum over areas d < e of 2 p_d p_e |c_d - c_e|  /  (2 P sum over d of p_d c_d)
//!   = sum over areas d < e of |s_d p_e - s_e p_d|    /  (P S)
//! ```
//!
//! where p is person-months in need, c coverage, s = p c person-months served, P and S their sums.
//! 0: every area is covered alike; close to 1: nearly all goes to few.
//! Source: C. Gini, *Sulla misura della concentrazione e della variabilità dei caratteri*, Atti del
//! Reale Istituto Veneto 73 (1914) 1203–1248; A. Sen, *On Economic Inequality* (1973), chapter 2.

use crate::plan::Exact;

/// Gini of coverage of areas, each with person-months in need and served; `None` where nobody is
/// served. The formula stands at the head of this file.
///
/// ```
/// use aidreach::{analysis::frontier::gini, plan::Exact};
/// // Of two areas in equal need one is served in full, the other not at all.
/// let half = gini(&[(100, 100.into()), (100, 0.into())]);
/// assert_eq!(half, Some(Exact::new(1, 2)));
/// ```
pub fn gini(areas: &[(u64, Exact)]) -> Option<Exact> {
    let in_need: i128 = areas.iter().map(|(need, _)| i128::from(*need)).sum();
    let served: Exact = areas.iter().map(|(_, served)| served).sum();
    if in_need == 0 || *served.numer() == 0 {
        return None;
    }
    let mut apart = Exact::default();
    for (n, (need, served)) in areas.iter().enumerate() {
        for (other_need, other_served) in &areas[n + 1..] {
            let between = *served * i128::from(*other_need) - *other_served * i128::from(*need);
            apart += if *between.numer() < 0 { -between } else { between };
        }
    }
    Some(apart / in_need / served)
}
