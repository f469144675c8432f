//! Keys that a scenario has, and those that are refused by name.

use super::shown::{did_you_mean, listed, shown};
use super::toml_reader::Page;
use super::toml_table::Table;

/// Keys that mean something to planners but not to this level of planning, and what they ask for.
/// They are refused by name, never approximated.
const NOT_MODELLED: [(&str, &str); 15] = [
    ("loss_share", "losses on the way"),
    ("losses", "losses on the way"),
    ("fleet", "a fleet of trucks"),
    ("fleet_trucks", "a fleet of trucks"),
    ("trucks", "a fleet of trucks"),
    ("monthly_budget_usd", "a budget for each month"),
    ("budget_usd_per_month", "a budget for each month"),
    ("commodity_ban", "a ban on a commodity"),
    ("commodities", "a choice of commodities"),
    ("cash_ban", "a ban on cash"),
    ("levy_share", "a levy as a share of the cargo"),
    ("levy_cap_usd", "a cap on levies"),
    ("convoys_per_month", "a quota in convoys"),
    ("quota_convoys_per_month", "a quota in convoys"),
    ("organisation_type", "grants to some organisations only"),
];

/// Tells every key a table should not have.
pub(super) fn check_keys(page: &mut Page, table: &Table, known: &[&str]) {
    for (key, offset) in table.keys().filter(|(key, _)| !known.contains(key)) {
        if page.is_full("E0401") && !NOT_MODELLED.iter().any(|(name, _)| *name == key) {
            page.say("E0401", (offset, ""), ["", "", ""]);
            continue;
        }
        let label = format!("{}{key}", table.within);
        let not_modelled = NOT_MODELLED.iter().find(|(name, _)| *name == key);
        if let Some((_, what)) = not_modelled {
            let seen = format!("`{key}` asks for {what}");
            let expected = "refused on the basket level, never approximated";
            page.say("E0413", (offset, &label), [&seen, expected, "remove it"]);
        } else {
            let seen = format!("there is no key `{}` here", shown(key));
            let help = match page.looks_for_words("E0401") {
                true => did_you_mean(key, known.iter().copied()),
                false => String::new(),
            };
            page.say("E0401", (offset, &label), [&seen, &listed(known), &help]);
        }
    }
}
