//! Layers as a GeoPackage (OGC 12-128r19, version 1.3): one SQLite file.

use super::{Atlas, Column, Holds, Kind, Layer, Shape, Table, Value, qml, shapes};
use geo::{BoundingRect, Rect};
use geozero::{CoordDimensions, ToWkb};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ToSql, params};

/// Why a GeoPackage cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// The database does not take it.
    #[error("the database does not take it: {0}")]
    Database(#[from] rusqlite::Error),
    /// A shape cannot be written.
    #[error("a shape cannot be written: {0}")]
    Shape(#[from] geozero::error::GeozeroError),
}

/// The system of coordinates, by its number in the EPSG register.
const WGS84: i32 = 4326;
/// A day of its own would make every run another file.
const PINNED: &str = "2000-01-01T00:00:00.000Z";

/// Tables that every GeoPackage has, one for the meaning of columns, and one that QGIS keeps styles in.
const TABLES: &str = include_str!("gpkg.sql");

/// Writes layers, their styles and tables as a GeoPackage: the same bytes for the same layers.
///
/// # Errors
/// [`NotWritten`], where two tables or columns have one name or memory runs out.
pub fn gpkg(atlas: &Atlas) -> Result<Vec<u8>, NotWritten> {
    let mut file = Connection::open_in_memory()?;
    file.pragma_update(None, "application_id", 0x4750_4B47)?;
    file.pragma_update(None, "user_version", 10300)?;
    let to = file.transaction()?;
    to.execute_batch(TABLES)?;
    to.execute(
        "UPDATE gpkg_spatial_ref_sys SET definition = ?1 WHERE srs_id = ?2",
        params![WGS84_AS_TEXT, WGS84],
    )?;
    for (n, layer) in atlas.layers.iter().enumerate() {
        write_layer(&to, layer, n)?;
    }
    let about = about(atlas);
    for table in atlas.tables.iter().chain([&about]) {
        create(&to, table, None)?;
        list(&to, table, "attributes", None)?;
        for row in &table.rows {
            insert(&to, table, None, row)?;
        }
    }
    to.commit()?;
    Ok(file.serialize("main")?.to_vec())
}

/// The sentences that must be read with the layers, as a table.
fn about(atlas: &Atlas) -> Table {
    let column = |name: &str, meaning: &str| Column {
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        holds: Holds::Words,
    };
    let words = |text: &str| Value::Words(text.to_owned());
    Table {
        name: "about".to_owned(),
        about: "What must be read with the layers".to_owned(),
        columns: vec![column("what", "What it is about"), column("said", "What is said")],
        rows: atlas.about.iter().map(|(what, said)| vec![words(what), words(said)]).collect(),
    }
}

fn write_layer(to: &Connection, layer: &Layer, place: usize) -> Result<(), NotWritten> {
    let (table, kind) = (&layer.table, type_of(layer.kind));
    create(to, table, Some(kind))?;
    list(to, table, "features", shapes::around(layer.shapes.iter()))?;
    to.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)",
        params![table.name, kind, WGS84],
    )?;
    for (shape, row) in layer.shapes.iter().zip(&table.rows) {
        insert(to, table, Some(blob(shape)?), row)?;
    }
    to.execute(
        "INSERT INTO layer_styles (id, f_table_catalog, f_table_schema, f_table_name, \
         f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, \
         update_time) VALUES (?1, '', '', ?2, 'geom', ?2, ?3, '', 1, ?4, '', NULL, ?5)",
        params![place as i64 + 1, table.name, qml(layer), table.about, PINNED],
    )?;
    Ok(())
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Points => "POINT",
        Kind::Lines => "LINESTRING",
        Kind::Areas => "MULTIPOLYGON",
    }
}

/// A shape as the format keeps it, with the box around it.
fn blob(shape: &Shape) -> Result<Vec<u8>, NotWritten> {
    let geometry = shapes::geometry(shape);
    let envelope = match (shape, geometry.bounding_rect()) {
        // A point is its own box.
        (Shape::Point(_), _) | (_, None) => Vec::new(),
        (_, Some(around)) => {
            vec![around.min().x, around.max().x, around.min().y, around.max().y]
        }
    };
    Ok(geometry.to_gpkg_wkb(CoordDimensions::xy(), Some(WGS84), envelope)?)
}

/// A name as SQL takes it, whatever it is.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn create(to: &Connection, table: &Table, shape: Option<&str>) -> Result<(), NotWritten> {
    let mut columns = vec!["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL".to_owned()];
    columns.extend(shape.map(|kind| format!("geom {kind}")));
    for column in &table.columns {
        let holds = match column.holds {
            Holds::Words => "TEXT",
            Holds::Whole => "INTEGER",
            Holds::Number => "REAL",
        };
        columns.push(format!("{} {holds}", quoted(&column.name)));
    }
    to.execute(&format!("CREATE TABLE {} ({})", quoted(&table.name), columns.join(", ")), [])?;
    for column in &table.columns {
        to.execute(
            "INSERT INTO gpkg_data_columns VALUES (?1, ?2, NULL, NULL, ?3, NULL, NULL)",
            params![table.name, column.name, column.meaning],
        )?;
    }
    Ok(())
}

fn list(
    to: &Connection,
    table: &Table,
    sort: &str,
    around: Option<Rect>,
) -> Result<(), NotWritten> {
    let [west, south, east, north] = match around {
        Some(a) => [a.min().x, a.min().y, a.max().x, a.max().y].map(Some),
        None => [None; 4],
    };
    let system = (sort == "features").then_some(WGS84);
    to.execute(
        "INSERT INTO gpkg_contents VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![table.name, sort, table.about, PINNED, west, south, east, north, system],
    )?;
    Ok(())
}

fn insert(
    to: &Connection,
    table: &Table,
    shape: Option<Vec<u8>>,
    row: &[Value],
) -> Result<(), NotWritten> {
    let names = shape.iter().map(|_| "geom".to_owned());
    let names: Vec<String> = names.chain(table.columns.iter().map(|c| quoted(&c.name))).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let text =
        format!("INSERT INTO {} ({}) VALUES ({marks})", quoted(&table.name), names.join(", "));
    let mut said: Vec<&dyn ToSql> = shape.iter().map(|blob| blob as &dyn ToSql).collect();
    said.extend(row.iter().map(|value| value as &dyn ToSql));
    to.prepare_cached(&text)?.execute(said.as_slice())?;
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Value::Words(words) => words.to_sql(),
            Value::Whole(whole) => whole.to_sql(),
            Value::Number(number) => number.to_sql(),
            Value::Nothing => rusqlite::types::Null.to_sql(),
        }
    }
}

/// WGS 84 in the words of OGC's text format for coordinate systems.
const WGS84_AS_TEXT: &str = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,\
     298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,\
     AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],\
     AUTHORITY[\"EPSG\",\"4326\"]]";
