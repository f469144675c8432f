//! Levies and shares beyond which no grant is used, in words.

use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, plainly};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::units::CentsPerMt;

/// A levy that is the most accepted.
pub(in crate::report) fn most_levy(most: CentsPerMt) -> Sentence {
    say!(
        "plan.red-lines.levy",
        "no levy above {most} US dollars a tonne",
        most = shortest(Exact::new(i128::from(most.0), 100)),
    )
}

/// A share that is the most accepted, in percent.
pub(in crate::report) fn most_diverted(percent: Argument) -> Sentence {
    say!("plan.red-lines.diverted", "no grant with more than {percent} % diverted", percent)
}

/// A figure in as many places as it takes.
pub(in crate::report) fn shortest(exact: Exact) -> Argument {
    const MOST: u32 = 6;
    let told = (0..MOST).map(|places| Figure::rounded(exact, places));
    let mut in_full = told.filter(|figure| figure.exact() == exact);
    plainly(in_full.next().unwrap_or_else(|| Figure::rounded(exact, MOST)))
}
