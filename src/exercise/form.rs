//! What a team decides for a month.

use crate::country::{AreaIx, PermissionIx, PlaceIx, RationIx};
use crate::scenario::Objective;
use crate::units::Grams;
use std::collections::BTreeSet;

use super::Concession;

/// A team's decisions for a month. The default is to follow the plan as known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Food to be sent or moved up, in this order, before anything else is.
    pub orders: Vec<Order>,
    /// What becomes of the rest.
    pub follow: Follow,
    /// Areas where nothing is handed out this month beyond what orders say.
    pub leave_out: BTreeSet<AreaIx>,
    /// Most that may be spent this month, in US cents.
    pub spend_at_most_cents: Option<i64>,
    /// What one person is given this month; `None` for the usual ration.
    pub ration: Option<RationIx>,
    /// Permissions asked for.
    pub asks: Vec<Ask>,
}

/// What becomes of the food that no order moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Follow {
    /// The plan as known for what the exercise strives for.
    #[default]
    Plan,
    /// The plan as known for another objective.
    Objective(Objective),
    /// It stays where it is.
    Nothing,
}

/// Food to be sent somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// Where it lies.
    pub from: PlaceIx,
    /// Where it goes.
    pub to: To,
    /// How much.
    pub amount: Grams,
}

/// Where food goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Handed out in an area, to the people in the worst phase first.
    Area(AreaIx),
    /// Into store at a place, to be there next month.
    Store(PlaceIx),
    /// Handed out ahead to people of an area whom snow will cut off, for the months after this one.
    Ahead(AreaIx),
}

/// A permission asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Which.
    pub permission: PermissionIx,
    /// What the team would accept in return.
    pub against: Concession,
}
