//! Keys of one table in the cells of another: looked up, and where they are not found told with
//! the nearest one there is.

use super::pcodes::{self, Gazetteer, Shape};
use super::{Cell, Row, Sheet, Sheets, Value, shown};
use crate::country::AreaLevel;
use crate::country::selector::{self, Fault};
use crate::country::tables::{Column, Kind, Table};
use crate::issues::{Code, Issue, Issues, nearest};
use std::collections::BTreeMap;

/// The keys of every table that others refer to, in order.
#[derive(Debug, Default)]
pub(in crate::country) struct Keys {
    by_file: BTreeMap<&'static str, Vec<String>>,
    /// Tables whose keys could not be read, so that nobody is blamed for naming one.
    unknown: Vec<&'static str>,
    /// Names of places, and other spellings of them, with their ids.
    names_of_places: BTreeMap<String, String>,
    areas: Gazetteer,
}

impl Keys {
    /// Position of a key among those of a table.
    pub(in crate::country) fn ix(&self, file: &str, key: &str) -> Option<usize> {
        let keys = self.by_file.get(file)?;
        keys.binary_search_by(|known| known.as_str().cmp(key)).ok()
    }

    /// The key at a position; empty where there is none.
    pub(in crate::country) fn key(&self, file: &str, ix: usize) -> &str {
        let keys = self.by_file.get(file);
        keys.and_then(|keys| keys.get(ix)).map_or("", String::as_str)
    }

    /// Whether the keys of a table could be read.
    pub(in crate::country) fn knows(&self, file: &str) -> bool {
        !self.unknown.contains(&file)
    }

    /// The nearest key, as long as looking for it does not take long: a file of other keys is told as
    /// fast as it is read.
    fn nearest(&self, file: &str, key: &str) -> Option<&str> {
        let keys = self.by_file.get(file)?;
        self.areas
            .patience
            .has(keys.len())
            .then(|| nearest(key, keys.iter().map(String::as_str)))?
    }
}

/// Whether a table has keys of its own that others refer to.
pub(super) fn own_key(table: &Table) -> Option<&'static Column> {
    let first = table.columns.first()?;
    matches!(first.kind, Kind::Id | Kind::Pcode).then_some(first)
}

fn collect(sheets: &Sheets, shape: &Shape) -> Keys {
    let mut keys = Keys::default();
    for sheet in sheets.iter() {
        let Some(column) = own_key(sheet.table) else {
            continue;
        };
        let own = sheet.rows.iter().filter_map(|row| row.text(column.name));
        let mut own: Vec<String> = own.map(str::to_owned).collect();
        own.sort();
        own.dedup();
        keys.by_file.insert(sheet.table.file, own);
        if !sheet.keys_known {
            keys.unknown.push(sheet.table.file);
        }
    }
    for row in sheets.rows("areas.csv") {
        area(row, &mut keys.areas);
    }
    for row in sheets.rows("aliases.csv") {
        let (Some(alias), Some(id)) = (row.text("alias"), row.text("id")) else {
            continue;
        };
        if row.text("kind") == Some("place") {
            keys.names_of_places.insert(pcodes::plain(alias), id.to_owned());
        } else if shape.fits(&alias.to_uppercase())
            && alias.contains(|c: char| c.is_ascii_digit())
            && !alias.contains(' ')
        {
            keys.areas.older.insert(alias.to_uppercase(), id.to_owned());
        } else {
            spelling(alias, id, &mut keys.areas);
        }
    }
    for row in sheets.rows("places.csv") {
        if let (Some(id), Some(name)) = (row.text("id"), row.text("name")) {
            keys.names_of_places.insert(pcodes::plain(name), id.to_owned());
        }
    }
    keys
}

fn area(row: &Row, areas: &mut Gazetteer) {
    let Some(pcode) = row.text("pcode") else {
        return;
    };
    let level = row.text("level").and_then(AreaLevel::parse);
    let name = row.text("name_en").unwrap_or_default();
    let level = level.unwrap_or(AreaLevel::Province);
    areas.areas.insert(pcode.to_owned(), (level, name.to_owned()));
    let names = row.names.iter().map(|(_, name)| name.clone());
    let names = row.text("name_en").map(str::to_owned).into_iter().chain(names);
    for name in names.chain(row.texts("aliases")) {
        spelling(&name, pcode, areas);
    }
}

fn spelling(name: &str, pcode: &str, areas: &mut Gazetteer) {
    areas.names.push((name.to_owned(), pcode.to_owned()));
}

/// Looks up every key and gives back what the keys are.
pub(in crate::country) fn resolve(sheets: &mut Sheets, shape: &Shape, issues: &mut Issues) -> Keys {
    let keys = collect(sheets, shape);
    for sheet in sheets.iter_mut() {
        for row in &mut sheet.rows {
            for position in 0..row.cells.len() {
                let value = look_up(row, position, (&keys, shape), issues);
                if let Some(value) = value {
                    row.cells[position] = value;
                }
            }
        }
        twice(sheet, issues);
    }
    keys
}

