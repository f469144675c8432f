//! A workbook in which a what-if is filled in: a row a change, with lists to choose from.

use crate::country::Country;
use crate::kit::rests_on;
use crate::page::Look;
use crate::page::Running;
use crate::page::workbook::{Blank, NotHeld, ToFill, blank_xlsx};
use crate::scenario::Scenario;
use crate::scenario::words::{WORDS, example, names};

/// The columns of the sheet; the first marks its header.
pub const SHEET_COLUMNS: [&str; 6] = ["change", "of", "how much", "from", "to", "remark"];
/// The first cell of the row that names the scenario that is changed.
pub const SHEET_BASE: &str = "base";
/// The first cell of the row that says for which pack the workbook was made: the country's code, the first signs of the
/// sum over the pack's files, and the name of the pack.
pub const SHEET_COUNTRY: &str = "country";
/// How many signs of that sum.
pub const SHEET_SUM: usize = 12;
/// Rows for changes.
const ROWS: usize = 20;

/// Lists to choose from, by their numbers in the workbook.
const SCENARIOS: usize = 0;
const CHANGES: usize = 1;
const NAMES: usize = 2;
const MONTHS: usize = 3;

/// A workbook for what-ifs on a scenario of a pack, by the name of its folder or file; `known` are the scenarios that may be changed.
///
/// # Errors
/// [`NotHeld`] where it is larger than the format allows.
pub fn scenario_sheet(
    (country, pack): (&Country, &str),
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
        let such = example(country, base, word.verb);
        let such = such.map_or(String::new(), |such| format!(" Such as: {} {such}", word.word));
        format!("{}: {}.{such}", word.word, word.meaning)
    }));
    let about = &country.about;
    let sum: String = about.sha256.chars().take(SHEET_SUM).collect();
    let mut rows = vec![
        vec![
            ToFill::Printed(SHEET_COUNTRY.to_owned()),
            ToFill::Printed(format!("{} {sum} {pack}", about.iso3)),
            ToFill::Nothing,
            ToFill::Nothing,
            ToFill::Nothing,
            ToFill::Printed(format!("{}: leave this row as it is", about.name)),
        ],
        vec![ToFill::Printed(SHEET_BASE.to_owned()), ToFill::Prefilled(SCENARIOS, base.id.clone())],
    ];
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
