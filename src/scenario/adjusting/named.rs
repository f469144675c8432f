//! What adjustments name: links, places and areas.

use super::super::file::unknown;
use super::super::toml_reader::Page;
use super::super::toml_table::{Field, Table};
use crate::country::{AreaIx, Country, LinkIx, PlaceIx};
use std::collections::BTreeSet;

/// The links that a table names one way or the other, in order.
pub(super) fn links(country: &Country, page: &mut Page, table: &Table) -> Option<Vec<LinkIx>> {
    let field = one_of(page, table, ["link", "links", "place"])?;
    if field.key == "place" {
        let place = place(country, page, &field)?;
        let touches = |n: &u32| {
            let link = &country.links[*n as usize];
            link.from == place || link.to == place
        };
        let links: Vec<LinkIx> =
            (0..country.links.len() as u32).filter(touches).map(LinkIx).collect();
        if links.is_empty() {
            let expected = "a place that some link leads to or from";
            page.say_of("E0412", &field, ["no link ends there", expected, ""]);
            return None;
        }
        return Some(links);
    }
    let named = if field.key == "links" { page.texts(&field)? } else { vec![field] };
    let mut links = BTreeSet::new();
    for field in &named {
        let id = page.text(field)?;
        match country.links.iter().position(|link| link.id == id) {
            Some(n) => {
                links.insert(LinkIx(n as u32));
            }
            None => {
                let mut known = country.links.iter().map(|link| link.id.as_str());
                unknown(page, field, "link", (id, &mut known));
            }
        }
    }
    (!links.is_empty()).then(|| links.into_iter().collect())
}

/// The place that a field names.
pub(super) fn place(country: &Country, page: &mut Page, field: &Field) -> Option<PlaceIx> {
    let id = page.text(field)?;
    let found = country.places.iter().position(|place| place.id == id);
    if found.is_none() {
        let mut known = country.places.iter().map(|place| place.id.as_str());
        unknown(page, field, "place", (id, &mut known));
    }
    found.map(|n| PlaceIx(n as u32))
}

/// The areas that some fields name, in order.
pub(super) fn areas(country: &Country, page: &mut Page, named: &[Field]) -> Option<Vec<AreaIx>> {
    let mut areas = BTreeSet::new();
    for field in named {
        let code = page.text(field)?;
        match country.areas.iter().position(|area| area.pcode == code) {
            Some(n) => {
                areas.insert(AreaIx(n as u32));
            }
            None => {
                let mut known = country.areas.iter().map(|area| area.pcode.as_str());
                unknown(page, field, "area", (code, &mut known));
            }
        }
    }
    (!areas.is_empty()).then(|| areas.into_iter().collect())
}

/// The one of some keys that a table has; told where it has none or several.
pub(super) fn one_of<'t, const N: usize>(
    page: &mut Page,
    table: &Table<'t>,
    keys: [&str; N],
) -> Option<Field<'t>> {
    let named: Vec<Field<'t>> = keys.iter().filter_map(|key| table.get(key)).collect();
    if let [field] = named.as_slice() {
        return Some(*field);
    }
    let seen = match named.len() {
        0 => format!("none of {} is there", keys.join(", ")),
        _ => format!("more than one of {}", keys.join(", ")),
    };
    let expected = format!("one of {}", keys.join(", "));
    page.say("E0415", (table.offset, keys[0]), [&seen, &expected, ""]);
    None
}
