//! Shapes of a shapefile: outlines (.shp), the table beside them (.dbf), and what says in which letters (.cpg) and
//! coordinates (.prj) they are.

use super::{check_globe, dbf, ending, rings, tell_empty};
use crate::import::gazetteer::plain;
use crate::import::open::{Layer, Ring, Shape};
use crate::import::sheet::Sheet;
use crate::import::told::Told;
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeMap;

/// A shapefile with the files beside it.
pub(super) struct Parts<'a> {
    /// As the person knows it.
    shown: &'a str,
    shp: &'a [u8],
    dbf: Option<&'a [u8]>,
    prj: Option<&'a [u8]>,
    cpg: Option<&'a [u8]>,
}

impl<'a> Parts<'a> {
    /// Those files of a folder that have the name of a shapefile, but for their endings.
    pub(super) fn of(
        shown: &'a str,
        name: &str,
        shp: &'a [u8],
        files: &'a BTreeMap<String, Vec<u8>>,
    ) -> Parts<'a> {
        let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_lowercase());
        let own = stem(name);
        let part = |wanted: &str| {
            let is = |known: &&String| stem(known) == own && ending(known) == wanted;
            files.iter().find(|(known, _)| is(known)).map(|(_, bytes)| bytes.as_slice())
        };
        Parts { shown, shp, dbf: part("dbf"), prj: part("prj"), cpg: part("cpg") }
    }

    /// The name of a file beside it.
    fn beside(&self, ending: &str) -> String {
        let stem = self.shown.rsplit_once('.').map_or(self.shown, |(stem, _)| stem);
        format!("{stem}.{ending}")
    }
}

/// The rows of a shapefile with their outlines; none where it is left or cannot be read.
pub(super) fn layer(parts: &Parts<'_>, told: &mut Told, issues: &mut Issues) -> Option<Layer> {
    let broken = |seen: &str, help: &str| {
        Issue::new(Code("E0310"), At::file(parts.shown), seen, "a shapefile of areas", help)
    };
    match sort_of(parts.shp) {
        Ok(Sort::Areas) => {}
        Ok(Sort::Other(what)) => {
            let what = format!("layers of {what}");
            told.left(&what, At::file(parts.shown), "");
            return None;
        }
        Err(why) => {
            issues.push(broken(&why, AGAIN));
            return None;
        }
    }
    if let Some(issue) = other_system(parts, told) {
        issues.push(issue);
        return None;
    }
    let Some(table) = parts.dbf else {
        let (file, shown) = (parts.beside("dbf"), parts.shown);
        let expected = format!("the table of codes and names beside {shown}");
        let help = "put it into the folder of the .shp, or pack both in one .zip";
        issues.push(Issue::new(Code("E0001"), At::file(&file), "not found", &expected, help));
        return None;
    };
    let shapes = shapes(parts.shp).map_err(|why| issues.push(broken(&why, AGAIN))).ok()?;
    let file = parts.beside("dbf");
    let table = match dbf::read(&file, table, parts.cpg, told) {
        Ok(table) => table,
        Err(why) => {
            let expected = "a table of dBASE, as shapefiles have";
            issues.push(Issue::new(Code("E0310"), At::file(&file), &why, expected, AGAIN));
            return None;
        }
    };
    if table.rows.len() != shapes.len() {
        let seen = format!("{} shapes, and {} rows in {file}", shapes.len(), table.rows.len());
        issues
            .push(broken(&seen, "the two are not of one layer: take both anew from their source"));
        return None;
    }
    check_globe(parts.shown, &shapes, issues);
    let (mut rows, mut kept) = (Vec::new(), Vec::new());
    for ((row, is_gone), shape) in table.rows.into_iter().zip(shapes) {
        match is_gone {
            true => told.left("rows marked as deleted", At::line(&file, row.line), ""),
            false => {
                rows.push(row);
                kept.push(shape);
            }
        }
    }
    let layer = Layer { sheet: Sheet::of(parts.shown, table.names, rows), shapes: kept };
    tell_empty(&layer, told);
    Some(layer)
}

const AGAIN: &str = "take the file anew from its source; it may have been cut off on the way";

