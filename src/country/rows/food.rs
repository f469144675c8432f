//! Rules on supplies, rations and costs.

use super::{Read, Row, issue};
use crate::country::tables::{COST_ITEMS, HAULING_ITEMS, RIVER};
use crate::issues::{At, Code, Issue, Issues, nearest};
use std::collections::{BTreeMap, BTreeSet};

/// Every place with a supply has a price.
pub(super) fn supplies_have_prices(read: &Read<'_>, issues: &mut Issues) {
    let Some(prices) = read.all_rows("prices.csv") else {
        return;
    };
    if prices.iter().any(|row| !row.has("place")) {
        return;
    }
    let priced: BTreeSet<usize> = prices.iter().filter_map(|row| row.ix("place")).collect();
    let mut told = BTreeSet::new();
    for row in read.rows("supplies.csv") {
        let Some(place) = row.ix("place") else {
            continue;
        };
        if !priced.contains(&place) && told.insert(place) {
            let id = read.keys.key("places.csv", place);
            let seen = format!("a supply at `{id}`, which has no price");
            let expected = format!("a row for `{id}` in prices.csv");
            issues.push(issue("E0126", row, "place", [&seen, &expected, ""]));
        }
    }
}

/// What is bought locally is bought inside the country.
pub(super) fn local_supplies_are_inside(read: &Read<'_>, issues: &mut Issues) {
    let Some(iso2) = &read.pack.shape.iso2 else {
        return;
    };
    let local = |row: &&Row| match row.text("entry") {
        Some(entry) => entry == "local",
        None => row.text("local") == Some("yes"),
    };
    for row in read.rows("supplies.csv").iter().filter(local) {
        let place = read.place(row, "place");
        let country = place.and_then(|place| place.text("country"));
        if let Some(country) = country.filter(|country| country != iso2) {
            let seen = format!("bought inside the country, at a place in {country}");
            issues.push(issue("E0315", row, "entry", [&seen, "`entering` or `stock`", ""]));
        }
    }
}

/// Every supply says how it comes to lie there, in the words of today or of older packs.
pub(super) fn supplies_say_how_they_enter(read: &Read<'_>, issues: &mut Issues) {
    let rows = read.rows("supplies.csv").iter().filter(|row| !row.has("entry"));
    let (older, silent): (Vec<&Row>, Vec<&Row>) = rows.partition(|row| row.has("local"));
    for row in silent {
        let expected = "`entering`, `local` or `stock`";
        issues.push(issue("E0027", row, "entry", ["empty", expected, ""]));
    }
    if let Some(first) = older.first() {
        let seen = match older.len() {
            1 => "empty, and `local` is read instead".to_owned(),
            n => format!("empty in {n} rows, and `local` is read instead"),
        };
        let help = "write `entering`, `local` or `stock`, so that stock inside is told apart from food \
                    that still has to enter";
        issues.push(issue("W0322", first, "entry", [&seen, "how it comes to lie there", help]));
    }
}

/// Stock lies at its place when the window begins, so it is not on its way there.
pub(super) fn stock_lies_at_its_place(read: &Read<'_>, issues: &mut Issues) {
    let stock = read.rows("supplies.csv").iter().filter(|row| row.text("entry") == Some("stock"));
    for row in stock {
        if let Some(lead) = row.whole("lead_months").filter(|lead| *lead > 0) {
            let seen = format!("{lead} beside `stock`, which lies there already");
            issues.push(issue("E0125", row, "lead_months", [&seen, "0, or `entering`", ""]));
        }
    }
}

/// Tables whose rows are items, every one of which must be there with its own unit.
const OF_ITEMS: [(&str, &[(&str, &str)]); 2] =
    [("costs.csv", &COST_ITEMS), ("hauling.csv", &HAULING_ITEMS)];

