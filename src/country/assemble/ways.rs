//! Places, links and stores.

use super::food::{Tariffs, tariffs};
use super::{estimate, ix, mt, origin, origin_of, sorted};
use crate::country::read::{Keys, Row, Sheets};
use crate::country::{
    AreaIx, BorderWait, Capacity, CapacityClass, Corridor, CorridorIx, CutOff, Direction, Hauling,
    Link, Mode, Place, PlaceIx, PlaceKind, RoadClass, Season, SetBy, Store, Surface, Truck,
};
use crate::time::{Month, Span};
use crate::units::{CentsPerMt, Hours, Kilometres, LonLat, Share};
use std::collections::BTreeMap;

fn place(row: &Row) -> Option<Place> {
    Some(Place {
        id: row.text("id")?.to_owned(),
        name: row.text("name")?.to_owned(),
        aliases: Vec::new(),
        kind: PlaceKind::parse(row.text("kind")?)?,
        country: row.text("country")?.to_owned(),
        area: ix(row, "area").map(AreaIx),
        stands_in: ix(row, "stands_in").map(PlaceIx),
        point: LonLat { lon: row.number("lon")?, lat: row.number("lat")? },
        origin: origin(row)?,
    })
}

/// Places in order, each with the spellings that `aliases.csv` gives it.
pub(super) fn places(sheets: &Sheets) -> Option<Vec<Place>> {
    let mut places = sorted(sheets.rows("places.csv"), place, |p| p.id.clone())?;
    let spellings = sheets.rows("aliases.csv").iter();
    for row in spellings.filter(|row| row.text("kind") == Some("place")) {
        places.get_mut(row.ix("id")?)?.aliases.push(row.text("alias")?.to_owned());
    }
    Some(places)
}

pub(super) fn corridor(row: &Row) -> Option<Corridor> {
    Some(Corridor { id: row.text("id")?.to_owned(), name: row.text("name")?.to_owned() })
}

/// Country and kind of a place, by its position.
type Ends = BTreeMap<usize, (String, PlaceKind)>;

/// The links with their capacities and seasons.
pub(super) fn links(sheets: &Sheets, keys: &Keys, country: &str) -> Option<Vec<Link>> {
    let mut ends = Ends::new();
    for row in sheets.rows("places.csv") {
        let ix = keys.ix("places.csv", row.text("id")?)?;
        let kind = PlaceKind::parse(row.text("kind")?)?;
        ends.insert(ix, (row.text("country")?.to_owned(), kind));
    }
    let tariffs = tariffs(sheets, country)?;
    let one = |row: &Row| link(row, &ends, &tariffs);
    let mut links = sorted(sheets.rows("links.csv"), one, |link| link.id.clone())?;
    for row in sheets.rows("link-capacities.csv") {
        links.get_mut(row.ix("link")?)?.capacity = Some(capacity(row)?);
    }
    for row in sheets.rows("border-hours.csv") {
        let wait = BorderWait { hours: Hours(row.number("hours")?), origin: origin(row)? };
        links.get_mut(row.ix("link")?)?.border = Some(wait);
    }
    for row in sheets.rows("link-months.csv") {
        let (month, season) = season(row)?;
        links.get_mut(row.ix("link")?)?.months.insert(month, season);
    }
    Some(links)
}

fn link(row: &Row, ends: &Ends, tariffs: &Tariffs) -> Option<Link> {
    let [from, to] = ["from", "to"].map(|column| ix(row, column));
    let (from, to) = (from?, to?);
    let (from_country, from_kind) = ends.get(&(from as usize))?;
    let (to_country, to_kind) = ends.get(&(to as usize))?;
    let surface = Surface::parse(row.text("surface")?)?;
    let length = Kilometres(row.number("length_km")?);
    let last_mile = [from_kind, to_kind].contains(&&PlaceKind::DistrictCentre);
    Some(Link {
        id: row.text("id")?.to_owned(),
        name: row.text("name")?.to_owned(),
        from: PlaceIx(from),
        to: PlaceIx(to),
        mode: Mode::parse(row.text("mode")?)?,
        direction: Direction::parse(row.text("direction")?)?,
        surface,
        length,
        length_origin: origin_of(row, "length_basis", "length_source")?,
        hours: row.number("hours").map(Hours),
        hours_origin: origin_of(row, "hours_basis", "hours_source"),
        border: None,
        truck: row.text("truck").and_then(Truck::parse),
        road_class: match row.text("road_class") {
            Some(word) => Some(RoadClass::parse(word)?),
            None => last_mile.then_some(RoadClass::LastMile),
        },
        lead_months: u8::try_from(row.whole("lead_months").unwrap_or(0)).ok()?,
        capacity: None,
        cost: tariffs.cost(surface, length, [from_country, to_country])?,
        corridor: ix(row, "corridor").map(CorridorIx),
        overflies: row.texts("overflies"),
        months: BTreeMap::new(),
        last_mile,
    })
}

