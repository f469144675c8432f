//! Rules on places, links and what they carry and hold.

use super::{Read, issue};
use crate::country::pack::unrolled;
use crate::country::read::Row;
use crate::issues::Issues;

/// A place inside the country has its province, a place outside has none, a warehouse its town.
pub(super) fn places_lie_where_they_say(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("places.csv") {
        let (Some(country), Some(kind)) = (row.text("country"), row.text("kind")) else {
            continue;
        };
        let inside = read.pack.shape.iso2.as_deref().map(|iso2| iso2 == country);
        if inside == Some(true) {
            within_bounds(read, row, ["lat", "lon"], issues);
            if !row.has("area") {
                let texts =
                    ["empty for a place inside the country", "the P-code of its province", ""];
                issues.push(issue("E0315", row, "area", texts));
            }
        } else if inside == Some(false) {
            outside(read, row, country, issues);
        }
        if (kind == "warehouse") != row.has("stands_in") {
            let texts = match kind {
                "warehouse" => ["empty for a warehouse", "the id of the town it stands in", ""],
                _ => ["filled for a place that is no warehouse", "an empty cell", ""],
            };
            issues.push(issue("E0315", row, "stands_in", texts));
        }
    }
}

fn outside(read: &Read<'_>, row: &Row, country: &str, issues: &mut Issues) {
    if row.has("area") {
        let seen = format!("a province for a place in {country}");
        issues.push(issue("E0315", row, "area", [&seen, "an empty cell", ""]));
    }
    let (Some(lat), Some(lon)) = (row.number("lat"), row.number("lon")) else {
        return;
    };
    if lat == 0.0 && lon == 0.0 {
        nowhere(row, "lat", issues);
    } else if let Some(bounds @ [west, south, east, north]) = read.pack.bounds {
        // Neighbours are near: a point that only comes near when swapped is swapped.
        let off = |lat: f64, lon: f64| {
            let beyond = |value: f64, low: f64, high: f64| (low - value).max(value - high).max(0.0);
            beyond(lat, south, north) + beyond(unrolled(bounds, lon), west, east)
        };
        if off(lon, lat) == 0.0 && off(lat, lon) > 0.0 {
            let seen =
                format!("{lat} north, {lon} east lies far off; swapped it lies in the country");
            let help = "latitude and longitude swapped?";
            issues.push(issue("E0307", row, "lat", [&seen, "where the place is", help]));
        }
    }
}

fn nowhere(row: &Row, column: &str, issues: &mut Issues) {
    let help = "0, 0 lies in the open sea: the sign of a missing position";
    issues.push(issue("E0308", row, column, ["0 north, 0 east", "where the place is", help]));
}

/// Told where a point inside the country lies outside its bounds.
pub(super) fn within_bounds(
    read: &Read<'_>,
    row: &Row,
    [lat_column, lon_column]: [&str; 2],
    issues: &mut Issues,
) {
    let (Some(lat), Some(lon)) = (row.number(lat_column), row.number(lon_column)) else {
        return;
    };
    if lat == 0.0 && lon == 0.0 {
        nowhere(row, lat_column, issues);
        return;
    }
    let Some([west, south, east, north]) = read.pack.bounds else {
        return;
    };
    let bounds = [west, south, east, north];
    let within = |lat: f64, lon: f64| {
        (south..=north).contains(&lat) && (west..=east).contains(&unrolled(bounds, lon))
    };
    if within(lat, lon) {
        return;
    }
    let help = match within(lon, lat) {
        true => "latitude and longitude swapped?",
        false => "check the point here and `bounds` in pack.toml",
    };
    let seen = format!("{lat} north, {lon} east lies outside the country");
    let expected = format!("{south} to {north} north, {west} to {east} east");
    issues.push(issue("E0307", row, lat_column, [&seen, &expected, help]));
}

/// A link does not end where it starts.
pub(super) fn links_lead_elsewhere(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("links.csv") {
        if let (Some(from), Some(to)) = (row.ix("from"), row.ix("to"))
            && from == to
        {
            let place = read.keys.key("places.csv", from);
            let seen = format!("starts and ends at `{place}`");
            issues.push(issue("E0302", row, "to", [&seen, "another place", ""]));
        }
    }
}

/// A link on which food is months under way is one-way: its two ways would share one capacity, and
/// what goes one way in one month could not be told from what comes back in another.
pub(super) fn leads_go_one_way(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("links.csv") {
        let lead = row.whole("lead_months").filter(|lead| *lead > 0);
        if let (Some(lead), Some("both")) = (lead, row.text("direction")) {
            let months = if lead == 1 { "month" } else { "months" };
            let seen = format!("{lead} {months} on a link of direction `both`");
            let help = "two ways would share one capacity across months: write two links";
            issues.push(issue("E0319", row, "lead_months", [&seen, "`forward`", help]));
        }
    }
}

