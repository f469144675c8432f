//! What every column of every sheet means.

use super::{Field, Shows, Value, Workbook, Worksheet};

/// Name of the sheet.
pub(super) const DICTIONARY: &str = "Columns";

/// The sheet, a row a column.
pub(super) fn sheet(workbook: &Workbook) -> Worksheet {
    let column = |heading: &str, name: &str| Field {
        heading: heading.to_owned(),
        name: name.to_owned(),
        meaning: String::new(),
        shows: Shows::Words,
    };
    let columns = [
        ("Sheet", "sheet"),
        ("Table in files", "table"),
        ("Heading in row 1", "heading"),
        ("Name in row 2", "column"),
        ("What it means", "meaning"),
    ];
    let row = |of: &Worksheet, column: &Field| {
        let cells = [&of.name, &of.table, &column.heading, &column.name, &column.meaning];
        cells.map(|words| Value::Words(words.clone())).to_vec()
    };
    let of_sheet = |of| move |column| row(of, column);
    Worksheet {
        name: DICTIONARY.to_owned(),
        table: "columns".to_owned(),
        about: "What every column means.".to_owned(),
        columns: columns.map(|(heading, name)| column(heading, name)).to_vec(),
        fixed: 0,
        rows: workbook.sheets.iter().flat_map(|of| of.columns.iter().map(of_sheet(of))).collect(),
        totals: 0,
    }
}