/// Every item of cost and of hauling is there; the plan would be wrong by any that is not.
pub(super) fn every_item_is_given(read: &Read<'_>, issues: &mut Issues) {
    for (file, items) in OF_ITEMS {
        let Some(rows) = read.all_rows(file) else {
            continue;
        };
        let given: BTreeSet<&str> = rows.iter().filter_map(|row| row.text("item")).collect();
        let rivers = || read.rows("links.csv").iter().any(|row| row.text("mode") == Some(RIVER));
        let needed = |item: &str| item != RIVER || rivers();
        let missing = items.iter().filter(|(item, _)| !given.contains(item) && needed(item));
        for (item, unit) in missing {
            let seen = format!("no row for `{item}`");
            let expected = match file {
                "costs.csv" => format!("its cost in {unit}"),
                _ => format!("its figure in {unit}"),
            };
            issues.push(Issue::new(Code("E0126"), At::file(file), &seen, &expected, ""));
        }
    }
}

/// The unit of a figure is that of its item.
pub(super) fn items_have_their_units(read: &Read<'_>, issues: &mut Issues) {
    for (file, items) in OF_ITEMS {
        for row in read.rows(file) {
            let (Some(item), Some(unit)) = (row.text("item"), row.text("unit")) else {
                continue;
            };
            let own = items.iter().find(|(known, _)| *known == item);
            if let Some((_, own)) = own.filter(|(_, own)| *own != unit) {
                let seen = format!("`{unit}` for `{item}`");
                issues.push(issue("E0112", row, "unit", [&seen, &format!("`{own}`"), ""]));
            }
        }
    }
}

/// Costs are counted in cents a tonne, those of a way in cents for a thousand kilometres.
pub(super) fn costs_can_be_counted(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("costs.csv") {
        let Some(unit) = row.text("unit") else {
            continue;
        };
        let least = if unit.ends_with("_km") { 0.000_01 } else { 0.01 };
        for column in ["low", "best", "high"] {
            let cost = row.number(column).filter(|cost| *cost > 0.0 && *cost < least);
            if let Some(cost) = cost {
                let expected = format!("0, or at least {least} ({unit})");
                let help = "less counts as nothing: check the unit";
                issues.push(issue("E0129", row, column, [&cost.to_string(), &expected, help]));
            }
        }
    }
}

/// A ration has an energy on which people live.
pub(super) fn rations_feed_people(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("rations.csv") {
        if let Some(kcal) = row.number("kcal_per_person_day")
            && !(500.0..=4000.0).contains(&kcal)
        {
            let seen = format!("a ration of {kcal} kcal a person and day");
            let help = "2,100 is the planning figure for a full ration";
            issues.push(issue("W0114", row, "kcal_per_person_day", [&seen, "500 to 4,000", help]));
        }
        if row.number("kg_per_person_month") == Some(0.0) {
            let seen = "a ration of no weight";
            issues.push(issue("E0111", row, "kg_per_person_month", [seen, "more than 0", ""]));
        }
    }
}

/// What a ration is made of adds up to its weight, but for one part in a hundred.
pub(super) fn ration_items_add_up(read: &Read<'_>, issues: &mut Issues) {
    let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
    for row in read.rows("ration-items.csv") {
        if let (Some(ration), Some(kg)) = (row.ix("ration"), row.number("kg_per_person_month")) {
            *sums.entry(ration).or_default() += kg;
        }
    }
    for row in read.rows("rations.csv") {
        let (Some(id), Some(kg)) = (row.text("id"), row.number("kg_per_person_month")) else {
            continue;
        };
        let sum = read.keys.ix("rations.csv", id).and_then(|ix| sums.get(&ix));
        if let Some(sum) = sum
            && (sum - kg).abs() > 0.01 * kg
        {
            let seen = format!("{kg} kg, and its items in ration-items.csv weigh {sum:.3}");
            issues.push(issue("W0128", row, "kg_per_person_month", [&seen, "the same", ""]));
        }
    }
}

/// The ration that `pack.toml` names is in the table.
pub(super) fn the_usual_ration_is_listed(read: &Read<'_>, issues: &mut Issues) {
    let Some((ration, at)) = &read.pack.ration else {
        return;
    };
    let rows = read.all_rows("rations.csv").unwrap_or_default();
    let ids = || rows.iter().filter_map(|row| row.text("id"));
    if rows.is_empty() || ids().any(|id| id == ration) {
        return;
    }
    let help =
        nearest(ration, ids()).map_or(String::new(), |near| format!("did you mean `{near}`?"));
    let seen = format!("no ration is called `{ration}`");
    issues.push(Issue::new(Code("E0301"), at.clone(), &seen, "an id of rations.csv", &help));
}
