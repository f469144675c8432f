//! Layers of areas in a GeoPackage that others wrote. A database from outside may be made to do harm: only plain
//! tables are read, row by row and as they stand, and shapes as their bytes say, never more than there are.

use super::{Degrees, Value};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use std::io::Read;

/// Why a GeoPackage cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// It is none, or damaged.
    #[error("it cannot be read as a GeoPackage: {0}")]
    Database(#[from] rusqlite::Error),
    /// It ends before all that it says it has.
    #[error("it ends after {has} of {says} bytes")]
    CutOff {
        /// Bytes that it has.
        has: u64,
        /// Bytes that it says it has.
        says: u64,
    },
    /// It has more rows than are read.
    #[error("more than 200,000 rows in one layer")]
    TooMany,
    /// A shape is not what it should be.
    #[error("the shape of row {row} cannot be read")]
    Shape {
        /// The layer.
        layer: String,
        /// The row from 1.
        row: usize,
    },
}

/// The most rows of a layer.
const ROWS: usize = 200_000;

/// A layer that a file lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Whether its shapes are areas, or may be.
    pub holds_areas: bool,
    /// The system of its coordinates; empty where these are degrees of WGS 84, or are not said.
    pub system: String,
    column: String,
}

/// Parts of an area, each its outer ring and then its holes.
pub type Parts = Vec<Vec<Vec<Degrees>>>;

/// A layer that was read.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Its name.
    pub name: String,
    /// Its columns but for the shape.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
    /// Their shapes, where they have any.
    pub shapes: Vec<Option<Parts>>,
}

/// Reads those layers of a GeoPackage that are wanted; asks for each, with all that are listed.
///
/// # Errors
/// [`NotRead`], where it is none, is damaged or is too large.
pub fn read_gpkg(
    bytes: &[u8],
    wanted: &mut dyn FnMut(&[Listed], &Listed) -> bool,
) -> Result<Vec<Taken>, NotRead> {
    let (has, says) = (bytes.len() as u64, length(bytes).unwrap_or(0));
    if says > has {
        return Err(NotRead::CutOff { has, says });
    }
    let mut file = Connection::open_in_memory()?;
    let (head, rest) = bytes.split_at(bytes.len().min(18));
    // Files that were written with a log beside them say so in two bytes, and would ask for it.
    let plain =
        head.chain(&[1_u8, 1][..rest.len().min(2)]).chain(rest.get(2..).unwrap_or_default());
    file.deserialize_read_exact("main", plain, bytes.len(), true)?;
    file.pragma_update(None, "trusted_schema", false)?;
    let listed = listed(&file)?;
    let mut found = Vec::new();
    for one in &listed {
        if wanted(&listed, one) {
            found.push(layer(&file, one)?);
        }
    }
    Ok(found)
}

/// How long a database says it is: pages of a size, where its last writer kept count of them.
fn length(bytes: &[u8]) -> Option<u64> {
    let four = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u64::from(u32::from_be_bytes(four)))
    };
    let size = match four(16)? >> 16 {
        1 => 65_536,
        size => size,
    };
    (four(24)? == four(92)?).then_some(four(28)?.checked_mul(size)?)
}

/// Whether a name is that of a plain table: no view, and nothing that runs code.
fn is_table(file: &Connection, name: &str) -> Result<bool, rusqlite::Error> {
    let text = "SELECT sql FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?1)";
    let sql: Option<Option<String>> = file.query_row(text, [name], |row| row.get(0)).optional()?;
    let sql = sql.flatten().unwrap_or_default().to_uppercase();
    Ok(!sql.is_empty() && !sql.contains("VIRTUAL"))
}

fn listed(file: &Connection) -> Result<Vec<Listed>, rusqlite::Error> {
    for table in ["gpkg_geometry_columns", "gpkg_spatial_ref_sys"] {
        if !is_table(file, table)? {
            return Err(rusqlite::Error::InvalidParameterName(format!("no table {table}")));
        }
    }
    let mut ask = file.prepare(
        "SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns \
         ORDER BY table_name LIMIT 1000",
    )?;
    let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<(String, String, String, i64)> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    };
    let mut listed = Vec::new();
    for one in ask.query_map([], row)? {
        let (name, column, kind, system) = one?;
        let kind = kind.to_uppercase();
        let holds_areas = kind.contains("POLYGON") || kind.starts_with("GEOMETRY");
        listed.push(Listed { name, column, holds_areas, system: system_of(file, system)? });
    }
    Ok(listed)
}

/// The name of a system of coordinates, where it is not degrees of WGS 84.
fn system_of(file: &Connection, id: i64) -> Result<String, rusqlite::Error> {
    // Nought is said of degrees that nobody named.
    if id == 0 {
        return Ok(String::new());
    }
    let text = "SELECT srs_name, organization, organization_coordsys_id FROM gpkg_spatial_ref_sys \
                WHERE srs_id = ?1";
    let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<(String, String, i64)> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    };
    let found = file.query_row(text, [id], row).optional()?;
    Ok(match found {
        Some((_, by, 4326)) if by.eq_ignore_ascii_case("epsg") => String::new(),
        Some((name, by, number)) => format!("{name} ({by}:{number})"),
        None => format!("the system {id}, which the file does not describe"),
    })
}

