//! Names in any language.

use super::load;
use crate::country::{Files, example};
use aidreach::country::{Area, Country};
use aidreach::page::{not_printed, runs_right_to_left};

/// The example with names in Amharic, Hebrew and Burmese instead of the languages it has.
fn named() -> Files {
    let mut files = example();
    let text = String::from_utf8(files["areas.csv"].clone()).expect("text");
    let header = text.lines().next().expect("a header");
    let (fa, ps) = ("name_fa", "name_ps");
    assert!(header.contains(fa) && header.contains(ps));
    let text = text.replace(fa, "name_am").replace(ps, "name_he_Hebr");
    let text = text.replace("XM01,province,,Sarn,,", "XM01,province,,Sarn,ሰርን,סרן");
    files.insert("areas.csv".to_owned(), text.into_bytes());
    files
}

fn sarn(country: &Country) -> &Area {
    country.areas.iter().find(|area| area.pcode == "XM01").expect("the example has it")
}

#[test]
fn columns_of_any_language_are_read() {
    let country = load(&named());
    let sarn = sarn(&country);
    assert_eq!(sarn.name_in("am"), Some("ሰርን"));
    assert_eq!(sarn.name_in("he-Hebr"), Some("סרן"));
    assert!(sarn.is_called("ሰርን"));
    assert_eq!(country.languages().into_iter().collect::<Vec<_>>(), ["am", "he-Hebr"]);
}

#[test]
fn needs_may_name_areas_in_any_language_of_the_pack() {
    let mut files = named();
    let text = String::from_utf8(files["needs.csv"].clone()).expect("text");
    files.insert(
        "needs.csv".to_owned(),
        text.replacen("XM01,2021-10", "ሰርን,2021-10", 1).into_bytes(),
    );
    let issues = Country::load(&files).expect("it loads").1.to_string();
    assert!(issues.starts_with("I0209 needs.csv:2 [area]: `ሰርን` read as Sarn (XM01)"), "{issues}");
}

#[test]
fn letters_say_which_way_they_run_and_whether_they_can_be_printed() {
    for right_to_left in ["کابل", "סרן", "ܣܘܪܝܐ", "ދިވެހި", "ߒߞߏ", "𞤀𞤁𞤂"]
    {
        assert!(runs_right_to_left(right_to_left), "{right_to_left}");
    }
    for other in ["Sarn", "ሰርን", "မြန်မာ", "বাংলা", "12 km", ""] {
        assert!(!runs_right_to_left(other), "{other}");
    }
    assert!(not_printed("Sarn, Алматы, کابل").is_empty());
    assert_eq!(not_printed("ሰርን, Sarn").len(), 3);
}
