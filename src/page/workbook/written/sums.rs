//! Sums over columns, on a sheet of their own: below a table they would be taken for a row of it.

use super::sheets::FIRST_ROW;
use super::{Field, Shows, Value, Workbook, Worksheet};
use rust_xlsxwriter::utility::column_number_to_name;

/// Name of the sheet.
pub(super) const SUMS: &str = "Sums";

/// The sheet; `None` where nothing is added up.
pub(super) fn sheet(workbook: &Workbook) -> Option<Worksheet> {
    let rows: Vec<Vec<Value>> = workbook
        .sums
        .iter()
        .filter_map(|sum| {
            let sheet = workbook.sheets.iter().find(|sheet| sheet.table == sum.table)?;
            let column = sheet.columns.iter().position(|column| column.name == sum.column)?;
            let result = added(sheet, column)?;
            let of = format!("'{}'!{}", sheet.name, cells(sheet, column));
            let words = |words: &str| Value::Words(words.to_owned());
            let heading = words(&sheet.columns[column].heading);
            let sum_of = Value::Sum { of, result };
            Some(vec![words(&sum.what), sum_of, words(&sheet.name), heading])
        })
        .collect();
    let field = |heading: &str, name: &str, meaning: &str, shows| Field {
        heading: heading.to_owned(),
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        shows,
    };
    (!rows.is_empty()).then(|| Worksheet {
        name: SUMS.to_owned(),
        table: "sums".to_owned(),
        about: "A sum over a column of a sheet, as a formula with its result.".to_owned(),
        columns: vec![
            field("What is added up", "what", "What is added up, with its unit.", Shows::Words),
            field("Sum", "sum", "The sum of the figures as shown.", Shows::Figure(1)),
            field("Sheet", "sheet", "The sheet.", Shows::Words),
            field("Column", "column", "The column by its heading.", Shows::Words),
        ],
        fixed: 0,
        rows,
        totals: 0,
    })
}

/// The cells of a column of figures, totals apart.
pub(super) fn cells(sheet: &Worksheet, column: usize) -> String {
    let name = column_number_to_name(column as u16);
    let last = FIRST_ROW as usize + sheet.rows.len() - sheet.totals;
    format!("{name}{}:{name}{last}", FIRST_ROW + 1)
}

/// What they add up to; `None` where there is no figure.
pub(super) fn added(sheet: &Worksheet, column: usize) -> Option<f64> {
    let rows = &sheet.rows[..sheet.rows.len() - sheet.totals];
    let mut sum = None;
    for row in rows {
        match row.get(column)? {
            Value::Number(number) => sum = Some(sum.unwrap_or(0.0) + number),
            // Words stand for counts too small to be told, which count as none in sums.
            Value::Words(_) | Value::Nothing => {}
            Value::Day { .. } | Value::Sum { .. } => return None,
        }
    }
    // What adding of binary fractions leaves behind the sixth place is no figure.
    sum.map(|sum: f64| (sum * 1e6).round() / 1e6)
}

/// The sheet with figures of its totals as sums of what stands above, where they are.
pub(super) fn total(sheet: &Worksheet, row: usize, column: usize) -> Option<Value> {
    let is_total = sheet.totals == 1 && row + 1 == sheet.rows.len();
    let Value::Number(result) = *sheet.rows.get(row)?.get(column)? else { return None };
    let summed = added(sheet, column).filter(|_| is_total)?;
    let same = (summed - result).abs() < 1e-6;
    same.then(|| Value::Sum { of: cells(sheet, column), result })
}
