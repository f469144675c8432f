//! A pack as one workbook: a sheet a table, what it says of itself, and its scenarios and maps as texts.

use crate::book::{Failing, packed};
use crate::country::{
    ABOUT_COLUMNS, ABOUT_SHEET, Column, FILES_COLUMNS, FILES_SHEET, FOR_PEOPLE, InASheet, Kind,
    PackFiles, TABLES, Table, about_in_cells, key_meaning,
};
use crate::page::workbook::{ColumnToFill, NotHeld, SheetToFill, TablesToFill, Takes, tables_xlsx};
use crate::page::{Look, Running};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Files of a pack by their names.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Characters of a text in one cell; a spreadsheet allows 32,767.
const IN_A_CELL: usize = 30_000;
const MOST_IN_A_CELL: usize = 32_767;

/// Why a pack is not written in another form.
#[derive(Debug, thiserror::Error)]
pub enum NotConverted {
    /// A file cannot be read.
    #[error("`{0}` cannot be read: {1}")]
    Unread(String, io::Error),
    /// A table is no CSV with a header.
    #[error("`{0}` is no table: {1}")]
    NoTable(String, String),
    /// A cell is longer than a spreadsheet allows: the file, the line, the column, the characters.
    #[error("`{0}`, line {1}, column `{2}`: {3} characters, and a cell of a workbook holds 32,767")]
    TooLong(String, u64, String, usize),
    /// A workbook cannot hold it.
    #[error(transparent)]
    NotHeld(#[from] NotHeld),
    /// It cannot be packed.
    #[error(transparent)]
    NotPacked(#[from] Failing),
}

/// The files of a pack, as they are.
///
/// # Errors
/// Where one cannot be read.
pub fn files_of(pack: &dyn PackFiles) -> Result<Files, NotConverted> {
    let file = |name: String| match pack.read(&name) {
        Ok(bytes) => Ok((name, bytes.into_owned())),
        Err(error) => Err(NotConverted::Unread(name, error)),
    };
    pack.names().into_iter().map(file).collect()
}

/// A pack as a folder packed in one file.
///
/// # Errors
/// Where it cannot be packed.
pub fn pack_zip(files: &Files) -> Result<Vec<u8>, NotConverted> {
    Ok(packed(files)?)
}

/// A pack as a workbook.
///
/// # Errors
/// Where a file of it is no table or no text, or a workbook cannot hold it.
pub fn pack_xlsx(files: &Files, title: &str) -> Result<Vec<u8>, NotConverted> {
    let mut sheets = vec![about(files)?];
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    let at = |file: &str| TABLES.iter().position(|table| table.file == file);
    for table in TABLES {
        let Rows { extra, rows, texts } = rows(files, table)?;
        let mut columns: Vec<ColumnToFill> = Vec::new();
        for column in table.columns {
            let takes = takes(column, &at, &mut lists);
            columns.push(ColumnToFill {
                name: column.name.to_owned(),
                note: format!("{}\nHolds {}.", column.means, column.holds()).replace('`', ""),
                must: !column.may_be_empty,
                takes,
            });
        }
        columns.extend(extra.into_iter().map(words));
        let name = table.file.trim_end_matches(".csv").to_owned();
        sheets.push(SheetToFill { name, columns, rows, texts });
    }
    sheets.push(texts(files)?);
    let [how, choices] = FOR_PEOPLE.map(str::to_owned);
    Ok(tables_xlsx(&TablesToFill {
        title: title.to_owned(),
        running: Running {
            mark: "A country pack. Who may see a row stands in its column `sensitivity`."
                .to_owned(),
            foot: "Planning model: no security advice.".to_owned(),
            rests_on: "What a row rests on stands in its column `basis`.".to_owned(),
        },
        look: Look::Colour,
        how: (how, read_me()),
        sheets,
        lists: (choices, lists),
    })?)
}

fn read_me() -> Vec<String> {
    let filled = TABLES.iter().filter(|table| !table.at_least.is_empty());
    let order = filled.map(|t| format!("{} ({})", t.file.trim_end_matches(".csv"), t.at_least));
    let order = order.collect::<Vec<String>>().join(", ");
    let mut lines = vec![
        "A sheet a table, a row an entry. A note at each heading says what its column means and whether it must \
         be filled; cells with a list let you choose. Names of sheets and of columns stay as they are; order changes \
         nothing."
            .to_owned(),
        format!("Fill `pack` first, then these sheets, in this order: {order}. The others may stay empty."),
        "Every figure says in `basis` how it came to be (published, derived, assumed) and in `source` who said so: a key \
         of the sheet `sources`. Several values in one cell are joined by |."
            .to_owned(),
        "Save it, then: aidreach check FILE.xlsx. It says what is missing and what is wrong, with sheet and cell. \
         Then: aidreach plan --country FILE.xlsx"
            .to_owned(),
        "The sheet `files` holds scenarios and maps as texts. The sheet `lists` is there to be chosen from.".to_owned(),
    ];
    lines
        .extend(TABLES.iter().map(|t| format!("{}: {}", t.file.trim_end_matches(".csv"), t.holds)));
    lines
}

fn words(name: String) -> ColumnToFill {
    ColumnToFill { name, note: String::new(), must: false, takes: Takes::Words }
}

/// What the pack says of itself.
fn about(files: &Files) -> Result<SheetToFill, NotConverted> {
    let text = text(files, "pack.toml")?;
    let [key, value] = ABOUT_COLUMNS.map(str::to_owned);
    let note = "A key of the pack; lists have a row for each of their texts.".to_owned();
    let mut rows: Vec<Vec<String>> = about_in_cells(&text).into_iter().map(Vec::from).collect();
    for row in &mut rows {
        row.push(key_meaning(&row[0]).to_owned());
    }
    let meaning = ColumnToFill {
        note: "For people; nobody reads it by machine.".to_owned(),
        ..words("meaning".to_owned())
    };
    let columns = vec![
        ColumnToFill { note, must: true, ..words(key) },
        ColumnToFill { must: true, ..words(value) },
        meaning,
    ];
    Ok(SheetToFill { name: ABOUT_SHEET.to_owned(), columns, rows, texts: BTreeSet::new() })
}

fn text(files: &Files, name: &str) -> Result<String, NotConverted> {
    let bytes = files.get(name).cloned().unwrap_or_default();
    let text = String::from_utf8(bytes)
        .map_err(|_| NotConverted::NoTable(name.to_owned(), "it is no text in UTF-8".to_owned()))?;
    Ok(text.trim_start_matches('\u{FEFF}').to_owned())
}

/// The rows of a table in the order of its known columns, with those that it has beside them.
struct Rows {
    /// Names of the columns beside the known ones.
    extra: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Cells that stay texts, by row and column.
    texts: BTreeSet<(usize, usize)>,
}

fn rows(files: &Files, table: &Table) -> Result<Rows, NotConverted> {
    let wrong = |why: String| NotConverted::NoTable(table.file.to_owned(), why);
    let text = text(files, table.file)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| wrong(error.to_string()))?.clone();
    let names: Vec<&str> = header.iter().map(str::trim).collect();
    let known = table.columns.iter().map(|column| names.iter().position(|n| *n == column.name));
    let extra = (0..names.len()).filter(|n| table.column(names[*n]).is_none());
    let extra: Vec<usize> = extra.collect();
    let order: Vec<Option<usize>> = known.chain(extra.iter().map(|n| Some(*n))).collect();
    let (mut rows, mut texts) = (Vec::<Vec<String>>::new(), BTreeSet::new());
    for record in reader.records() {
        let record = record.map_err(|error| wrong(error.to_string()))?;
        fits_in_cells(table.file, &names, &record)?;
        let cell = |n: &Option<usize>| n.and_then(|n| record.get(n)).unwrap_or("").to_owned();
        let mut cells: Vec<String> = order.iter().map(cell).collect();
        for (n, column) in table.columns.iter().enumerate() {
            let told = by_name(table, &cells);
            match column.in_a_sheet(table, cells[n].trim(), told) {
                InASheet::AsItIs => {}
                InASheet::Text => _ = texts.insert((rows.len(), n)),
                InASheet::Number(number) => cells[n] = number,
            }
        }
        rows.push(cells);
    }
    let extra = extra.into_iter().map(|n| names[n].to_owned()).collect();
    Ok(Rows { extra, rows, texts })
}

/// What a column of a row holds, by the column's name.
fn by_name<'a>(table: &'a Table, cells: &'a [String]) -> impl Fn(&str) -> Option<&'a str> {
    let at = |wanted: &str| table.columns.iter().position(|column| column.name == wanted);
    move |wanted| Some(cells[at(wanted)?].as_str())
}

/// Whether every cell of a row is short enough for a spreadsheet, which counts in parts of characters.
fn fits_in_cells(
    file: &str,
    names: &[&str],
    record: &csv::StringRecord,
) -> Result<(), NotConverted> {
    let long = |cell: &str| Some(cell.encode_utf16().count()).filter(|n| *n > MOST_IN_A_CELL);
    let mut cells = record.iter().enumerate().filter_map(|(n, cell)| Some((n, long(cell)?)));
    let Some((n, length)) = cells.next() else { return Ok(()) };
    let line = record.position().map_or(0, csv::Position::line);
    let column = names.get(n).copied().unwrap_or_default().to_owned();
    Err(NotConverted::TooLong(file.to_owned(), line, column, length))
}

/// What may be typed into a column; lists are made as they are wanted. The sheet of what the pack says stands before
/// those of the tables.
fn takes(
    column: &Column,
    at: &dyn Fn(&str) -> Option<usize>,
    lists: &mut Vec<(String, Vec<String>)>,
) -> Takes {
    let key_of = |file: &str, name: &str| {
        let table = at(file).and_then(|n| Some((n, TABLES[n].column(name)?)));
        table.map_or(Takes::Words, |(n, column)| Takes::KeyOf(n + 1, column))
    };
    match column.kind {
        Kind::Word(words) => {
            let words: Vec<String> = words().into_iter().map(str::to_owned).collect();
            let list = lists.iter().position(|(_, known)| *known == words);
            Takes::OneOf(list.unwrap_or_else(|| {
                lists.push((column.name.to_owned(), words));
                lists.len() - 1
            }))
        }
        Kind::Key(file) => key_of(file, TABLES[at(file).unwrap_or(0)].key[0]),
        Kind::Area(_) => key_of("areas.csv", "pcode"),
        Kind::People => Takes::Whole(2e9),
        Kind::Count { most, .. } => Takes::Whole(most as f64),
        Kind::Amount { most, .. } => Takes::Between(0.0, most),
        Kind::Share => Takes::Between(0.0, 1.0),
        Kind::Degrees(most) => Takes::Between(-most, most),
        Kind::Id
        | Kind::Pcode
        | Kind::Keys(_)
        | Kind::Either
        | Kind::Country
        | Kind::Countries
        | Kind::Label
        | Kind::Text
        | Kind::Texts
        | Kind::Month
        | Kind::Day
        | Kind::Selector => Takes::Words,
    }
}

/// Scenarios, exercises and maps as texts.
fn texts(files: &Files) -> Result<SheetToFill, NotConverted> {
    let is_table = |name: &str| name == "pack.toml" || TABLES.iter().any(|t| t.file == name);
    let mut rows = Vec::new();
    for name in files.keys().filter(|name| !is_table(name)) {
        let text = text(files, name)?;
        let signs: Vec<char> = text.chars().collect();
        for (n, part) in signs.chunks(IN_A_CELL).enumerate() {
            let part: String = part.iter().collect();
            rows.push(vec![name.clone(), (n + 1).to_string(), part]);
        }
    }
    let [file, part, text] = FILES_COLUMNS.map(str::to_owned);
    let note = |name: String, note: &str| ColumnToFill { note: note.to_owned(), ..words(name) };
    let columns = vec![
        note(file, "Name of the file in the pack, such as scenarios/baseline.toml."),
        note(part, "A long text goes on in the next row, in the order of its parts."),
        note(text, "The text itself."),
    ];
    Ok(SheetToFill { name: FILES_SHEET.to_owned(), columns, rows, texts: BTreeSet::new() })
}
