//! What the names of nodes in a claim stand for.

use crate::time::Month;

/// The place and month that a node's name tells; `None` for every other node.
pub(super) fn place(name: &str) -> Option<(&str, &str)> {
    let (id, month) = name.split_once(' ')?;
    Month::parse(month).is_some().then_some((id, month))
}

/// The area and month of food handed out ahead of snow; `None` for every other node.
pub(super) fn ahead(name: &str) -> Option<(&str, Month)> {
    let (pcode, rest) = name.split_once(' ')?;
    let (_, month) = rest.split_once(" ahead ")?;
    Some((pcode, Month::parse(month)?))
}
