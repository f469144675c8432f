//! Packs load whole, and what they say is what comes out.

use aidreach::country::{Country, embedded};

#[test]
fn the_example_loads_without_a_word() {
    let pack = embedded("example").expect("the program carries it");
    let (country, issues) = Country::load(&pack).unwrap_or_else(|issues| panic!("{issues}"));
    assert_eq!(issues.to_string(), "");
    assert_eq!(country.about.name, "Marwa");
}
