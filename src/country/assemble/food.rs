//! Supplies, rations and costs.

use super::{estimate, ix, kg, mt, origin, sorted, usd_per_mt};
use crate::country::read::{Keys, Row, Sheets};
use crate::country::{Commodity, Costs, Counted, Entry, PlaceIx, Ration, Supply, Surface};
use crate::evidence::Estimate;
use crate::units::{CentsPerMt, Grams};
use std::collections::BTreeMap;

/// Surfaces with a tariff: all of them, but for rivers where no link has any.
fn surfaces(sheets: &Sheets) -> impl Iterator<Item = Surface> + '_ {
    let priced =
        |surface: &Surface| *surface != Surface::River || cost(sheets, &item(*surface)).is_some();
    Surface::ALL.iter().copied().filter(priced)
}

/// What moving costs, in US dollars.
pub(super) struct Tariffs {
    /// A tonne and kilometre, by surface.
    pub(super) per_km: BTreeMap<Surface, f64>,
    /// A tonne over the country's border.
    pub(super) border: f64,
    /// The pack's country.
    pub(super) country: String,
}

/// The item of `costs.csv` that is the tariff of a surface.
fn item(surface: Surface) -> String {
    match surface {
        Surface::Paved | Surface::Gravel | Surface::Track => format!("road_{}", surface.word()),
        Surface::Rail | Surface::Sea | Surface::Air | Surface::River => surface.word().to_owned(),
    }
}

fn cost<'a>(sheets: &'a Sheets, item: &str) -> Option<&'a Row> {
    let rows = sheets.rows("costs.csv").iter();
    rows.into_iter().find(|row| row.text("item") == Some(item))
}

pub(super) fn tariffs(sheets: &Sheets, country: &str) -> Option<Tariffs> {
    let best = |item: &str| cost(sheets, item)?.number("best");
    let per_km = surfaces(sheets).map(|surface| Some((surface, best(&item(surface))?)));
    Some(Tariffs {
        per_km: per_km.collect::<Option<_>>()?,
        border: best("border")?,
        country: country.to_owned(),
    })
}

pub(super) fn costs(sheets: &Sheets) -> Option<Costs> {
    let bounds = ["low", "best", "high"];
    let of = |item: &str| estimate(cost(sheets, item)?, bounds, usd_per_mt);
    let tariff = |surface: Surface| {
        let per_1000_km = |usd_per_mt_km: f64| usd_per_mt(usd_per_mt_km * 1000.0);
        Some((surface, estimate(cost(sheets, &item(surface))?, bounds, per_1000_km)?))
    };
    Some(Costs {
        storing: of("storing")?,
        handing_out: of("handing_out")?,
        per_1000_km: surfaces(sheets).map(tariff).collect::<Option<_>>()?,
        border: of("border")?,
    })
}

pub(super) fn supplies(sheets: &Sheets) -> Option<Vec<Supply>> {
    // Under no place: of those without a row of their own.
    let mut prices: BTreeMap<Option<usize>, Estimate<CentsPerMt>> = BTreeMap::new();
    for row in sheets.rows("prices.csv") {
        let columns = ["usd_per_mt_low", "usd_per_mt", "usd_per_mt_high"];
        prices.insert(row.ix("place"), estimate(row, columns, usd_per_mt)?);
    }
    let supply = |row: &Row| {
        Some(Supply {
            id: row.text("id")?.to_owned(),
            place: PlaceIx(ix(row, "place")?),
            month: row.month("month")?,
            lead_months: u8::try_from(row.whole("lead_months")?).ok()?,
            entry: entry(row)?,
            split: row.text("split")?.to_owned(),
            counted: row.text("counted").map_or(Some(Counted::Unknown), Counted::parse)?,
            amount: estimate(row, ["mt_low", "mt", "mt_high"], mt)?,
            price: prices.get(&Some(row.ix("place")?)).or_else(|| prices.get(&None))?.clone(),
        })
    };
    sorted(sheets.rows("supplies.csv"), supply, |supply| supply.id.clone())
}

/// As told, or as older packs tell it.
fn entry(row: &Row) -> Option<Entry> {
    match (row.text("entry"), row.text("local")) {
        (Some(entry), _) => Entry::parse(entry),
        (None, Some("yes")) => Some(Entry::Local),
        (None, Some(_)) => Some(Entry::Entering),
        (None, None) => None,
    }
}

pub(super) fn rations(sheets: &Sheets, keys: &Keys) -> Option<Vec<Ration>> {
    let ration = |row: &Row| {
        Some(Ration {
            id: row.text("id")?.to_owned(),
            name: row.text("name")?.to_owned(),
            grams: kg(row.number("kg_per_person_month")?)?,
            kcal_per_day: row.number("kcal_per_person_day"),
            items: Vec::new(),
            origin: origin(row)?,
        })
    };
    let mut rations = sorted(sheets.rows("rations.csv"), ration, |r| r.id.clone())?;
    let item = |row: &Row| {
        let commodity = keys.key("commodities.csv", row.ix("commodity")?).to_owned();
        Some((row.ix("ration")?, commodity, kg(row.number("kg_per_person_month")?)?))
    };
    let by_key = |item: &(usize, String, Grams)| (item.0, item.1.clone());
    for (ration, commodity, grams) in sorted(sheets.rows("ration-items.csv"), item, by_key)? {
        rations.get_mut(ration)?.items.push((commodity, grams));
    }
    Some(rations)
}

pub(super) fn commodity(row: &Row) -> Option<Commodity> {
    Some(Commodity {
        id: row.text("id")?.to_owned(),
        name: row.text("name")?.to_owned(),
        kcal_per_100g: row.number("kcal_per_100g")?,
        origin: origin(row)?,
    })
}
