//! From rows that are right to the linked country. Everything wrong was told before; a `None` in
//! here would be a row that was not checked.

mod access;
mod food;
mod people;
mod ways;

use super::pack::unrolled;
use super::read::{Keys, Row, Sheets, Value};
use super::{Country, PackMeta};
use crate::evidence::{Basis, Estimate, Origin, Sensitivity, SourceIx};
use crate::units::{CentsPerMt, Grams};

/// Puts the country together; lists come out in the order of their keys.
pub(super) fn assemble(about: PackMeta, sheets: &Sheets, keys: &Keys) -> Option<Country> {
    let costs = food::costs(sheets)?;
    let iso2 = about.iso2.clone();
    let areas = people::areas(sheets)?;
    let (needs, needs_of_districts) = people::needs(sheets, &areas)?;
    let mut country = Country {
        about,
        sources: sorted(sheets.rows("sources.csv"), people::source, |s| s.id.clone())?,
        areas,
        needs,
        needs_of_districts,
        groups: people::groups(sheets.rows("need-groups.csv"))?,
        caseloads: sorted(sheets.rows("caseloads.csv"), people::caseload, |c| {
            (c.area, c.month, c.kind.clone())
        })?,
        places: ways::places(sheets)?,
        links: ways::links(sheets, keys, &iso2)?,
        classes: sorted(sheets.rows("capacity-classes.csv"), ways::class, |c| c.id.clone())?,
        cut_offs: sorted(sheets.rows("cut-offs.csv"), ways::cut_off, |c| (c.district, c.span))?,
        stores: sorted(sheets.rows("stores.csv"), |row| ways::store(row, keys), |s| s.id.clone())?,
        supplies: food::supplies(sheets)?,
        rations: food::rations(sheets, keys)?,
        commodities: sorted(sheets.rows("commodities.csv"), food::commodity, |c| c.id.clone())?,
        corridors: sorted(sheets.rows("corridors.csv"), ways::corridor, |c| c.id.clone())?,
        counterparts: sorted(sheets.rows("counterparts.csv"), access::counterpart, |c| {
            c.id.clone()
        })?,
        permissions: sorted(sheets.rows("permissions.csv"), access::permission, |p| p.id.clone())?,
        costs,
        hauling: ways::hauling(sheets)?,
        reported: sorted(sheets.rows("reported.csv"), people::reported, |r| r.month)?,
        coarse: super::Coarse::default(),
        reported_parts: sorted(sheets.rows("reported-areas.csv"), people::reported_part, |r| {
            (r.month, r.name.clone())
        })?,
    };
    country.fill_capacities();
    country.unroll();
    Some(country)
}

impl Country {
    /// Degrees east go on beyond 180 in a country across the antimeridian, so that what lies side by side
    /// on the globe does so in figures.
    fn unroll(&mut self) {
        let bounds = self.about.bounds;
        let points = self.places.iter_mut().map(|place| &mut place.point);
        for point in points.chain(self.areas.iter_mut().map(|area| &mut area.point)) {
            point.lon = unrolled(bounds, point.lon);
        }
    }
}

/// Every row made into an item, in order of the items' keys.
fn sorted<T, K: Ord>(
    rows: &[Row],
    item: impl Fn(&Row) -> Option<T>,
    key: impl Fn(&T) -> K,
) -> Option<Vec<T>> {
    let mut items: Vec<T> = rows.iter().map(item).collect::<Option<_>>()?;
    items.sort_by_key(key);
    Some(items)
}

fn origin(row: &Row) -> Option<Origin> {
    origin_of(row, "basis", "source")
}

/// Basis and sources from columns of other names.
fn origin_of(row: &Row, basis: &str, source: &str) -> Option<Origin> {
    let word = row.text(basis)?;
    let basis = Basis::ALL.into_iter().find(|basis| basis.word() == word)?;
    let Value::Ixs(sources) = row.value(source) else {
        return None;
    };
    let sources = sources.iter().map(|ix| Some(SourceIx(u32::try_from(*ix).ok()?)));
    Some(Origin { basis, sources: sources.collect::<Option<_>>()? })
}

fn sensitivity(row: &Row) -> Option<Sensitivity> {
    match row.text("sensitivity")? {
        "public" => Some(Sensitivity::Public),
        "partner" => Some(Sensitivity::Partner),
        "internal" => Some(Sensitivity::Internal),
        "confidential" => Some(Sensitivity::Confidential),
        _ => None,
    }
}

/// Low, best and high from three columns.
fn estimate<Q>(
    row: &Row,
    columns: [&str; 3],
    unit: impl Fn(f64) -> Option<Q>,
) -> Option<Estimate<Q>> {
    let [low, best, high] = columns.map(|column| row.number(column).and_then(&unit));
    Some(Estimate { low: low?, best: best?, high: high?, origin: origin(row)? })
}

fn mt(value: f64) -> Option<Grams> {
    Grams::from_mt(value)
}

fn usd_per_mt(value: f64) -> Option<CentsPerMt> {
    CentsPerMt::from_usd_per_mt(value)
}

/// Kilograms a person and month, to the gram.
fn kg(value: f64) -> Option<Grams> {
    Grams::from_mt(value / 1000.0)
}

/// A position that fits the bits it is kept in.
fn ix(row: &Row, column: &str) -> Option<u32> {
    u32::try_from(row.ix(column)?).ok()
}