fn layer(file: &Connection, listed: &Listed) -> Result<Taken, NotRead> {
    let name = &listed.name;
    if !is_table(file, name)? {
        let what = format!("`{name}` is no plain table");
        return Err(rusqlite::Error::InvalidParameterName(what).into());
    }
    let mut ask = file.prepare("SELECT name, hidden FROM pragma_table_xinfo(?1)")?;
    let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<(String, i64)> {
        Ok((row.get(0)?, row.get(1)?))
    };
    let mut columns = Vec::new();
    for one in ask.query_map([name], row)? {
        let (column, hidden) = one?;
        // What is worked out by the database is not in the file.
        if hidden == 0 && column != listed.column {
            columns.push(column);
        }
    }
    let all = std::iter::once(&listed.column).chain(&columns);
    let all: Vec<String> = all.map(|column| quoted(column)).collect();
    let mut ask = file.prepare(&format!("SELECT {} FROM {}", all.join(", "), quoted(name)))?;
    let (mut rows, mut shapes) = (Vec::new(), Vec::new());
    let mut asked = ask.query([])?;
    while let Some(row) = asked.next()? {
        if rows.len() == ROWS {
            return Err(NotRead::TooMany);
        }
        shapes.push(match row.get_ref(0)? {
            ValueRef::Blob(bytes) => {
                let wrong = || NotRead::Shape { layer: name.clone(), row: rows.len() + 1 };
                area(bytes).ok_or_else(wrong)?
            }
            ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) => None,
        });
        let cells = (1..=columns.len()).map(|at| row.get_ref(at).map(cell));
        rows.push(cells.collect::<Result<Vec<Value>, rusqlite::Error>>()?);
    }
    Ok(Taken { name: name.clone(), columns, rows, shapes })
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn cell(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Integer(whole) => Value::Whole(whole),
        ValueRef::Real(number) => Value::Number(number),
        ValueRef::Text(text) => Value::Words(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Null | ValueRef::Blob(_) => Value::Nothing,
    }
}

/// The area of a shape as a GeoPackage keeps it: a head, a box, and well-known bytes. `Some(None)` where it is empty
/// or no area, `None` where it cannot be read.
fn area(bytes: &[u8]) -> Option<Option<Parts>> {
    let mut bytes = bytes;
    let head = taken::<8>(&mut bytes)?;
    if head[..2] != *b"GP" {
        return None;
    }
    let around = [0, 32, 48, 48, 64].get(usize::from(head[3] >> 1 & 7))?;
    bytes = bytes.get(*around..)?;
    let mut parts = Vec::new();
    areas(&mut bytes, &mut parts, 0)?;
    parts.retain(|part: &Vec<Vec<Degrees>>| part.first().is_some_and(|ring| ring.len() >= 4));
    Some((!parts.is_empty()).then_some(parts))
}

/// How deep collections of shapes may lie in each other.
const DEEPEST: usize = 8;

fn areas(bytes: &mut &[u8], parts: &mut Parts, depth: usize) -> Option<()> {
    let little = taken::<1>(bytes)?[0] == 1;
    let number = |bytes: &mut &[u8]| {
        let four = taken::<4>(bytes)?;
        Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    };
    let kind = number(bytes)?;
    // Heights and measures stand behind each point, told in thousands, or in high bits by some programs.
    let more = match (kind & 0xC000_0000, (kind & 0x00FF_FFFF) / 1000) {
        (0, 0) => 0,
        (0, 1 | 2) | (0x8000_0000 | 0x4000_0000, 0) => 1,
        (0, 3) | (0xC000_0000, 0) => 2,
        _ => return None,
    };
    if kind & 0x2000_0000 != 0 {
        number(bytes)?;
    }
    match (kind & 0x00FF_FFFF) % 1000 {
        3 => {
            let mut part = Vec::new();
            for _ in 0..number(bytes)? {
                let mut ring = Vec::new();
                for _ in 0..number(bytes)? {
                    let mut at = [0.0; 4];
                    for value in at.iter_mut().take(2 + more) {
                        let eight = taken::<8>(bytes)?;
                        *value = match little {
                            true => f64::from_le_bytes(eight),
                            false => f64::from_be_bytes(eight),
                        };
                    }
                    ring.push([at[0], at[1]]);
                }
                part.push(ring);
            }
            parts.push(part);
        }
        6 | 7 if depth < DEEPEST => {
            for _ in 0..number(bytes)? {
                areas(bytes, parts, depth + 1)?;
            }
        }
        // Points and lines: none of them is an area, and nothing stands behind the shape.
        1 | 2 | 4 | 5 => *bytes = &[],
        _ => return None,
    }
    Some(())
}

/// The next bytes.
fn taken<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*first)
}
