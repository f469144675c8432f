//! One linear programme as a file in free MPS format.

use super::decimal::{decimal, mt};
use super::model_writer::{Page, Sense, Term};
use crate::allocation::{Built, Node};
use crate::certificate::Role;
use num_rational::Ratio;
use std::fmt::Write;

/// The column of the level that is made as high as possible.
const LEVEL: &str = "coverage";

pub(super) fn write(built: &Built, page: &Page) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail, so the result says nothing.
    let _ = write_to(&mut text, built, page);
    text
}

fn write_to(text: &mut String, built: &Built, page: &Page) -> std::fmt::Result {
    let instance = &built.instance;
    writeln!(text, "* aidreach, step {}: {}.", page.step, page.what)?;
    writeln!(text, "* Columns are tonnes on the arcs of the network over places and months.")?;
    writeln!(
        text,
        "* The objective is in {}; rows that keep a limit or an earlier objective",
        page.unit
    )?;
    writeln!(
        text,
        "* are divided by a power of ten, so that their limits are some ten thousands."
    )?;
    writeln!(text, "* The optimum found: {} = {}.", page.optimum, decimal(page.optimum))?;
    writeln!(text, "NAME {}", page.file.trim_end_matches(".mps"))?;
    if page.sense == Sense::Max {
        writeln!(text, "OBJSENSE\n    MAX")?;
    }
    writeln!(text, "ROWS\n N  objective")?;
    for node in &built.nodes {
        writeln!(text, " E  {}", row_of(*node))?;
    }
    for row in &page.rows {
        writeln!(text, " {}  {}", row.sign, row.name)?;
    }
    writeln!(text, "COLUMNS")?;
    let (of_arcs, of_level) = by_column(built, page);
    for ((n, arc), entries) in instance.arcs.iter().enumerate().zip(&of_arcs) {
        let (column, from, to) = (column(built, n), arc.from as usize, arc.to as usize);
        writeln!(text, "    {column}  {}  -1", row_of(built.nodes[from]))?;
        writeln!(text, "    {column}  {}  1", row_of(built.nodes[to]))?;
        for (row, by) in entries {
            writeln!(text, "    {column}  {row}  {}", decimal(*by))?;
        }
    }
    for (row, by) in of_level {
        writeln!(text, "    {LEVEL}  {row}  {}", decimal(by))?;
    }
    writeln!(text, "RHS")?;
    for row in &page.rows {
        writeln!(text, "    limit  {}  {}", row.name, decimal(row.bound))?;
    }
    writeln!(text, "BOUNDS")?;
    for (n, arc) in instance.arcs.iter().enumerate() {
        let column = column(built, n);
        if let Some(&at) = page.fixed.get(&n) {
            writeln!(text, " FX bound  {column}  {}", decimal(at))?;
            continue;
        }
        if let Some(&least) = page.least.get(&n) {
            writeln!(text, " LO bound  {column}  {}", decimal(least))?;
        }
        if let Some(grams) = arc.capacity {
            writeln!(text, " UP bound  {column}  {}", decimal(mt(grams)))?;
        }
    }
    writeln!(text, "ENDATA")
}

type Entries<'a> = Vec<(&'a str, Ratio<i128>)>;

/// The entries of each column beyond its ends, because MPS is written by columns.
fn by_column<'a>(built: &Built, page: &'a Page) -> (Vec<Entries<'a>>, Entries<'a>) {
    let mut of_arcs = vec![Entries::new(); built.instance.arcs.len()];
    let mut of_level = Entries::new();
    let rows = page.rows.iter().map(|row| (row.name.as_str(), &row.terms));
    for (name, terms) in std::iter::once(("objective", &page.objective)).chain(rows) {
        for &(term, by) in terms {
            match term {
                Term::Arc(n) => of_arcs[n].push((name, by)),
                Term::Level => of_level.push((name, by)),
            }
        }
    }
    (of_arcs, of_level)
}

/// The name of an arc's column: what it stands for and its position.
fn column(built: &Built, arc: usize) -> String {
    let role = match built.instance.arcs[arc].role {
        Role::Supply => "supply",
        Role::Move => "move",
        Role::Store => "store",
        Role::HandOut => "hand_out",
        Role::Served => "served",
        Role::Caseload => "caseload",
        Role::Total => "total",
        Role::Joint => "joint",
    };
    format!("{role}_{arc}")
}

/// The name of a node's row: what it stands for, its position and the month counted from 1.
fn row_of(node: Node) -> String {
    let month = |period: crate::time::Period| period.index() + 1;
    match node {
        Node::Source => "source".to_owned(),
        Node::Sink => "sink".to_owned(),
        Node::Place(place, at) => format!("place_{}_{}", place.index(), month(at)),
        Node::Gate(gate, at) => format!("gate_{gate}_{}", month(at)),
        Node::Behind(area, part, at) => format!("behind_{area}_{part}_{}", month(at)),
        Node::Ahead(area, part, at) => format!("ahead_{area}_{part}_{}", month(at)),
        Node::Phase(area, at, phase) => format!("phase_{area}_{}_{phase}", month(at)),
        Node::Cell(area, at) => format!("cell_{area}_{}", month(at)),
        Node::Area(area) => format!("area_{area}"),
        Node::Caseload(n) => format!("caseload_{n}"),
    }
}
