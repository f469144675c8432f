//! What the figures of a pack rest on, counted as its tables say it.

use super::PackFiles;
use crate::evidence::Basis;
use crate::time::Month;
use std::collections::{BTreeMap, BTreeSet};

/// The table of sources.
const SOURCES: &str = "sources.csv";
/// The table of people in need.
const NEEDS: &str = "needs.csv";

/// Tables that stand beside a plan: no result rests on their figures.
const CONTEXT: [&str; 2] = ["displaced.csv", "presence.csv"];

/// Dates of sources that everybody may see, and which of all sources needs cite.
#[derive(Default)]
struct Sources {
    dates: BTreeMap<String, String>,
    needs: BTreeSet<String>,
}

impl Sources {
    /// The latest date of those that needs cite; empty where none has one.
    fn newest(&self) -> String {
        let dates = self.needs.iter().filter_map(|key| self.dates.get(key));
        dates.max().cloned().unwrap_or_default()
    }
}

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
    /// The latest date of a source of needs that everybody may see, as `2021`, `2021-10` or `2021-10-25`; empty
    /// where none is printed. Other tables may cite newer ones, which say nothing of who is in need.
    pub needs_of: String,
}

impl RestsOn {
    /// Counts the rows of every table whose columns say what they rest on.
    pub fn of(files: &dyn PackFiles) -> RestsOn {
        let mut counted = RestsOn::default();
        let mut sources = Sources::default();
        for name in files.names().iter().filter(|name| name.ends_with(".csv")) {
            if let Ok(bytes) = files.read(name) {
                counted.count(name, &bytes, &mut sources);
            }
        }
        counted.needs_of = sources.newest();
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

    fn count(&mut self, name: &str, bytes: &[u8], of: &mut Sources) {
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
        let dated = column("id").zip(column("date")).zip(column("sensitivity"));
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
            let dated = dated.and_then(|((key, date), who)| {
                Some((record.get(key)?, record.get(date)?, record.get(who)?))
            });
            if let Some((key, date, _)) =
                dated.filter(|(_, date, who)| *who == "public" && is_date(date))
            {
                of.dates.insert(key.to_owned(), date.to_owned());
            }
            let cells = sources.iter().filter_map(|&n| record.get(n));
            for key in cells.flat_map(|cell| cell.split('|')).filter(|key| !key.is_empty()) {
                if name == NEEDS {
                    of.needs.insert(key.to_owned());
                }
                match self.cited.get_mut(key) {
                    Some(cited) => *cited += 1,
                    None => {
                        self.cited.insert(key.to_owned(), 1);
                    }
                }
            }
        }
        if rows != [0; 3] && !CONTEXT.contains(&name) {
            self.tables.insert(name.to_owned(), rows);
        }
    }
}

fn sum(all: [u64; 3], of: &[u64; 3]) -> [u64; 3] {
    [0, 1, 2].map(|n| all[n] + of[n])
}

/// Whether a date is a year, a month or a day, such as `2021-08-31`: these sort by time.
pub(in crate::country) fn is_date(date: &str) -> bool {
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    let month = |date: &str| Month::parse(date).is_some();
    match date.len() {
        4 => digits(date, 4),
        7 => month(date),
        10 => date.get(..7).is_some_and(month) && date.get(7..).is_some_and(is_day),
        _ => false,
    }
}

/// Whether it is the day of a date, such as `-31`.
fn is_day(rest: &str) -> bool {
    let day = rest.strip_prefix('-').and_then(|day| day.parse::<u8>().ok());
    day.is_some_and(|day| (1..=31).contains(&day))
}
