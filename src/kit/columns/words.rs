//! Tables and columns by words of people, where they stand alone: on the tab of a sheet, over a column that no
//! caption explains.

/// What ends the keys of figures, and what people call it.
const UNITS: &[(&str, &str)] = &[
    ("_person_months", "person-months"),
    ("_people_per_month", "people a month"),
    ("_mt_per_month", "MT a month"),
    ("_usd_per_mt", "USD a MT"),
    ("usd_per_mt", "USD a MT"),
    ("_people", "people"),
    ("_mt", "MT"),
    ("_usd", "USD"),
    ("_km", "km"),
    ("_hours", "hours"),
    ("_days", "days"),
    ("_kg", "kg"),
    ("_g", "g"),
];
/// Other words for units in headings.
const SAYS_UNIT: &[&str] =
    &["person-month", "people", "MT", "USD", "US dollar", "km", "hour", "days", "kg"];

/// Tables whose names say too little on a tab.
const TABS: &[(&str, &str)] = &[
    ("access", "Access by month"),
    ("areas", "Areas by month"),
    ("assumptions", "Assumed figures"),
    ("bottlenecks", "What holds reach back"),
    ("cascade", "From need to reach"),
    ("cascade-areas", "From need to reach by area"),
    ("effect", "What is lost"),
    ("frontier-areas", "Frontier - areas that change"),
    ("frontier-splits", "Frontier - supplies otherwise"),
    ("ask-splits", "Ask - supplies otherwise"),
    ("brief-splits", "Brief - supplies otherwise"),
    ("compare-splits", "Compare - supplies otherwise"),
    ("conditions-splits", "Conditions - supplies otherwise"),
    ("conditions-curve-splits", "Conditions - curve, supplies"),
    ("worth-splits", "Worth - supplies otherwise"),
    ("worth-by-split", "Worth - by supplies"),
    ("left", "Food left over"),
    ("months", "By month"),
    ("movers", "Figures that move the result"),
    ("provinces", "By province"),
    ("reach", "People by area and phase"),
    ("route-lengths", "Routes measured"),
    ("routes", "Shipments by month"),
    ("steps", "Meant and done by month"),
    ("stores", "Food that waits"),
    ("worth", "Worth of permissions"),
    ("worth-counterparts", "Worth of counterparts"),
];

/// A key as words: `ways-in` as `Ways in`.
pub fn in_words(key: &str) -> String {
    let words = key.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What the tab of a table says: at most 31 characters, and no two tables alike.
pub fn tab(table: &str) -> String {
    let known = TABS.iter().find(|(name, _)| *name == table);
    known.map_or_else(|| in_words(table), |(_, words)| (*words).to_owned())
}

/// What stands over columns where no caption explains them: each heading with its unit, and no two alike.
/// Columns are told by key, heading, and whether they hold codes.
pub fn headings_alone(columns: &[(&str, &str, bool)]) -> Vec<String> {
    let alone: Vec<String> = columns.iter().map(|(key, heading, _)| alone(key, heading)).collect();
    let is_code = columns.iter().map(|(.., is_code)| *is_code);
    let parted: Vec<String> = alone
        .iter()
        .zip(is_code)
        .map(|(words, is_code)| match is_code && twice(&alone, words) {
            true => format!("{words}, key"),
            false => words.clone(),
        })
        .collect();
    let keyed = parted.iter().zip(columns).map(|(words, (key, ..))| match twice(&parted, words) {
        true => format!("{words} ({})", in_words(key).to_lowercase()),
        false => words.clone(),
    });
    keyed.collect()
}

fn twice(all: &[String], words: &str) -> bool {
    all.iter().filter(|other| *other == words).count() > 1
}

fn alone(key: &str, heading: &str) -> String {
    let unit = UNITS.iter().find(|(end, _)| key.ends_with(end));
    let stem = unit.map_or(key, |(end, _)| key.trim_end_matches(end));
    let stem = in_words(stem.trim_end_matches("_share"));
    // Words that go on from the column before, or are a unit alone, say nothing by themselves.
    let goes_on = heading.chars().next().is_none_or(char::is_lowercase);
    let is_unit = SAYS_UNIT.contains(&heading);
    let words = if goes_on || is_unit { stem } else { heading.to_owned() };
    let told =
        SAYS_UNIT.iter().any(|unit| words.contains(unit) || words.to_lowercase().contains(unit));
    match unit.filter(|_| !told) {
        Some((_, unit)) if words.is_empty() => in_words(unit),
        Some((_, unit)) => format!("{words}, {unit}"),
        None => words,
    }
}