/// Trucks use roads, trains rails; only aircraft fly over countries.
pub(super) fn surfaces_fit_modes(read: &Read<'_>, issues: &mut Issues) {
    let classes = read.rows("capacity-classes.csv");
    for row in read.rows("links.csv").iter().chain(classes) {
        let Some(mode) = row.text("mode") else {
            continue;
        };
        let expected = match mode {
            "road" => "`paved`, `gravel` or `track`".to_owned(),
            _ => format!("`{mode}`"),
        };
        let fits = |surface: &str| match mode {
            "road" => ["paved", "gravel", "track"].contains(&surface),
            _ => mode == surface,
        };
        if let Some(surface) = row.text("surface").filter(|surface| !fits(surface)) {
            let seen = format!("`{surface}` on a link of mode `{mode}`");
            issues.push(issue("E0316", row, "surface", [&seen, &expected, ""]));
        }
        for (column, only) in [("overflies", "air"), ("truck", "road"), ("road_class", "road")] {
            if mode != only && row.has(column) {
                let seen = format!("filled for a link of mode `{mode}`");
                issues.push(issue("E0316", row, column, [&seen, "an empty cell", ""]));
            }
        }
    }
}

/// Length by hours makes a speed that the surface allows.
pub(super) fn hours_are_believable(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("links.csv") {
        let figures = (row.number("length_km"), row.number("hours"), row.text("surface"));
        let (Some(length), Some(hours), Some(surface)) = figures else {
            continue;
        };
        let (least, most) = match surface {
            "air" => (30.0, 1000.0),
            "rail" => (1.0, 160.0),
            "sea" | "river" => (2.0, 70.0),
            "paved" => (1.0, 110.0),
            _ => (1.0, 80.0),
        };
        let speed = length / hours;
        // Below a kilometre the hours are mostly rounding.
        if length >= 1.0 && !(least..=most).contains(&speed) {
            let seen = format!("{length} km in {hours} hours make {speed:.0} km an hour");
            let expected = format!("{least} to {most} km an hour on `{surface}`");
            issues.push(issue("W0113", row, "hours", [&seen, &expected, "minutes, or miles?"]));
        }
    }
}

/// A day has hours to work in, and a truck carries something.
pub(super) fn hauling_can_be_done(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("hauling.csv") {
        let (Some(item), Some(unit)) = (row.text("item"), row.text("unit")) else {
            continue;
        };
        let (least, most) = match unit {
            "mt" => (0.1, 60.0),
            "hours_per_day" => (1.0, 24.0),
            _ => (0.0, 200.0),
        };
        for column in ["low", "best", "high"] {
            if let Some(figure) = row.number(column)
                && !(least..=most).contains(&figure)
            {
                let seen = format!("{figure} for `{item}`");
                let expected = format!("{least} to {most} ({unit})");
                issues.push(issue("E0111", row, column, [&seen, &expected, ""]));
            }
        }
    }
}

/// Figures that mean something only together are given together.
pub(super) fn figures_come_with_their_partners(read: &Read<'_>, issues: &mut Issues) {
    let partners: [(&str, &[&str]); 4] = [
        ("links.csv", &["hours", "hours_basis", "hours_source"]),
        ("stores.csv", &["room_mt_low", "room_mt", "room_mt_high"]),
        ("link-capacities.csv", &["vehicles_per_day", "payload_mt", "days_per_month"]),
        (
            "capacity-classes.csv",
            &[
                "vehicles_per_day_low",
                "vehicles_per_day",
                "vehicles_per_day_high",
                "payload_mt_low",
                "payload_mt",
                "payload_mt_high",
                "days_per_month",
            ],
        ),
    ];
    for (file, columns) in partners {
        for row in read.rows(file) {
            let Some(given) = columns.iter().find(|column| row.has(column)) else {
                continue;
            };
            for missing in columns.iter().filter(|column| !row.has(column)) {
                let seen = format!("empty beside a `{given}`");
                let expected = "all of them or none";
                issues.push(issue("E0125", row, missing, [&seen, expected, ""]));
            }
        }
    }
    for row in read.rows("link-months.csv") {
        if row.number("open_share").is_some_and(|share| share >= 1.0) {
            let help = "leave out months in which the link is open";
            issues.push(issue("E0110", row, "open_share", ["1", "a share below 1", help]));
        }
    }
}

/// A span does not end before it begins, and touches the window.
pub(super) fn days_are_in_order(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("cut-offs.csv") {
        let (Some(from), Some(to)) = (row.day("from"), row.day("to")) else {
            continue;
        };
        if to < from {
            let seen = format!("{to}, before `from`, {from}");
            issues.push(issue("E0120", row, "to", [&seen, "the same day or a later one", ""]));
        } else if let Some(window) = read.pack.window.map(|window| window.span())
            && (to < window.from || from > window.to)
        {
            let seen = format!("{from} to {to}");
            let expected = format!("days of the pack's window, {} to {}", window.from, window.to);
            let help = "the row counts only for a scenario whose window reaches it";
            issues.push(issue("W0122", row, "from", [&seen, &expected, help]));
        }
    }
}

/// A warehouse holds stock of the town it stands in, any other place its own.
pub(super) fn stores_hold_stock_of_their_place(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("stores.csv") {
        let (Some(id), Some(place)) = (row.ix("id"), row.ix("place")) else {
            continue;
        };
        let Some(own) = read.place(row, "id") else {
            continue;
        };
        let town = match own.text("kind") {
            Some("warehouse") => own.ix("stands_in"),
            _ => Some(id),
        };
        if let Some(town) = town.filter(|town| *town != place) {
            let [id, place, town] = [id, place, town].map(|ix| read.keys.key("places.csv", ix));
            let seen = format!("`{id}` holding stock of `{place}`");
            issues.push(issue("E0315", row, "place", [&seen, &format!("`{town}`"), ""]));
        }
    }
}
