//! `worth.csv`: what each permission is worth.

use super::WorthReport;
use crate::report::{Cell, Sheet};

impl WorthReport {
    /// The tables of a workbook or an export.
    pub(in crate::report) fn sheets(&self) -> [Sheet; 2] {
        [self.sheet(), self.counterparts.sheet()]
    }

    /// The players as a table, the one worth most first.
    pub(in crate::report) fn sheet(&self) -> Sheet {
        let columns = [
            "rank",
            "permission",
            "name",
            "counterpart",
            "worth_person_months",
            "granted_first_person_months",
            "granted_last_person_months",
            "p_granted",
            "permissions",
        ];
        let mut sheet = Sheet::new("worth", &columns);
        for (n, player) in self.players.iter().enumerate() {
            sheet.rows.push(vec![
                Cell::Whole(n as i64 + 1),
                Cell::text(&player.named.id),
                Cell::text(&player.named.name),
                Cell::text(&player.named.counterpart_name),
                Cell::Figure(player.worth_person_months),
                Cell::Figure(player.granted_first_person_months),
                Cell::Figure(player.granted_last_person_months),
                Cell::Figure(player.p_granted),
                Cell::text(&player.named.permissions.join("|")),
            ]);
        }
        sheet
    }
}