impl Tariffs {
    /// Tariff times length, and the border where the ends lie in different countries, one of them
    /// the pack's. Worked out in millionths of a dollar and metres, so that rounding to the cent
    /// is the only rounding.
    fn cost(&self, surface: Surface, length: Kilometres, ends: [&str; 2]) -> Option<CentsPerMt> {
        let millionths = |usd: f64| (usd * 1e6).round() as i128;
        let metres = (length.0 * 1000.0).round() as i128;
        let mut cost = millionths(*self.per_km.get(&surface)?) * metres;
        if ends[0] != ends[1] && ends.contains(&self.country.as_str()) {
            cost += millionths(self.border) * 1000;
        }
        // A cent is 10,000 millionths of a dollar; a kilometre is 1,000 metres.
        let cent = 10_000 * 1_000;
        i64::try_from((cost + cent / 2) / cent).ok().map(CentsPerMt)
    }
}

fn capacity(row: &Row) -> Option<Capacity> {
    let columns =
        ["capacity_mt_per_month_low", "capacity_mt_per_month", "capacity_mt_per_month_high"];
    Some(Capacity {
        per_month: estimate(row, columns, mt)?,
        derivation: row.text("derivation")?.to_owned(),
        set_by: SetBy::Count,
    })
}

/// What links of a sort carry; an empty cell stands for any trait.
pub(super) fn class(row: &Row) -> Option<CapacityClass> {
    let Capacity { per_month, derivation, .. } = capacity(row)?;
    Some(CapacityClass {
        id: row.text("class")?.to_owned(),
        mode: Mode::parse(row.text("mode")?)?,
        surface: row.text("surface").and_then(Surface::parse),
        truck: row.text("truck").and_then(Truck::parse),
        road_class: row.text("road_class").and_then(RoadClass::parse),
        per_month,
        derivation,
    })
}

fn season(row: &Row) -> Option<(Month, Season)> {
    let season = Season {
        open: Share::from_decimal(row.number("open_share")?)?,
        reason: row.text("reason")?.to_owned(),
        origin: origin(row)?,
    };
    Some((row.month("month")?, season))
}

/// What travel takes besides driving.
pub(super) fn hauling(sheets: &Sheets) -> Option<Hauling> {
    let row =
        |item: &str| sheets.rows("hauling.csv").iter().find(|row| row.text("item") == Some(item));
    let bounds = ["low", "best", "high"];
    let hours = |item: &str| estimate(row(item)?, bounds, |hours| Some(Hours(hours)));
    let payload = |truck: &Truck| {
        Some((*truck, estimate(row(&format!("truck_{}", truck.word()))?, bounds, mt)?))
    };
    Some(Hauling {
        working_day: hours("working_day")?,
        loading: hours("loading")?,
        unloading: hours("unloading")?,
        transshipment: hours("transshipment")?,
        payload: Truck::ALL.iter().map(payload).collect::<Option<_>>()?,
    })
}

pub(super) fn cut_off(row: &Row) -> Option<CutOff> {
    Some(CutOff {
        district: AreaIx(ix(row, "district")?),
        span: Span { from: row.day("from")?, to: row.day("to")? },
        reason: row.text("reason")?.to_owned(),
        origin: origin(row)?,
    })
}

pub(super) fn store(row: &Row, keys: &Keys) -> Option<Store> {
    let limited = row.has("room_mt");
    let room = || estimate(row, ["room_mt_low", "room_mt", "room_mt_high"], mt);
    Some(Store {
        id: keys.key("places.csv", row.ix("id")?).to_owned(),
        place: PlaceIx(ix(row, "place")?),
        room: if limited { Some(room()?) } else { None },
        origin: origin(row)?,
    })
}
