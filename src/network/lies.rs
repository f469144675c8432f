//! Where limits lie.

use super::Limit;
use crate::country::{AreaIx, LinkIx, PermissionIx, PlaceIx};

/// Where a limit lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiesAt {
    /// On a link.
    Link(LinkIx),
    /// At a place.
    Place(PlaceIx),
    /// In a permission.
    Permission(PermissionIx),
    /// In an area.
    Area(AreaIx),
}

impl Limit {
    /// Where it lies: a link, a place, a permission or an area; nowhere for money and for the caseload of the
    /// whole country.
    pub fn lies_at(self) -> Option<LiesAt> {
        Some(match self {
            Limit::Access(ix) | Limit::Quota(ix) => LiesAt::Permission(ix),
            Limit::Season(ix) | Limit::Link(ix) => LiesAt::Link(ix),
            Limit::Store(ix) | Limit::Supply(ix) => LiesAt::Place(ix),
            Limit::Pass(ix) | Limit::Caseload(Some(ix)) => LiesAt::Area(ix),
            Limit::Caseload(None) | Limit::Money => return None,
        })
    }
}
