//! The ways to the areas in a brief: from where each can be served, at what price, and how much.

use super::Exercise;
use super::words::mt;
use crate::country::PlaceIx;
use crate::kit::figure::Figure;
use crate::network::{Network, WayIx};
use crate::page::{Block, Cell, Side, Table};
use crate::plan::Exact;
use crate::time::Period;
use std::collections::BTreeMap;

/// How many places to send from are told for an area.
const SOURCES: usize = 2;
/// Up to so many areas, ways are told from every place with food.
const FEW_AREAS: usize = 8;

/// From where each area can be served in the first month of a network, by the grams that lie at each place
/// and that come there.
pub(super) fn ways(
    exercise: &Exercise<'_>,
    network: &Network<'_>,
    there: &BTreeMap<PlaceIx, [i64; 2]>,
) -> Vec<Block> {
    Ways { exercise, network }.told(there)
}

struct Ways<'a> {
    exercise: &'a Exercise<'a>,
    network: &'a Network<'a>,
}

impl Ways<'_> {
    fn told(&self, there: &BTreeMap<PlaceIx, [i64; 2]>) -> Vec<Block> {
        let sources: Vec<PlaceIx> =
            there.iter().filter(|(_, [a, b])| a + b > 0).map(|(place, _)| *place).collect();
        let table = match self.network.served.len() {
            n if n <= FEW_AREAS => self.every_way(&sources),
            _ => self.cheapest_ways(&sources),
        };
        let shut = !table.rows.iter().flat_map(|row| &row[1..]).any(|cell| cell.sort.is_some());
        vec![
            Block::section("ways", "Ways to the areas"),
            match shut {
                true => Block::paragraph(
                    "No way is known to be open from any place with food to any of the areas.",
                ),
                false => Block::Table(table),
            },
        ]
    }

    /// From every place with food to every area.
    fn every_way(&self, sources: &[PlaceIx]) -> Table {
        let areas = self.network.served.iter().map(|served| self.exercise.area(served.area));
        let mut columns = vec![("From", Side::Start)];
        columns.extend(areas.map(|name| (name, Side::End)));
        let caption = "Dollars a tonne by the cheapest open way, and the most that way carries this month \
                       where that is limited";
        let mut table = Table::new(caption, &columns);
        for from in sources {
            let to = self.network.served.iter().map(|served| match self.way(*from, served.place) {
                Some((cents, _, most)) => {
                    let most =
                        most.map_or(String::new(), |most| format!(" (up to {} MT)", mt(most)));
                    Cell::figure(&format!("{}{most}", dollars(cents)), cents as f64)
                }
                None => Cell::text("–"),
            });
            let mut row = vec![Cell::text(self.exercise.place(*from))];
            row.extend(to);
            table.rows.push(row);
        }
        table
    }

    /// From the places with food that are cheapest for each area.
    fn cheapest_ways(&self, sources: &[PlaceIx]) -> Table {
        let mut table = Table::new(
            "Cheapest open ways from where there is food: dollars a tonne, and what they carry a month",
            &[("Area", Side::Start), ("From", Side::Start), ("From, second", Side::Start)],
        );
        for served in &self.network.served {
            let mut found: Vec<(i64, PlaceIx, Option<i64>)> =
                sources.iter().filter_map(|from| self.way(*from, served.place)).collect();
            found.sort();
            let told = |n: usize| match found.get(n) {
                Some((cents, from, most)) => {
                    let most =
                        most.map_or(String::new(), |most| format!(", up to {} MT", mt(most)));
                    let from = self.exercise.place(*from);
                    let told = format!("{from}: {} USD/MT{most}", dollars(*cents));
                    Cell::figure(&told, *cents as f64)
                }
                None if n == 0 => Cell::text("no open way"),
                None => Cell::default(),
            };
            let mut row = vec![Cell::text(self.exercise.area(served.area))];
            row.extend((0..SOURCES).map(told));
            table.rows.push(row);
        }
        table
    }

    /// The cheapest open way: its price in cents a tonne, where it begins, and what it carries.
    fn way(&self, from: PlaceIx, to: PlaceIx) -> Option<(i64, PlaceIx, Option<i64>)> {
        let month = |way: WayIx| self.network.month(way, Period(0));
        let weight = |way: WayIx| month(way).is_open().then(|| month(way).cost.0.max(0) as u64 + 1);
        let ways = self.network.lightest_path(from, to, weight)?;
        let cents = ways.iter().map(|way| month(*way).cost.0).sum();
        let most = ways.iter().filter_map(|way| month(*way).capacity).map(|grams| grams.0).min();
        Some((cents, from, most))
    }
}

fn dollars(cents: i64) -> String {
    Figure::usd(Exact::from_integer(i128::from(cents))).to_places(0).grouped()
}
