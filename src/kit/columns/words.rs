//! Tables and columns by words of people, where they stand alone: on the tab of a sheet, over a column that no
//! caption explains.

use crate::page::workbook::Shows;

/// What ends the keys of figures, what people call it, and words by which a heading says so itself.
const UNITS: &[(&str, &str, &[&str])] = &[
    ("_person_months", "person-months", &["person-month"]),
    ("_people_per_month", "people a month", &["people"]),
    ("_mt_per_month", "MT a month", &["mt"]),
    ("_usd_per_mt", "USD a MT", &["usd/mt", "usd a", "us dollars a"]),
    ("usd_per_mt", "USD a MT", &["usd/mt", "usd a", "us dollars a"]),
    ("_people", "people", &["people"]),
    ("_mt", "MT", &["mt"]),
    ("_usd", "USD", &["usd", "us dollar"]),
    ("_km", "km", &["km"]),
    ("_hours", "hours", &["hour"]),
    ("_days", "days", &["day"]),
    ("_kg", "kg", &["kg"]),
    ("_g", "g", &[]),
];
/// Headings that name a unit and nothing else: on pages a caption says of what.
const UNITS_ALONE: &[&str] = &[
    "person-months",
    "people",
    "mt",
    "in mt",
    "mt a month",
    "usd",
    "us dollars",
    "in us dollars",
    "usd/mt",
    "us dollars a tonne",
    "km",
    "hours",
    "days",
    "days a month",
    "kg",
];

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

/// A column as it is told where it stands alone.
#[derive(Clone, Copy, Debug)]
pub struct Alone<'a> {
    /// Its name for programs, with the unit.
    pub key: &'a str,
    /// What stands over it on pages.
    pub heading: &'a str,
    /// How its cells are shown.
    pub shows: Shows,
}

/// What stands over columns where no caption explains them: each heading with its unit, and no two alike.
pub fn headings_alone(columns: &[Alone<'_>]) -> Vec<String> {
    let alone: Vec<String> = columns.iter().map(alone).collect();
    let is_code = columns.iter().map(|column| column.shows == Shows::Code);
    let parted: Vec<String> = alone
        .iter()
        .zip(is_code)
        .map(|(words, is_code)| match is_code && twice(&alone, words) {
            true => format!("{words}, key"),
            false => words.clone(),
        })
        .collect();
    let keyed = parted.iter().zip(columns).map(|(words, column)| match twice(&parted, words) {
        true => format!("{words} ({})", in_words(column.key).to_lowercase()),
        false => words.clone(),
    });
    keyed.collect()
}

fn twice(all: &[String], words: &str) -> bool {
    all.iter().filter(|other| *other == words).count() > 1
}

fn alone(Alone { key, heading, shows }: &Alone<'_>) -> String {
    // A place in an order has no unit, whatever it is an order of.
    let unit = UNITS.iter().find(|(end, ..)| key.ends_with(end) && *shows != Shows::Number);
    let stem = unit.map_or(*key, |(end, ..)| key.trim_end_matches(end));
    let stem = in_words(stem.trim_end_matches("_share"));
    // Words that go on from the column before, or are a unit alone, say nothing by themselves.
    let heading = heading.trim();
    let goes_on = heading.chars().next().is_none_or(char::is_lowercase);
    let is_unit = |words: &str| UNITS_ALONE.contains(&&*words.to_lowercase());
    let says_more = !stem.is_empty() && !is_unit(&stem);
    let instead = goes_on || says_more && is_unit(heading);
    let words = if instead { stem } else { heading.to_owned() };
    let lower = words.to_lowercase();
    match unit.filter(|(.., says)| !says.iter().any(|unit| lower.contains(unit))) {
        Some((_, unit, _)) if words.is_empty() => in_words(unit),
        Some((_, unit, _)) => format!("{words}, {unit}"),
        None => words,
    }
}