/// What the shapes of a file are.
enum Sort {
    Areas,
    Other(&'static str),
}

fn sort_of(shp: &[u8]) -> Result<Sort, String> {
    if shp.len() < 100 || big(shp, 0) != Some(9994) {
        return Err("it does not begin as a shapefile does".to_owned());
    }
    let (says, has) = (u64::from(big(shp, 24).unwrap_or(0)) * 2, shp.len() as u64);
    if says > has {
        return Err(format!("it ends after {has} of {says} bytes"));
    }
    match little(shp, 32) {
        Some(5 | 15 | 25) => Ok(Sort::Areas),
        Some(1 | 8 | 11 | 18 | 21 | 28) => Ok(Sort::Other("points")),
        Some(3 | 13 | 23) => Ok(Sort::Other("lines")),
        Some(0) => Ok(Sort::Other("no shapes")),
        kind => Err(format!("shapes of kind {}", kind.unwrap_or(0))),
    }
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}

fn big(bytes: &[u8], at: usize) -> Option<u32> {
    four(bytes, at).map(u32::from_be_bytes)
}

fn little(bytes: &[u8], at: usize) -> Option<u32> {
    four(bytes, at).map(u32::from_le_bytes)
}

fn degrees(bytes: &[u8], at: usize) -> Option<f64> {
    let eight = bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
    Some(f64::from_le_bytes(eight))
}

/// The outline of every record, in order.
fn shapes(shp: &[u8]) -> Result<Vec<Option<Shape>>, String> {
    let (mut shapes, mut at, mut left) = (Vec::new(), 100, rings::STEPS);
    let end = (big(shp, 24).unwrap_or(0) as usize * 2).min(shp.len());
    while at + 8 <= end {
        let n = shapes.len() + 1;
        let length = big(shp, at + 4).unwrap_or(0) as usize * 2;
        let record = shp.get(at + 8..at + 8 + length);
        let record =
            record.ok_or_else(|| format!("shape {n} goes on beyond the end of the file"))?;
        shapes.push(match little(record, 0) {
            Some(0) => None,
            Some(5 | 15 | 25) => {
                let rings = rings_of(record)
                    .ok_or_else(|| format!("shape {n} is not as it says: points are missing"))?;
                let area = rings::area(rings, &mut left)
                    .ok_or_else(|| format!("shape {n} has too many rings to be put together"))?;
                (!area.is_empty()).then_some(area)
            }
            kind => return Err(format!("shape {n} is of kind {}", kind.unwrap_or(0))),
        });
        at += 8 + length;
    }
    Ok(shapes)
}

/// The rings of an area; none where it says more than it has.
fn rings_of(record: &[u8]) -> Option<Vec<Ring>> {
    let (n_parts, n_points) = (little(record, 36)? as usize, little(record, 40)? as usize);
    let points_at = 44_usize.checked_add(n_parts.checked_mul(4)?)?;
    let points = record.get(points_at..points_at.checked_add(n_points.checked_mul(16)?)?)?;
    let mut starts = Vec::new();
    for part in 0..n_parts {
        starts.push(little(record, 44 + part * 4)? as usize);
    }
    starts.push(n_points);
    let mut rings = Vec::new();
    for pair in starts.windows(2) {
        let ring = points.get(pair[0].checked_mul(16)?..pair[1].checked_mul(16)?)?;
        let point = |point: &[u8]| Some((degrees(point, 0)?, degrees(point, 8)?));
        rings.push(ring.chunks_exact(16).map(point).collect::<Option<Ring>>()?);
    }
    Some(rings)
}

/// What is wrong with the coordinates of a shapefile; one that does not say is told.
fn other_system(parts: &Parts<'_>, told: &mut Told) -> Option<Issue> {
    let Some(text) = parts.prj.map(String::from_utf8_lossy) else {
        let what = "shapefiles without .prj, read as degrees of WGS 84";
        told.took(what, At::file(parts.shown), "");
        return None;
    };
    let text = text.trim_start_matches('\u{FEFF}').trim();
    let degrees = ["GEOGCS", "GEOGCRS", "GEODCRS"].iter().any(|start| text.starts_with(start));
    let name = text.split('"').nth(1).unwrap_or("an unnamed system");
    let usual = ["wgs1984", "wgs84"].iter().any(|usual| plain(text).contains(usual));
    if degrees && usual {
        return None;
    }
    let (at, seen) = (At::file(&parts.beside("prj")), format!("coordinates in {name}"));
    let help = "export the layer anew in EPSG:4326";
    let expected = "degrees east and north (WGS 84, EPSG:4326)";
    Some(Issue::new(Code("E0309"), at, &seen, expected, help))
}
