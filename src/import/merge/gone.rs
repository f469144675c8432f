//! Rows that an earlier import wrote and a new one of the same source no longer gives.

use super::{Change, Fate, Merging, keys};

impl Merging<'_> {
    /// Takes rows out that an earlier import wrote and this one no longer gives, where an update is asked for and
    /// no cell of them was changed by hand.
    pub(in crate::import) fn take_out(&mut self, gone: &[(&'static str, String)]) {
        for (table, key) in gone {
            let kept = self.tables.get_mut(table);
            let Some(at) = keys(kept).get(key).copied() else { continue };
            let row = (*table).to_owned();
            let wrote = self.ledger.0.get(&(row.clone(), key.clone()));
            let cells = kept.header.iter().zip(&kept.rows[at]);
            let is_as_written = |(column, there): (&String, &String)| {
                let wrote = wrote.and_then(|wrote| wrote.get(column)).map_or("", String::as_str);
                there.trim() == wrote
            };
            let fate = match (cells.into_iter().all(is_as_written), self.update) {
                (true, true) => Fate::Replaced,
                (true, false) => Fate::Waits,
                (false, _) => Fate::ByHand,
            };
            let merged = self.merged.entry(table).or_default();
            row.clone_into(&mut merged.table);
            match fate {
                Fate::Replaced | Fate::Filled => merged.replaced += 1,
                Fate::Waits => merged.waiting += 1,
                Fate::ByHand => merged.by_hand += 1,
            }
            if fate == Fate::Replaced {
                kept.rows.remove(at);
                self.ledger.0.remove(&(row.clone(), key.clone()));
            }
            let [column, was, says] = ["row", "there", "not given any more"].map(str::to_owned);
            self.changes.push(Change { table: row, row: key.clone(), column, was, says, fate });
        }
    }
}