/// The value of a cell whose text is a key; `None` for every other cell.
fn look_up(
    row: &Row,
    position: usize,
    (keys, shape): (&Keys, &Shape),
    issues: &mut Issues,
) -> Option<Value> {
    let column = &row.table.columns[position];
    let cell = |text| Cell { file: row.table.file, line: row.line, column, text, is_clear: false };
    let text = match (&row.cells[position], column.kind) {
        (Value::Text(text), _) => &**text,
        (Value::Texts(texts), Kind::Keys(file)) => {
            return Some(several(cell(""), texts, (file, keys), issues));
        }
        _ => return None,
    };
    let cell = cell(text);
    match column.kind {
        Kind::Key(file) => Some(one(cell, file, keys, issues)),
        Kind::Area(level) => {
            // A name that a province shares with a district of it means the province.
            let shared = || keys.areas.names_a_province(text).then_some(AreaLevel::Province);
            Some(an_area(cell, level.or_else(shared), (keys, shape), issues))
        }
        Kind::Either if row.text("kind") == Some("place") => {
            Some(one(cell, "places.csv", keys, issues))
        }
        Kind::Either => Some(an_area(cell, None, (keys, shape), issues)),
        Kind::Selector => Some(selected(cell, keys, issues)),
        Kind::Id
        | Kind::Pcode
        | Kind::Keys(_)
        | Kind::Country
        | Kind::Countries
        | Kind::Label
        | Kind::Text
        | Kind::Texts
        | Kind::Word(_)
        | Kind::People
        | Kind::Count { .. }
        | Kind::Amount { .. }
        | Kind::Share
        | Kind::Degrees(_)
        | Kind::Month
        | Kind::Day => None,
    }
}

fn one(cell: Cell<'_>, file: &str, keys: &Keys, issues: &mut Issues) -> Value {
    if let Some(ix) = keys.ix(file, cell.text) {
        return Value::Ix(ix);
    }
    if keys.knows(file) {
        issues.push_with(Code("E0301"), cell.file, || unknown(cell, cell.text, file, keys));
    }
    Value::Wrong
}

fn several(
    cell: Cell<'_>,
    texts: &[String],
    (file, keys): (&str, &Keys),
    issues: &mut Issues,
) -> Value {
    let mut found = Vec::new();
    for text in texts {
        let Value::Ix(ix) = one(Cell { text, ..cell }, file, keys, issues) else {
            return Value::Wrong;
        };
        found.push(ix);
    }
    Value::Ixs(found.into())
}

/// What the rows of a table are called, one of them.
fn called(file: &str) -> &str {
    match file {
        "sources.csv" => "source",
        "places.csv" => "place",
        "links.csv" => "link",
        "corridors.csv" => "corridor",
        "counterparts.csv" => "counterpart",
        "rations.csv" => "ration",
        "commodities.csv" => "commodity",
        "areas.csv" => "area",
        _ => "row",
    }
}

fn unknown(cell: Cell<'_>, key: &str, file: &str, keys: &Keys) -> Issue {
    let seen = format!("no {} is called {}", called(file), shown(key));
    let known = keys.names_of_places.get(&pcodes::plain(key));
    let known = known.filter(|id| file == "places.csv" && keys.ix(file, id).is_some());
    let help = match (known, keys.nearest(file, key)) {
        _ if file == "areas.csv" => keys.areas.help(key),
        (Some(id), _) => format!("that is the name of `{id}`: write the id"),
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) => format!("add it to `{file}` first, or correct it here"),
    };
    cell.issue("E0301", &seen, &format!("an id of {file}"), &help)
}

fn an_area(
    cell: Cell<'_>,
    level: Option<AreaLevel>,
    (keys, shape): (&Keys, &Shape),
    issues: &mut Issues,
) -> Value {
    if !keys.knows("areas.csv") {
        return Value::Wrong;
    }
    let pcode = pcodes::meant(cell, level, &keys.areas, shape, issues);
    let ix = pcode.and_then(|pcode| keys.ix("areas.csv", &pcode));
    ix.map_or(Value::Wrong, Value::Ix)
}

fn selected(cell: Cell<'_>, keys: &Keys, issues: &mut Issues) -> Value {
    match selector::parse(cell.text, &|file, key| keys.ix(file, key)) {
        Ok(selector) => Value::Selector(Box::new(selector)),
        Err(faults) => {
            for fault in faults {
                match fault {
                    Fault::Unknown { file, .. } if !keys.knows(file) => {}
                    Fault::Unknown { file, key } => {
                        let code = Code("E0301");
                        issues.push_with(code, cell.file, || unknown(cell, &key, file, keys));
                    }
                    Fault::Unreadable { term, near } => issues.push(unreadable(cell, &term, near)),
                }
            }
            Value::Wrong
        }
    }
}

fn unreadable(cell: Cell<'_>, term: &str, near: Option<&str>) -> Issue {
    let seen = format!("cannot read {}", shown(term));
    let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
    cell.issue("E0312", &seen, &selector::forms(), &help)
}

/// Reports rows whose key another row has already.
fn twice(sheet: &Sheet, issues: &mut Issues) {
    let table = sheet.table;
    let Some(first) = table.key.first() else {
        return;
    };
    for (before, row) in sheet.same_keys() {
        let line = before.line;
        let same = match row.text(first) {
            Some(text) if table.key.len() == 1 => shown(text),
            _ => format!("the same `{}`", table.key.join("` and `")),
        };
        let code = if table.file == "areas.csv" { "E0204" } else { "E0303" };
        let text = format!("line {line} has {same} already");
        issues.push(Issue::new(Code(code), row.at(first), &text, "once", ""));
    }
}
