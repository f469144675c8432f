//! Counterparts and permissions.

use super::{estimate, ix, origin, sensitivity};
use crate::country::read::{Row, Value};
use crate::country::{
    Counterpart, CounterpartIx, CounterpartKind, Permission, PermissionKind, Selector, State,
};
use crate::units::Share;

pub(super) fn counterpart(row: &Row) -> Option<Counterpart> {
    Some(Counterpart {
        id: row.text("id")?.to_owned(),
        name: row.text("name")?.to_owned(),
        kind: CounterpartKind::parse(row.text("kind")?)?,
        origin: origin(row)?,
        sensitivity: sensitivity(row)?,
    })
}

/// A share, where an empty cell means none.
fn share_or_none(row: &Row, column: &str) -> Option<Share> {
    match row.has(column) {
        true => Share::from_decimal(row.number(column)?),
        false => Some(Share::NONE),
    }
}

pub(super) fn permission(row: &Row) -> Option<Permission> {
    let Value::Selector(applies_to) = row.value("applies_to") else {
        return None;
    };
    let default_state = match row.text("default_state")? {
        "granted" => State::Granted,
        "denied" => State::Denied,
        "partial" => State::Partial(Share::from_decimal(row.number("default_share")?)?),
        _ => State::Unknown,
    };
    let likely = ["p_granted_low", "p_granted", "p_granted_high"];
    Some(Permission {
        id: row.text("id")?.to_owned(),
        name: row.text("name")?.to_owned(),
        counterpart: CounterpartIx(ix(row, "counterpart")?),
        kind: PermissionKind::parse(row.text("kind")?)?,
        applies_to: Selector::clone(applies_to),
        acaps_indicator: row.text("acaps_indicator").map(str::to_owned),
        default_state,
        p_granted: estimate(row, likely, Share::from_decimal)?,
        local_purchase_lost: share_or_none(row, "local_purchase_lost_share")?,
        budget_lost: share_or_none(row, "budget_lost_share")?,
        sensitivity: sensitivity(row)?,
    })
}
