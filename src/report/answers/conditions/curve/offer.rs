//! A value of a condition, in words.

use crate::analysis::conditions::Vary;
use crate::kit::figure::Figure;
use crate::kit::{Sentence, say};
use crate::plan;

/// A value of a condition in its unit.
pub(super) fn in_unit(vary: Vary, value: i64) -> Figure {
    let value = plan::Exact::from_integer(value.into());
    match vary {
        Vary::Levy | Vary::Quota | Vary::DaysOpen => Figure::rounded(value, 0),
        Vary::Diversion => Figure::rounded(value / 10, 1),
    }
}

/// The unit of a condition, as a table heads it.
pub(super) fn unit(vary: Vary) -> &'static str {
    match vary {
        Vary::Levy => "Levy, USD a tonne",
        Vary::Quota => "MT a month",
        Vary::DaysOpen => "Days a month",
        Vary::Diversion => "% diverted",
    }
}

/// An offer: `a levy of 25 US dollars a tonne`.
pub(super) fn phrase(vary: Vary, value: i64) -> Sentence {
    let value = in_unit(vary, value);
    match vary {
        Vary::Levy => {
            say!("conditions-curve.offer.levy", "a levy of {value} US dollars a tonne", value)
        }
        Vary::Quota => say!("conditions-curve.offer.quota", "a quota of {value} MT a month", value),
        Vary::DaysOpen => {
            say!("conditions-curve.offer.days", "{value} {value:day|days} open a month", value)
        }
        Vary::Diversion => say!("conditions-curve.offer.diversion", "{value} % diverted", value),
    }
}

/// All offers no harder than one.
pub(super) fn up_to(vary: Vary, value: i64) -> Sentence {
    let value = in_unit(vary, value);
    match vary {
        Vary::Levy => {
            say!("conditions-curve.up-to.levy", "a levy of up to {value} US dollars a tonne", value)
        }
        Vary::Quota => {
            say!("conditions-curve.up-to.quota", "a quota of {value} MT a month or more", value)
        }
        Vary::DaysOpen => say!(
            "conditions-curve.up-to.days",
            "being open {value:a single day a month|{value} days a month or more}",
            value
        ),
        Vary::Diversion => {
            say!("conditions-curve.up-to.diversion", "diverting up to {value} %", value)
        }
    }
}

/// All offers no milder than one.
pub(super) fn from_on(vary: Vary, value: i64) -> Sentence {
    let value = in_unit(vary, value);
    match vary {
        Vary::Levy => say!(
            "conditions-curve.from-on.levy",
            "from a levy of {value} US dollars a tonne on",
            value
        ),
        Vary::Quota => {
            say!(
                "conditions-curve.from-on.quota",
                "with a quota of {value} MT a month or less",
                value
            )
        }
        Vary::DaysOpen => {
            say!(
                "conditions-curve.from-on.days",
                "with {value} {value:day|days} open a month or fewer",
                value
            )
        }
        Vary::Diversion => {
            say!("conditions-curve.from-on.diversion", "from {value} % diverted on", value)
        }
    }
}

/// A grant without the condition looked at, which carries others.
pub(super) fn without(vary: Vary) -> Sentence {
    match vary {
        Vary::Levy => {
            say!("conditions-curve.without.levy", "without a levy, its other conditions kept,")
        }
        Vary::Quota => {
            say!("conditions-curve.without.quota", "without a quota, its other conditions kept,")
        }
        Vary::DaysOpen => {
            say!("conditions-curve.without.days", "without closed days, its other conditions kept,")
        }
        Vary::Diversion => say!(
            "conditions-curve.without.diversion",
            "without diversion, its other conditions kept,"
        ),
    }
}
