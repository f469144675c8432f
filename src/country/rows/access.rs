//! Rules on permissions.

use super::{Read, issue};
use crate::issues::Issues;

/// A share stands beside the state `partial`, and only there.
pub(super) fn shares_stand_with_partial_states(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("permissions.csv") {
        let Some(state) = row.text("default_state") else {
            continue;
        };
        if (state == "partial") != row.has("default_share") {
            let texts = match state {
                "partial" => {
                    ["empty beside the state `partial`", "how much is granted, from 0 to 1"]
                }
                _ => ["filled beside another state than `partial`", "an empty cell"],
            };
            issues.push(issue("E0125", row, "default_share", [texts[0], texts[1], ""]));
        }
    }
}

/// Only money can be lost with a permission on cash, fuel or banking; the others stop movements.
pub(super) fn lost_shares_are_for_money(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("permissions.csv") {
        let Some(kind) = row.text("kind") else {
            continue;
        };
        if ["cash", "fuel", "banking"].contains(&kind) {
            continue;
        }
        for column in ["local_purchase_lost_share", "budget_lost_share"] {
            if row.number(column).is_some_and(|share| share > 0.0) {
                let seen = format!("filled for the kind `{kind}`");
                let help = "only cash, fuel and banking take purchases or budget away";
                issues.push(issue("E0125", row, column, [&seen, "an empty cell", help]));
            }
        }
    }
}
