//! What the figures of a pack rest on, counted as its tables say it.

use super::PackFiles;
use crate::evidence::Basis;
use std::collections::BTreeMap;

/// How many figures of a pack rest on what. A row with two sorts of figures counts twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestsOn {
    /// By table that says so, and by basis in the order of [`Basis::ALL`].
    pub tables: BTreeMap<String, [u64; 3]>,
    /// How many figures name each source.
    pub cited: BTreeMap<String, u64>,
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
