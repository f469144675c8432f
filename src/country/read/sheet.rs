//! Tables once they have been read: typed rows, still in the order and words of the file.

use crate::country::Selector;
use crate::country::tables::Table;
use crate::issues::At;
use crate::time::Month;
use jiff::civil::Date;
use std::cmp::Ordering;

/// What a cell holds once it has been read.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::country) enum Value {
    /// Nothing, where that is allowed.
    Empty,
    /// Something that has been reported as wrong.
    Wrong,
    /// A text, a word or a key not yet looked up.
    Text(Box<str>),
    /// Texts or keys not yet looked up.
    Texts(Box<[String]>),
    /// A quantity, a share or degrees.
    Number(f64),
    /// Whole people, or another count.
    Whole(u64),
    /// A month.
    Month(Month),
    /// A day.
    Day(Date),
    /// A key, as the position of its row among the keys of its table in order.
    Ix(usize),
    /// Keys, as such positions.
    Ixs(Box<[usize]>),
    /// What a permission applies to.
    Selector(Box<Selector>),
}

/// A row with its line in the file; cells stand in the order of the table's columns.
#[derive(Clone, Debug)]
pub(in crate::country) struct Row {
    /// The table it belongs to.
    pub(super) table: &'static Table,
    /// Line it begins on.
    pub(in crate::country) line: u64,
    /// One for each column of the table.
    pub(in crate::country) cells: Box<[Value]>,
    /// Names in other languages, by the code of the language; none where a table takes none.
    pub(in crate::country) names: Box<[(String, String)]>,
}

impl Value {
    /// An order among values of one column, the same for the same value.
    fn order(&self, other: &Value) -> Ordering {
        let kind = |value: &Value| match value {
            Value::Empty => 0,
            Value::Wrong => 1,
            Value::Text(_) => 2,
            Value::Texts(_) => 3,
            Value::Number(_) => 4,
            Value::Whole(_) => 5,
            Value::Month(_) => 6,
            Value::Day(_) => 7,
            Value::Ix(_) => 8,
            Value::Ixs(_) => 9,
            Value::Selector(_) => 10,
        };
        match (self, other) {
            (Value::Text(a), Value::Text(b)) => a.cmp(b),
            (Value::Texts(a), Value::Texts(b)) => a.cmp(b),
            (Value::Number(a), Value::Number(b)) => a.total_cmp(b),
            (Value::Whole(a), Value::Whole(b)) => a.cmp(b),
            (Value::Month(a), Value::Month(b)) => a.cmp(b),
            (Value::Day(a), Value::Day(b)) => a.cmp(b),
            (Value::Ix(a), Value::Ix(b)) => a.cmp(b),
            (Value::Ixs(a), Value::Ixs(b)) => a.cmp(b),
            (Value::Selector(a), Value::Selector(b)) => a.text.cmp(&b.text),
            (a, b) => kind(a).cmp(&kind(b)),
        }
    }
}

impl Row {
    /// The value in a column.
    pub(in crate::country) fn value(&self, column: &str) -> &Value {
        match self.table.column(column) {
            Some(position) => &self.cells[position],
            None => &Value::Empty,
        }
    }

    /// Whether the column holds something, right or wrong.
    pub(in crate::country) fn has(&self, column: &str) -> bool {
        *self.value(column) != Value::Empty
    }

    /// A text or word.
    pub(in crate::country) fn text(&self, column: &str) -> Option<&str> {
        let Value::Text(text) = self.value(column) else { return None };
        Some(text)
    }

    /// Texts; none where the cell is empty.
    pub(in crate::country) fn texts(&self, column: &str) -> Vec<String> {
        let Value::Texts(texts) = self.value(column) else { return Vec::new() };
        texts.to_vec()
    }

    /// A quantity.
    pub(in crate::country) fn number(&self, column: &str) -> Option<f64> {
        let Value::Number(number) = self.value(column) else { return None };
        Some(*number)
    }

    /// A count.
    pub(in crate::country) fn whole(&self, column: &str) -> Option<u64> {
        let Value::Whole(count) = self.value(column) else { return None };
        Some(*count)
    }

    /// A quantity or a count, for comparing.
    pub(in crate::country) fn figure(&self, column: &str) -> Option<f64> {
        self.number(column).or_else(|| self.whole(column).map(|count| count as f64))
    }

