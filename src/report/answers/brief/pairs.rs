//! Which other permissions go together with those of a counterpart, and which bring in part the same.

use crate::analysis::brief::{MadeUp, PAIRS_LOOKED_AT, Pair};
use crate::country::{Country, PermissionIx};
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::months;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, col, means, say};
use crate::plan::Exact;
use num_traits::Signed;

/// How many pairs are told of each sort.
const FEW: usize = PAIRS_LOOKED_AT;

/// One of its permissions beside another.
#[derive(Clone, Debug)]
pub(super) struct PairTold {
    its: [String; 2],
    other: [String; 2],
    who: [String; 2],
    /// More where both are worth more together, less where both bring in part the same.
    interaction: Figure,
    more_together: bool,
    /// The interaction without its sign.
    size: Figure,
    made_up: Option<MadeUp>,
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
                 interaction); less where both bring in part the same",
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
        made_up: pair.made_up.clone(),
    };
    pairs.iter().map(told).collect()
}

/// The first pairs of each sort.
pub(super) fn together(pairs: &[PairTold]) -> Vec<Sentence> {
    let told = |pair: &PairTold| {
        let (its, other, who, size) = (&pair.its[1], &pair.other[1], &pair.who[1], pair.size);
        match (pair.more_together, &pair.made_up) {
            (true, _) => Some(say!(
                "brief.pair.together",
                "Ask for {its} together with {other} ({who}): each is worth {size} person-months more once the \
                 other is granted.",
                its,
                other,
                who,
                size,
            )),
            (false, Some(made_up)) => Some(instead(pair, made_up)),
            (false, None) => None,
        }
    };
    let of = |more: bool| pairs.iter().filter(move |pair| pair.more_together == more).take(FEW);
    of(true).chain(of(false)).filter_map(told).collect()
}

/// How far the other can do for its own: less worth beside each other alone says nothing of that.
fn instead(pair: &PairTold, made_up: &MadeUp) -> Sentence {
    let (its, other, who) = (&pair.its[1], &pair.other[1], &pair.who[1]);
    let one = Exact::from_integer(1);
    let whole = |exact: Exact| Figure::rounded(exact, 0);
    let lost = whole(made_up.lost_with);
    if made_up.person_months() < one {
        return say!(
            "brief.pair.instead.none",
            "{other^} ({who}) does not replace {its}: of the plan with both granted {lost} person-months are lost \
             if {its} is refused, and it makes up for none of them. Only where others refuse, too, do both bring \
             in part the same: each is worth {size} person-months less once the other is granted, on the mean of \
             all orders of asking.",
            other,
            who,
            its,
            lost,
            size = pair.size,
        );
    }
    let made = say!(
        "brief.pair.made-up",
        "{people} person-months ({mt} MT of food, {when})",
        people = whole(made_up.person_months()),
        mt = Figure::rounded(made_up.grams / 1_000_000, 0),
        when = months(&made_up.months, Years::Told),
    );
    match made_up.lost_with < one {
        true => say!(
            "brief.pair.instead.all",
            "{other^} ({who}) can replace {its} here: if that is refused, it makes up for {made}, and of the plan \
             with both granted nothing is lost. With both refused, it is.",
            other,
            who,
            its,
            made,
        ),
        false => say!(
            "brief.pair.instead",
            "{other^} ({who}) replaces {its} in part only: if that is refused, it makes up for {made}, and {lost} \
             person-months of the plan with both granted are lost all the same.",
            other,
            who,
            its,
            made,
            lost,
        ),
    }
}
