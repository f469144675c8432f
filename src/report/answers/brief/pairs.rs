//! Which other permissions go together with those of a counterpart, and which stand in for them.

use crate::analysis::brief::Pair;
use crate::country::{Country, PermissionIx};
use crate::kit::figure::Figure;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, col, means, say};
use num_traits::Signed;

/// How many pairs are told of each sort.
const FEW: usize = 2;

/// One of its permissions beside another.
#[derive(Clone, Debug)]
pub(super) struct PairTold {
    its: [String; 2],
    other: [String; 2],
    who: [String; 2],
    /// More where both are worth more together, less where one stands in for the other.
    interaction: Figure,
    more_together: bool,
    /// The interaction without its sign.
    size: Figure,
}

pub(super) const PAIRS: Declared<PairTold> = Declared {
    name: "brief-pairs",
    row: "One of the counterpart's permissions beside another one, and what they bring together",
    columns: &[
        col("permission", "Its key", means::code("Key of its permission"), |pair| {
            Cell::text(&pair.its[0])
        }),
        col("name", "Its permission", means::words("What is permitted by it"), |pair| {
            Cell::text(&pair.its[1])
        }),
        col("other", "Key", means::code("Key of the other permission"), |pair| {
            Cell::text(&pair.other[0])
        }),
        col("other_name", "The other", means::words("What is permitted by the other"), |pair| {
            Cell::text(&pair.other[1])
        }),
        col("other_counterpart", "Who", means::code("Key of who decides the other"), |pair| {
            Cell::text(&pair.who[0])
        }),
        col(
            "other_counterpart_name",
            "Who decides the other",
            means::words("Who decides the other"),
            |pair| Cell::text(&pair.who[1]),
        ),
        col(
            "interaction_person_months",
            "Person-months",
            means::change(
                0,
                "So much more is each worth once the other is granted, in person-months (Shapley \
                 interaction); less where one stands in for the other",
            ),
            |pair| Cell::Figure(pair.interaction),
        ),
    ],
};

/// All pairs, the largest interaction first.
pub(super) fn pairs(country: &Country, pairs: &[Pair]) -> Vec<PairTold> {
    let named = |ix: PermissionIx| {
        let permission = &country.permissions[ix.index()];
        [permission.id.clone(), permission.name.clone()]
    };
    let who = |ix: PermissionIx| {
        let counterpart = country.permissions[ix.index()].counterpart;
        let counterpart = &country.counterparts[counterpart.index()];
        [counterpart.id.clone(), counterpart.name.clone()]
    };
    let told = |pair: &Pair| PairTold {
        its: named(pair.its),
        other: named(pair.other),
        who: who(pair.other),
        interaction: Figure::long(&pair.interaction, 0),
        more_together: pair.interaction.is_positive(),
        size: Figure::long(&pair.interaction.abs(), 0),
    };
    pairs.iter().map(told).collect()
}

/// The first pairs of each sort.
pub(super) fn together(pairs: &[PairTold]) -> Vec<Sentence> {
    let told = |pair: &PairTold| {
        let (its, other, who, size) = (&pair.its[1], &pair.other[1], &pair.who[1], pair.size);
        match pair.more_together {
            true => say!(
                "brief.pair.together",
                "Ask for {its} together with {other} ({who}): each is worth {size} person-months more once the \
                 other is granted.",
                its,
                other,
                who,
                size,
            ),
            false => say!(
                "brief.pair.instead",
                "{other^} ({who}) stands in for {its}: each is worth {size} person-months less once the other \
                 is granted.",
                its,
                other,
                who,
                size,
            ),
        }
    };
    let of = |more: bool| pairs.iter().filter(move |pair| pair.more_together == more).take(FEW);
    of(true).chain(of(false)).map(told).collect()
}
