//! A pack for others than the planning team to ask: with an engine, whatever it holds can be found out by asking
//! often enough, so what others may not know is left out of its tables or made coarse in them before anybody
//! gets it. Figures of people, food and capacities are a function of each cell by itself that is the same for
//! every count from 0 to 9.

mod columns;
mod rows;

use super::SMALL;
use crate::country::Plain;
use columns::EFFORT;
use rows::{numbered, rows};

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goes {
    /// It goes over.
    AsItIs,
    /// It stays empty.
    Nothing,
    /// It says the same in every row.
    Says(&'static str),
    /// It says what another column of the row says.
    Key(&'static str),
    /// The one source that stands for all, where it names any.
    Shared,
    /// People of a column, rounded; nothing where it is empty.
    People(&'static str),
    /// People of a column, rounded down.
    PeopleDown(&'static str),
    /// People in phase 3 and above, by phase or together, as they are told.
    SumOfPhases,
    /// All people in need of a row without phases; nothing where it has some.
    WithoutPhases,
    /// Tonnes of a column with so many digits, rounded down, and no finer than this; nothing where it is empty.
    Down {
        /// The column.
        of: &'static str,
        /// How many digits.
        digits: u32,
        /// The finest step.
        finest: u64,
    },
    /// A share rounded up to tenths.
    TenthsUp,
    /// Degrees to a tenth.
    Rough,
    /// The sort of counterpart that decides.
    SortOfWho,
    /// What a kilometre or a month counts for the item of the row, instead of what it costs.
    Effort,
}

/// The people of others are counted in these steps at the finest.
pub const STEP: u64 = 100;
const _: () = assert!(SMALL <= STEP / 2, "no count from 0 to 9 is told from another");

/// Tonnes that others are told of a plan are counted in these steps.
pub const STEP_MT: u64 = 10;

/// The key of the one source of such a pack.
const SOURCE: &str = "rounded";

/// The tables of a pack as others get them; `newest` is the date of the newest source of its needs.
pub fn coarse_tables(tables: &[Plain], newest: &str) -> Vec<Plain> {
    let table = |file: &str| tables.iter().find(|plain| plain.table.file == file);
    let made = columns::TABLES.iter().filter_map(|(file, columns)| {
        let of = table(file)?;
        let source = Source { of, newest };
        let chosen = rows(&source, &table);
        let made = chosen.iter().map(|chosen| row(of, chosen, columns, &table));
        let mut rows: Vec<Vec<String>> = made.filter(|row| tells(of, row)).collect();
        numbered(of, &mut rows);
        let width = of.table.columns.len();
        let names =
            if rows.iter().any(|row| row.len() > width) { of.names.clone() } else { Vec::new() };
        Some(Plain { table: of.table, names, rows })
    });
    made.collect()
}

/// People rounded to two digits, and to hundreds at the finest.
fn people(count: u64) -> u64 {
    let step = step(count, 2).max(STEP);
    (count + step / 2) / step * step
}

/// Rounded down to so many digits, and to so much at the finest.
fn down(count: u64, digits: u32, finest: u64) -> u64 {
    let step = step(count, digits).max(finest);
    count / step * step
}

/// What a count with so many digits is counted in.
fn step(count: u64, digits: u32) -> u64 {
    let mut step = 1;
    while count / step >= 10u64.pow(digits) {
        step *= 10;
    }
    step
}

/// Whether a row still says anything: where nobody is in need, and where no food is on offer, there is none.
fn tells(table: &Plain, row: &[String]) -> bool {
    let some = |column: &str| !["", "0"].contains(&table.cell(row, column));
    match table.table.file {
        "needs.csv" => PHASES.into_iter().chain([TOTAL]).any(some),
        "supplies.csv" => some("mt"),
        _ => true,
    }
}

/// People in need by phase, and together where a source has no phases.
const PHASES: [&str; 3] = ["phase3", "phase4", "phase5"];
const TOTAL: &str = "phase3plus";

/// Whether a row of needs has phases.
fn has_phases(of: &Plain, row: &[String]) -> bool {
    PHASES.iter().any(|phase| !of.cell(row, phase).is_empty())
}

/// A row as it goes over.
fn row<'a>(
    of: &Plain,
    row: &[String],
    columns: &[(&str, Goes)],
    table: &dyn Fn(&str) -> Option<&'a Plain>,
) -> Vec<String> {
    let names = row.iter().skip(of.table.columns.len()).cloned();
    let cell = |column: &str| of.cell(row, column);
    let goes = |name: &str| {
        let decided = columns.iter().find(|(column, _)| *column == name);
        match name {
            // As `check` counts how much of a pack is assumed.
            "basis" => Goes::AsItIs,
            "source" => Goes::Shared,
            "sensitivity" => Goes::Says("public"),
            _ => decided.map_or(Goes::Nothing, |(_, goes)| *goes),
        }
    };
    let told = |name: &str| match goes(name) {
        Goes::AsItIs => cell(name).to_owned(),
        Goes::Nothing => String::new(),
        Goes::Says(text) => text.to_owned(),
        Goes::Key(column) => cell(column).to_owned(),
        Goes::Shared if cell(name).is_empty() => String::new(),
        Goes::Shared => SOURCE.to_owned(),
        Goes::People(column) if cell(column).is_empty() => String::new(),
        Goes::People(column) => people(whole(cell(column))).to_string(),
        Goes::PeopleDown(column) => down(whole(cell(column)), 2, STEP).to_string(),
        Goes::SumOfPhases if !has_phases(of, row) => people(whole(cell(TOTAL))).to_string(),
        Goes::SumOfPhases => {
            PHASES.map(|phase| people(whole(cell(phase)))).iter().sum::<u64>().to_string()
        }
        Goes::WithoutPhases if has_phases(of, row) => String::new(),
        Goes::WithoutPhases => people(whole(cell(TOTAL))).to_string(),
        Goes::Down { of, .. } if cell(of).is_empty() => String::new(),
        Goes::Down { of, digits, finest } => down(whole(cell(of)), digits, finest).to_string(),
        Goes::TenthsUp if cell(name).is_empty() => String::new(),
        Goes::TenthsUp => ((number(cell(name)) * 10.0 - 1e-9).ceil() / 10.0).to_string(),
        Goes::Rough => ((number(cell(name)) * 10.0).round() / 10.0).to_string(),
        Goes::SortOfWho => sort_of(cell(name), table),
        Goes::Effort => effort(cell("item")).to_owned(),
    };
    of.table.columns.iter().map(|column| told(column.name)).chain(names).collect()
}

/// The sort of a counterpart.
fn sort_of<'a>(counterpart: &str, table: &dyn Fn(&str) -> Option<&'a Plain>) -> String {
    let of = table("counterparts.csv");
    let found = of.and_then(|of| {
        let row = of.rows.iter().find(|row| of.cell(row, "id") == counterpart)?;
        Some(of.cell(row, "kind").to_owned())
    });
    found.unwrap_or_default()
}

fn effort(item: &str) -> &'static str {
    let known = EFFORT.iter().find(|(known, _)| *known == item);
    known.map_or("1", |(_, effort)| effort)
}

/// A count, or whole units of an amount; the reader of tables has seen that it is one.
fn whole(cell: &str) -> u64 {
    number(cell) as u64
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or(0.0)
}

/// What a row is chosen from.
struct Source<'a> {
    of: &'a Plain,
    /// The date of the newest source of needs.
    newest: &'a str,
}
