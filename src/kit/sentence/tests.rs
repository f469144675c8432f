//! Sentences, worded.

use super::{Joined, Sentence, fits, in_percent, say};
use crate::kit::figure::Figure;
use crate::plan::Exact;

fn loses(areas: &[&str]) -> Sentence {
    let areas = Joined::And.list(areas.iter().copied());
    say!("test.loses", "{areas} {areas:loses|lose} {people} people.", areas, people = 12_000_u64)
}

#[test]
fn words_follow_a_count() {
    assert_eq!(loses(&["Ghor"]).to_string(), "Ghor loses 12,000 people.");
    assert_eq!(loses(&["Ghor", "Zabul"]).to_string(), "Ghor and Zabul lose 12,000 people.");
}

#[test]
fn a_sentence_is_told_by_a_template_of_another_language() {
    let told = loses(&["Ghor"]).by("{people} personnes de moins : {areas}.");
    assert_eq!(told, "12,000 personnes de moins : Ghor.");
}

#[test]
fn a_part_begins_a_sentence_with_a_capital_and_places_lie_within_words() {
    let part = say!("test.part", "nobody of {n} is", n = 1_u64);
    let whole = say!("test.whole", "{part^} reached{n:|, {n} are}.", part, n = 2_u64);
    assert_eq!(whole.to_string(), "Nobody of 1 is reached, 2 are.");
}

#[test]
fn json_holds_figures_as_figures() {
    let share = in_percent(Figure::share(Exact::from_integer(1), Exact::from_integer(8)));
    let told = say!("test.share", "{share} of {place}.", share, place = "Ghor");
    assert_eq!(
        serde_json::to_string(&told.keyed()).expect("JSON"),
        r#"{"key":"test.share","template":"{share} of {place}.","text":"12.5 % of Ghor.","arguments":{"place":"Ghor","share":{"figure":0.125,"places":1,"shown":"percent"}}}"#
    );
    assert_eq!(serde_json::to_string(&told).expect("JSON"), r#""12.5 % of Ghor.""#);
}

#[test]
fn a_place_without_an_argument_is_found_and_an_argument_without_a_place() {
    assert!(fits("{a} and {b:x|{a}}.", &["a", "b"]));
    assert!(!fits("{a} and {c}.", &["a", "b"]));
    assert!(!fits("{a}.", &["a", "b"]));
    assert!(!fits("{ab}.", &["a"]));
    // A choice is between two, and none stands within another.
    assert!(!fits("{a:day}.", &["a"]) && !fits("{a:x|y|z}.", &["a"]) && !fits("{a", &["a"]));
    assert!(!fits("{a:x|{a:y|z}}.", &["a"]));
}