    /// A month.
    pub(in crate::country) fn month(&self, column: &str) -> Option<Month> {
        let Value::Month(month) = self.value(column) else { return None };
        Some(*month)
    }

    /// A day.
    pub(in crate::country) fn day(&self, column: &str) -> Option<Date> {
        let Value::Day(day) = self.value(column) else { return None };
        Some(*day)
    }

    /// Position of the row a key names.
    pub(in crate::country) fn ix(&self, column: &str) -> Option<usize> {
        let Value::Ix(ix) = self.value(column) else { return None };
        Some(*ix)
    }

    /// Positions of the rows that keys name; none where the cell is empty.
    pub(in crate::country) fn ixs(&self, column: &str) -> &[usize] {
        let Value::Ixs(ixs) = self.value(column) else { return &[] };
        ixs
    }

    /// The names of the table's columns.
    pub(in crate::country) fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.table.columns.iter().map(|column| column.name)
    }

    /// The name of the column that holds the row's own key.
    pub(in crate::country) fn own_key(&self) -> &'static str {
        self.table.key.first().copied().unwrap_or_default()
    }

    /// Where a cell of the row stands.
    pub(in crate::country) fn at(&self, column: &str) -> At {
        At::cell(self.table.file, self.line, column)
    }
}

/// A table as read.
#[derive(Clone, Debug)]
pub(in crate::country) struct Sheet {
    /// Which.
    pub(in crate::country) table: &'static Table,
    /// Whether its keys can be relied on, so that a missing one is the fault of who names it.
    pub(in crate::country) keys_known: bool,
    /// Whether it was read and holds no row although it must.
    pub(in crate::country) unfilled: bool,
    /// Its rows, in the order of the file.
    pub(in crate::country) rows: Vec<Row>,
    /// The file, for showing lines of it.
    pub(super) bytes: Vec<u8>,
}

/// All tables of a pack as read.
#[derive(Clone, Debug)]
pub(in crate::country) struct Sheets(pub(super) Vec<Sheet>);

impl Sheet {
    /// Pairs of rows of which the second has the key of the first, the one before it with that key; in
    /// the order of the second rows.
    pub(super) fn same_keys(&self) -> Vec<(&Row, &Row)> {
        let places: Vec<usize> =
            self.table.key.iter().filter_map(|column| self.table.column(column)).collect();
        let key = |n: &usize| {
            let row = &self.rows[*n];
            places.iter().map(|place| &row.cells[*place])
        };
        let order = |a: &usize, b: &usize| {
            let orders = key(a).zip(key(b)).map(|(a, b)| a.order(b));
            orders.fold(Ordering::Equal, Ordering::then)
        };
        let whole = |n: &usize| key(n).all(|value| *value != Value::Wrong);
        let mut rows: Vec<usize> = (0..self.rows.len()).filter(whole).collect();
        // A stable order: rows of one key stay in the order of the file.
        rows.sort_by(order);
        let pairs = rows.windows(2).filter(|pair| order(&pair[0], &pair[1]).is_eq());
        let mut pairs: Vec<[usize; 2]> = pairs.map(|pair| [pair[0], pair[1]]).collect();
        pairs.sort_by_key(|[_, second]| *second);
        pairs.into_iter().map(|[first, second]| (&self.rows[first], &self.rows[second])).collect()
    }
}

impl Sheets {
    /// Every sheet.
    pub(in crate::country) fn iter(&self) -> impl Iterator<Item = &Sheet> {
        self.0.iter()
    }

    /// Every sheet, for looking up its keys.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Sheet> {
        self.0.iter_mut()
    }

    /// Whether every row of a table could be read, so that what is not there is missing.
    pub(in crate::country) fn is_whole(&self, file: &str) -> bool {
        let sheet = self.0.iter().find(|sheet| sheet.table.file == file);
        sheet.is_some_and(|sheet| sheet.keys_known)
    }

    /// The rows of a table.
    pub(in crate::country) fn rows(&self, file: &str) -> &[Row] {
        let sheet = self.0.iter().find(|sheet| sheet.table.file == file);
        sheet.map_or(&[], |sheet| &sheet.rows)
    }
}
