//! What permissions are worth, as part of a document.

use super::super::asked::GRANTED;
use super::WorthReport;
use crate::page::{Block, Cell, Side, Table};
use crate::report::figure::Figure;
use crate::report::pictures::drawn;

/// How many counterparts a page tells.
const COUNTERPARTS: usize = 12;

impl WorthReport {
    /// Sentences and tables for a report.
    pub(in crate::report) fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::bullets(&self.sentences)];
        if !self.players.is_empty() && !self.all_counterparts_play {
            blocks.push(Block::Table(self.players_table()));
        }
        blocks.push(Block::Table(self.counterparts.page_table(COUNTERPARTS)));
        if !self.splits.is_empty() {
            blocks.push(Block::Table(self.splits_table()));
        }
        blocks.push(Block::paragraph(&format!(
            "Worth is the mean of what a permission or a counterpart adds over all orders of asking \
             (Shapley); first and last, what it adds before and after all others; what hangs on a \
             counterpart is lost if it alone refuses. {GRANTED} {}{} {}",
            if self.all_counterparts_play { String::new() } else { self.proven() + " " },
            self.counterparts.how(),
            self.basis.sentence(),
        )));
        blocks
    }

    fn players_table(&self) -> Table {
        let columns = [
            ("Permission", Side::Start),
            ("Who decides", Side::Start),
            ("Worth", Side::End),
            ("First", Side::End),
            ("Last", Side::End),
            ("Odds", Side::End),
        ];
        let mut table = Table::new("Worth of granting, in person-months", &columns);
        let most = self.players.iter().map(|p| drawn(p.worth_person_months.exact()));
        let most = most.fold(1.0, f64::max);
        for player in &self.players {
            let figure = |figure: Figure| Cell::figure(&figure.grouped(), drawn(figure.exact()));
            let worth = player.worth_person_months;
            table.rows.push(vec![
                Cell::text(&player.named.name),
                Cell::text(&player.named.counterpart_name),
                figure(worth).with_bar(drawn(worth.exact()) / most),
                figure(player.granted_first_person_months),
                figure(player.granted_last_person_months),
                Cell::text(&player.p_granted.plain()),
            ]);
        }
        table
    }

    fn splits_table(&self) -> Table {
        let columns = [
            ("Split of the supplies", Side::Start),
            ("All granted", Side::End),
            ("Worth most, in person-months", Side::Start),
        ];
        let mut table = Table::new("How far that hangs on where food comes from", &columns);
        for split in &self.splits {
            let name = |id: &str| {
                let player = self.players.iter().find(|p| p.named.id == id);
                player.map_or(id.to_owned(), |p| p.named.name.clone())
            };
            let mut ranked: Vec<_> = split.players.iter().collect();
            ranked.sort_by_key(|p| p.rank);
            let first: Vec<String> = ranked
                .iter()
                .take(4)
                .map(|p| format!("{} {}", name(&p.id), p.worth_person_months.grouped()))
                .collect();
            table.rows.push(vec![
                Cell::text(&split.split),
                Cell::text(&split.all_granted_person_months.grouped()),
                Cell::text(&first.join("; ")),
            ]);
        }
        table
    }
}
