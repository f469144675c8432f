//! Conditions of a grant in words.

use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, plainly};
use crate::kit::{Sentence, say};
use crate::plan;
use crate::scenario::Conditions;
use crate::units::{CentsPerMt, Grams, Share};

/// Each condition in a few words; none where a grant has no strings.
pub(in crate::report) fn terms(conditions: &Conditions) -> Vec<Sentence> {
    let mut told = Vec::new();
    if conditions.levy.0 > 0 {
        told.push(say!(
            "conditions.term.levy",
            "levy of {levy} US dollars a tonne",
            levy = price(conditions.levy),
        ));
    }
    if let Some(quota) = conditions.quota {
        told.push(say!(
            "conditions.term.quota",
            "quota of {quota} MT a month",
            quota = tonnes(quota),
        ));
    }
    if let Some(days) = conditions.days_open_per_month {
        told.push(say!(
            "conditions.term.days",
            "{days} {days:day|days} open a month",
            days = days_of(days)
        ));
    }
    if conditions.notice_days > 0 {
        let days = days_of(conditions.notice_days);
        told.push(say!("conditions.term.notice", "{days} {days:day|days} of notice", days));
    }
    if conditions.diversion > Share::NONE {
        told.push(say!(
            "conditions.term.diversion",
            "{share} % diverted",
            share = in_hundred(conditions.diversion),
        ));
    }
    told
}

/// With as many decimal places as it takes and no more.
fn shortest(figure: Figure) -> Argument {
    let exact = figure.exact();
    let shorter = (0..6).map(|places| figure.to_places(places)).find(|f| f.exact() == exact);
    plainly(shorter.unwrap_or(figure))
}

/// A levy in US dollars a tonne.
pub(in crate::report) fn price(levy: CentsPerMt) -> Argument {
    shortest(Figure::price(levy))
}

/// Food in metric tonnes.
pub(in crate::report) fn tonnes(food: Grams) -> Argument {
    shortest(Figure::mt(plan::Exact::from_integer(i128::from(food.0))))
}

/// A share in percent, without the sign.
pub(in crate::report) fn in_hundred(share: Share) -> Argument {
    shortest(Figure::rounded(Figure::part(share).exact() * 100, 4))
}

fn days_of(days: impl Into<u64>) -> Argument {
    plainly(Figure::whole(days.into()))
}
