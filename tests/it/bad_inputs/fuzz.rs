//! Whatever is done to a file, the loader says something or loads; it never falls over.

use crate::country::{example, told};
use proptest::prelude::*;

/// What gets typed into cells by hand, by spreadsheets and by mischief.
const TYPED: [&str; 16] = [
    "",
    "\"",
    ",",
    "\n",
    "|",
    "0",
    "-1",
    "1e308",
    "1e999",
    "NaN",
    "XM99",
    "9999-99-99",
    "=1+1",
    "\u{202E}",
    "\u{0}",
    "all",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_files_are_told_and_nothing_falls_over(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        gone in 0_usize..12,
        typed in prop::sample::select(&TYPED[..]),
    ) {
        let mut files = example();
        let names: Vec<String> = files.keys().cloned().collect();
        let name = file.get(&names);
        let bytes = files.get_mut(name).expect("a listed file");
        let from = at.index(bytes.len());
        let to = (from + gone).min(bytes.len());
        bytes.splice(from..to, typed.bytes());
        let issues = told(&files);
        for issue in issues.iter() {
            prop_assert!(issue.code.0 != "E0099", "{issue}");
        }
    }
}
