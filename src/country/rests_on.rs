//! What the figures of a pack rest on, counted as its tables say it.

use super::PackFiles;
use crate::evidence::Basis;
use crate::time::Month;
use std::collections::BTreeMap;

/// The table of sources.
const SOURCES: &str = "sources.csv";

/// The tables that decide a result, by what they tell of: how much food there is, what ways carry, counted and by
/// class, who grants what, and how many people are planned for.
pub const DECIDING: [(&str, &[&str]); 4] = [
    ("supplies", &["supplies.csv"]),
    ("capacities", &["link-capacities.csv", "capacity-classes.csv"]),
    ("permissions", &["permissions.csv"]),
    ("caseloads", &["caseloads.csv"]),
];

/// How many figures of a pack rest on what. A row with two sorts of figures counts twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestsOn {
    /// By table that says so, and by basis in the order of [`Basis::ALL`].
    pub tables: BTreeMap<String, [u64; 3]>,
    /// How many figures name each source.
    pub cited: BTreeMap<String, u64>,
    /// The latest day of a source that everybody may see; empty where none is printed.
    pub newest_source: String,
}

impl RestsOn {
    /// Counts the rows of every table whose columns say what they rest on.
    pub fn of(files: &dyn PackFiles) -> RestsOn {
        let mut counted = RestsOn::default();
        for name in files.names().iter().filter(|name| name.ends_with(".csv")) {
            if let Ok(bytes) = files.read(name) {
                counted.count(name, &bytes);
            }
        }
        counted
    }

    /// All figures, by basis in the order of [`Basis::ALL`].
    pub fn all(&self) -> [u64; 3] {
        self.tables.values().fold([0; 3], sum)
    }

    /// The figures of some tables, by basis in the order of [`Basis::ALL`].
    pub fn of_tables(&self, files: &[&str]) -> [u64; 3] {
        files.iter().filter_map(|file| self.tables.get(*file)).fold([0; 3], sum)
    }

    fn count(&mut self, name: &str, bytes: &[u8]) {
        let mut reader = csv::Reader::from_reader(bytes);
        let Ok(header) = reader.headers() else {
            return;
        };
        let ends_in = |end: &str| -> Vec<usize> {
            let found = header.iter().enumerate().filter(|(_, name)| name.ends_with(end));
            found.map(|(n, _)| n).collect()
        };
        let (bases, sources) = (ends_in("basis"), ends_in("source"));
        let column =
            |of: &str| header.iter().position(|name| name == of).filter(|_| name == SOURCES);
        let dated = column("date").zip(column("sensitivity"));
        let mut rows = [0; 3];
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(_) => continue,
            }
            for cell in bases.iter().filter_map(|&n| record.get(n)) {
                if let Some(basis) = Basis::ALL.iter().position(|basis| basis.word() == cell) {
                    rows[basis] += 1;
                }
            }
            let dated = dated.and_then(|(day, who)| Some((record.get(day)?, record.get(who)?)));
            let dated = dated.filter(|(day, who)| is_public(who) && is_day(day));
            if let Some((day, _)) = dated.filter(|(day, _)| **day > *self.newest_source) {
                day.clone_into(&mut self.newest_source);
            }
            let cells = sources.iter().filter_map(|&n| record.get(n));
            for key in cells.flat_map(|cell| cell.split('|')).filter(|key| !key.is_empty()) {
                match self.cited.get_mut(key) {
                    Some(cited) => *cited += 1,
                    None => {
                        self.cited.insert(key.to_owned(), 1);
                    }
                }
            }
        }
        if rows != [0; 3] {
            self.tables.insert(name.to_owned(), rows);
        }
    }
}

fn sum(all: [u64; 3], of: &[u64; 3]) -> [u64; 3] {
    [0, 1, 2].map(|n| all[n] + of[n])
}

fn is_public(who: &str) -> bool {
    who == "public"
}

/// Whether a date is a day such as `2021-08-31`, which sorts by time.
fn is_day(date: &str) -> bool {
    let month = date.get(..7).and_then(Month::parse);
    let day = date.get(7..).and_then(|rest| rest.strip_prefix('-'));
    let day = day.filter(|day| day.len() == 2).and_then(|day| day.parse::<u8>().ok());
    month.is_some() && day.is_some_and(|day| (1..=31).contains(&day))
}
