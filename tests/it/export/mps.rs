//! A plain reader of free MPS, as another program would read the files.

use aidreach::allocation::{Allocation, Built};
use std::collections::BTreeMap;

#[derive(Default)]
pub(crate) struct Programme {
    pub(crate) maximise: bool,
    /// Sign of each row; `N` for the objective.
    pub(crate) rows: BTreeMap<String, String>,
    /// Columns in the order of the file, each with its entries by row.
    columns: Vec<(String, BTreeMap<String, f64>)>,
    limits: BTreeMap<String, f64>,
    /// Least and most of a column.
    bounds: BTreeMap<String, (f64, f64)>,
}

impl Programme {
    pub(crate) fn read(text: &str) -> Programme {
        let mut programme = Programme::default();
        let mut section = "";
        for line in text.lines().filter(|line| !line.starts_with('*')) {
            let words: Vec<&str> = line.split_whitespace().collect();
            if !line.starts_with(' ') {
                section = words[0];
                continue;
            }
            let number = |n: usize| words[n].parse::<f64>().unwrap();
            match (section, words.as_slice()) {
                ("OBJSENSE", ["MAX"]) => programme.maximise = true,
                ("ROWS", [sign, row]) => {
                    programme.rows.insert((*row).to_owned(), (*sign).to_owned());
                }
                ("COLUMNS", [column, row, _]) => programme.entry(column, row, number(2)),
                ("RHS", [_, row, _]) => {
                    programme.limits.insert((*row).to_owned(), number(2));
                }
                ("BOUNDS", [kind, _, column, _]) => programme.bound(kind, column, number(3)),
                _ => panic!("{line}"),
            }
        }
        assert_eq!(section, "ENDATA");
        programme
    }

    fn entry(&mut self, column: &str, row: &str, by: f64) {
        if self.columns.last().is_none_or(|(last, _)| last != column) {
            self.columns.push((column.to_owned(), BTreeMap::new()));
        }
        assert!(self.rows.contains_key(row), "{row} is no row");
        let (_, entries) = self.columns.last_mut().unwrap();
        assert_eq!(entries.insert(row.to_owned(), by), None, "{column} stands in {row} twice");
    }

    fn bound(&mut self, kind: &str, column: &str, by: f64) {
        let bounds = self.bounds.entry(column.to_owned()).or_insert((0.0, f64::INFINITY));
        match kind {
            "LO" => bounds.0 = by,
            "UP" => bounds.1 = by,
            "FX" => *bounds = (by, by),
            _ => panic!("{kind}"),
        }
    }

    /// Most tonnes of each column, in the order of the file.
    pub(crate) fn most(&self) -> impl Iterator<Item = f64> {
        let most = |name: &String| self.bounds.get(name).map_or(f64::INFINITY, |bounds| bounds.1);
        self.columns.iter().map(move |(name, _)| most(name))
    }

    /// Rows that belong to no node.
    pub(crate) fn n_side_rows(&self) -> usize {
        self.rows.values().filter(|sign| !["N", "E"].contains(&sign.as_str())).count()
    }

    /// The objective at a plan, after checking that the plan keeps every row and bound to a
    /// milligram or so. Where coverage is raised, it stands at the level named.
    pub(crate) fn value_of(&self, built: &Built, plan: &Allocation, optimum: f64) -> f64 {
        let mix = *plan.mix.numer() as f64 / *plan.mix.denom() as f64;
        let mut totals: BTreeMap<&str, f64> = BTreeMap::new();
        for (n, (name, entries)) in self.columns.iter().enumerate() {
            let tonnes = if name == "coverage" {
                optimum / 1e6
            } else {
                let low = plan.low[n] as f64;
                let high = plan.high.as_ref().map_or(low, |high| high[n] as f64);
                (low + (high - low) * mix) / 1e6
            };
            let (least, most) = self.bounds.get(name).copied().unwrap_or((0.0, f64::INFINITY));
            // Whole grams stand within a gram or two of a share.
            assert!(tonnes >= least - 3e-6 && tonnes <= most + 3e-6, "{name}: {tonnes}");
            for (row, by) in entries {
                *totals.entry(row).or_default() += tonnes * by;
            }
        }
        assert_eq!(self.columns.iter().filter(|c| c.0 != "coverage").count(), built.meanings.len());
        for (row, sign) in &self.rows {
            let total = totals.get(row.as_str()).copied().unwrap_or(0.0);
            let limit = self.limits.get(row).copied().unwrap_or(0.0);
            let slack = 1e-5 + 1e-9 * limit.abs();
            let kept = match sign.as_str() {
                "E" => (total - limit).abs() <= slack,
                "G" => total >= limit - slack,
                "L" => total <= limit + slack,
                _ => true,
            };
            assert!(kept, "{row}: {total} against {limit}");
        }
        totals.get("objective").copied().unwrap_or(0.0)
    }
}
