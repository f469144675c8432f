//! Files of another country than the pack, and packs that have no areas yet.

use crate::import::Beside;
use crate::import::gazetteer::Gazetteer;
use crate::import::told::Told;
use crate::issues::{At, Code, Issue};
use std::collections::BTreeSet;

/// What is told where the pack has no areas yet.
pub(in crate::import) fn no_areas() -> Issue {
    let help = "import areas first: `aidreach import areas FILE --into DIR`";
    Issue::new(Code("E0002"), At::file("areas.csv"), "no areas", "the areas of the country", help)
}

/// What is told where a file has rows of other countries alone.
pub(in crate::import) fn no_rows(beside: &Beside<'_>, told: &Told) -> Option<Issue> {
    let note = told.notes.iter().find(|note| note.what == OTHER_COUNTRIES)?;
    let own = beside.country()?;
    let at = At::file(&note.at.file);
    let seen = format!("no rows for {own}, and {} of other countries", note.count);
    let help = "take the file of this country, or say which with `--country`";
    Some(Issue::new(Code("E0002"), at, &seen, "rows of the country", help))
}

/// What is told of rows of other countries.
pub(super) const OTHER_COUNTRIES: &str = "rows of other countries";

/// What is told where all codes of a file begin as those of another country do.
pub(in crate::import) fn of_another_country<'a>(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    codes: impl Iterator<Item = (&'a str, &'a At)>,
) -> Option<Issue> {
    let letters = |code: &str| -> String {
        code.chars().take_while(char::is_ascii_alphabetic).flat_map(char::to_uppercase).collect()
    };
    let codes: Vec<(String, &At)> = codes.map(|(code, at)| (letters(code), at)).collect();
    let own: BTreeSet<String> = areas.provinces().map(letters).collect();
    let (first, at) = codes.first()?;
    if first.is_empty() || codes.iter().any(|(letters, _)| own.contains(letters)) {
        return None;
    }
    let whose = beside.country().unwrap_or_else(|| "the pack".to_owned());
    let seen = format!("no rows for {whose}: the codes begin with `{first}`");
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let expected = format!("codes that begin with `{}`", own.join("` or `"));
    let help = "take the file of this country";
    Some(Issue::new(Code("E0206"), (*at).clone(), &seen, &expected, help))
}
