//! Files that hold layers: a shapefile with what lies beside it, a GeoPackage, and a packed folder of these.

use super::geojson::off_globe;
use super::open::{Given, Layer, Opened, Shape, opened};
use super::told::Told;
use crate::book::{self, Packing};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeMap;

mod dbf;
mod gpkg;
mod rings;
mod shapefile;

pub(super) use gpkg::package;

/// A packed folder of public layers: all levels of a country of many islands.
const PUBLIC: Packing = Packing {
    of: "layers or tables",
    help: "pack the files of the layers anew, without a password",
    bytes: 256_000_000,
};

/// Files that lie beside a shapefile and are read with it, or are of no matter.
const BESIDE: [&str; 9] = ["dbf", "prj", "cpg", "shx", "sbn", "sbx", "qix", "qpj", "qmd"];

impl Given {
    /// A file that is several: a shapefile with those beside it that have its name, by their own names.
    ///
    /// # Errors
    /// Where they are too large to be kept together.
    pub fn of_parts(
        name: String,
        parts: &BTreeMap<String, Vec<u8>>,
    ) -> Result<Given, book::Failing> {
        Ok(Given { name, bytes: book::packed(parts)? })
    }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase())
}

/// The layers and tables of a packed folder, or of a shapefile with what lies beside it.
pub(super) fn folder(given: &Given, told: &mut Told, issues: &mut Issues) -> Option<Opened> {
    let alone = ending(&given.name) == "shp";
    // A shapefile that nobody gave with its parts is one file alone.
    let files = match alone && !given.bytes.starts_with(b"PK") {
        true => BTreeMap::from([(given.name.clone(), given.bytes.clone())]),
        false => match book::unpacked_as(&given.name, &given.bytes, PUBLIC) {
            Ok(files) => files,
            Err(wrong) => {
                issues.append(wrong);
                return None;
            }
        },
    };
    let (mut layers, mut tables) = (Vec::new(), Vec::new());
    let (mut any, mut geodatabase) = (false, false);
    for (name, bytes) in &files {
        let shown = if alone { name.clone() } else { format!("{}/{name}", given.name) };
        match ending(name).as_str() {
            "shp" => {
                any = true;
                let parts = shapefile::Parts::of(&shown, name, bytes, &files);
                layers.extend(shapefile::layer(&parts, told, issues));
            }
            "geojson" | "json" | "gpkg" | "csv" | "xlsx" | "ods" => {
                any = true;
                match opened(&Given { name: shown, bytes: bytes.clone() }, told, issues) {
                    Some(Opened::Shapes(more)) => layers.extend(more),
                    Some(Opened::Tables(more)) => tables.extend(more),
                    None => {}
                }
            }
            other if BESIDE.contains(&other) || name.to_lowercase().ends_with(".shp.xml") => {}
            other => {
                geodatabase |= other.starts_with("gdb") || name.contains(".gdb/");
                told.left("files of a packed folder that are no layers", At::file(&shown), "");
            }
        }
    }
    if !any {
        let (seen, help) = match geodatabase {
            true => ("a file geodatabase", "take the shapefile, GeoPackage or GeoJSON of the same"),
            false => ("no layer and no table in it", "pack the .shp with the files beside it"),
        };
        let expected = "a folder with .shp, .gpkg, .geojson, .csv, .xlsx or .ods";
        issues.push(Issue::new(Code("E0023"), At::file(&given.name), seen, expected, help));
        return None;
    }
    match layers.is_empty() && !tables.is_empty() {
        true => Some(Opened::Tables(tables)),
        false => {
            for table in tables {
                let what = "tables beside layers, in one packed folder";
                told.left(what, table.at(1, None), "");
            }
            Some(Opened::Shapes(layers))
        }
    }
}

/// Tells the first shape that lies nowhere on the globe, as those of a projection do.
fn check_globe(file: &str, shapes: &[Option<Shape>], issues: &mut Issues) {
    let off = |(n, shape): (usize, &Option<Shape>)| Some((n, off_globe(shape.as_ref()?)?));
    if let Some((n, point)) = shapes.iter().enumerate().find_map(off) {
        let seen = format!("shape {}: the point {point:?} is not on the globe", n + 1);
        let help = "export the layer anew in EPSG:4326";
        let at = At::line(file, n as u64 + 1);
        issues.push(Issue::new(Code("E0308"), at, &seen, "degrees east and north", help));
    }
}

/// Tells areas of a layer that have no outline.
pub(super) fn tell_empty(layer: &Layer, told: &mut Told) {
    for (row, _) in layer.sheet.rows.iter().zip(&layer.shapes).filter(|(_, shape)| shape.is_none())
    {
        told.left(
            "areas without an outline; their codes and names are taken",
            layer.sheet.at(row, None),
            "",
        );
    }
}
