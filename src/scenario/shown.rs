//! What was written, as it can be shown, and which known word it may stand for.

use crate::country::Country;
use crate::issues::nearest;

/// A text of a person, short and without signs that would upset a terminal.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = text.chars().take(MOST).flat_map(visible).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

fn visible(sign: char) -> Vec<char> {
    // Marks without width and marks that turn the direction of writing.
    let hidden = [
        '\u{200b}'..='\u{200f}',
        '\u{202a}'..='\u{202e}',
        '\u{2066}'..='\u{2069}',
        '\u{feff}'..='\u{feff}',
    ];
    if sign.is_control() || hidden.iter().any(|range| range.contains(&sign)) {
        sign.escape_unicode().collect()
    } else {
        vec![sign]
    }
}

/// Help with the nearest of the known words, or none.
pub(super) fn did_you_mean<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> String {
    nearest(word, known).map_or(String::new(), |near| format!("did you mean `{near}`?"))
}

/// `a, b or c`.
pub(super) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// What is told of a scenario for another country: what was seen, what was expected, the next step.
pub fn of_another_country(written_for: &str, country: &Country) -> [String; 3] {
    let about = &country.about;
    [
        format!(
            "written for {written_for}, and the country here is {} ({})",
            about.iso3, about.name
        ),
        "the pack that it was written for".to_owned(),
        "name that pack: --country FILE or DIR".to_owned(),
    ]
}

/// What is told of a scenario made on another version of the pack, or on another pack of its country.
pub(super) fn of_another_version(made_on: &str, country: &Country) -> [String; 3] {
    [
        format!("made on version `{made_on}` of its pack, and the pack here is `{}`", country.about.version),
        "the version that it was made on".to_owned(),
        "figures may differ, and names may mean something else: look at `aidreach pack diff` of the two, then write \
         the version here"
            .to_owned(),
    ]
}
