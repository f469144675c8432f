//! What a team would accept in return for a permission, and the strings that come of it.

use super::Terms;
use crate::country::{LiesOn, PermissionKind, words};
use crate::scenario::Conditions;
use crate::units::{CentsPerMt, Share};

/// What a team would accept in return for a permission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concession {
    /// No strings.
    #[default]
    Nothing,
    /// Paying for every tonne.
    Levy,
    /// So many days a month.
    Days,
    /// A part going elsewhere.
    Diversion,
}
words!(Concession {
    Nothing = "nothing",
    Levy = "levy",
    Days = "days",
    Diversion = "diversion",
});

/// The strings of one sort, as far as a permission can carry them; `None` where it cannot, or where
/// the terms have none.
pub fn strings(against: Concession, kind: PermissionKind, terms: &Terms) -> Option<Conditions> {
    let all = &terms.strings;
    match against {
        Concession::Nothing => None,
        Concession::Levy => (kind.lies_on() == LiesOn::Links && all.levy > CentsPerMt(0))
            .then_some(Conditions { levy: all.levy, ..Conditions::NONE }),
        Concession::Days => all
            .days_open_per_month
            .map(|days| Conditions { days_open_per_month: Some(days), ..Conditions::NONE }),
        Concession::Diversion => {
            let fits = kind.lies_on() == LiesOn::Areas && all.diversion > Share::NONE;
            fits.then_some(Conditions { diversion: all.diversion, ..Conditions::NONE })
        }
    }
}
