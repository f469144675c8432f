//! A workbook in which a what-if is filled in: a row a change, with lists to choose from.

use crate::country::Country;
use crate::kit::rests_on;
use crate::page::Look;
use crate::page::Running;
use crate::page::workbook::{Blank, NotHeld, ToFill, blank_xlsx};
use crate::scenario::Scenario;
use crate::scenario::words::{WORDS, names};

/// The columns of the sheet; the first marks its header.
pub const SHEET_COLUMNS: [&str; 6] = ["change", "of", "how much", "from", "to", "remark"];
/// The first cell of the row that names the scenario that is changed.
pub const SHEET_BASE: &str = "base";
/// Rows for changes.
const ROWS: usize = 20;

/// Lists to choose from, by their numbers in the workbook.
const SCENARIOS: usize = 0;
const CHANGES: usize = 1;
const NAMES: usize = 2;
const MONTHS: usize = 3;

/// A workbook for what-ifs on a scenario; `known` are the scenarios that may be changed.
///
/// # Errors
/// [`NotHeld`] where it is larger than the format allows.
pub fn scenario_sheet(
    country: &Country,
    base: &Scenario,
    known: &[String],
) -> Result<Vec<u8>, NotHeld> {
    let months = base.window.periods().map(|period| base.window.month(period).to_string());
    let mut how = vec![
        "A row a change; rows that are not needed stay blank. Save it, and name the file wherever a \
         scenario is named."
            .to_owned(),
        "from and to: months, the last included; left blank, all months. remark: for people, nobody reads it \
         by machine."
            .to_owned(),
    ];
    how.extend(WORDS.iter().map(|word| {
        format!("{}: {}. Such as: {} {}", word.word, word.meaning, word.word, word.example)
    }));
    let mut rows = vec![vec![
        ToFill::Printed(SHEET_BASE.to_owned()),
        ToFill::Prefilled(SCENARIOS, base.id.clone()),
    ]];
    rows.extend((0..ROWS).map(|_| {
        vec![
            ToFill::Chosen(CHANGES),
            ToFill::Chosen(NAMES),
            ToFill::Words,
            ToFill::Chosen(MONTHS),
            ToFill::Chosen(MONTHS),
            ToFill::Words,
        ]
    }));
    let about = &country.about;
    blank_xlsx(&Blank {
        title: format!("What if, in {}", country.about.name),
        running: Running {
            mark: "INTERNAL: for the planning team only".to_owned(),
            foot: format!(
                "{} {}, {}. Planning model: no security advice.",
                about.iso3, about.version, base.id
            ),
            rests_on: rests_on(about),
        },
        look: Look::Colour,
        how,
        columns: SHEET_COLUMNS.map(str::to_owned).to_vec(),
        rows,
        lists: vec![
            ("scenario".to_owned(), known.to_vec()),
            ("change".to_owned(), WORDS.iter().map(|word| word.word.to_owned()).collect()),
            ("name".to_owned(), names(country)),
            ("month".to_owned(), months.collect()),
        ],
    })
}
