//! The country itself: areas, places, links, crossings and who decides on them.

use crate::Table;
use crate::random::Random;
use std::collections::BTreeSet;

/// Neighbours beyond the four rims: north, east, south, west.
pub(crate) const NEIGHBOURS: [&str; 4] = ["YN", "YE", "YS", "YW"];
/// Degrees from a place to the next.
const STEP: f64 = 0.2;
/// Where the first place lies: degrees north and east.
const CORNER: [f64; 2] = [5.0, 70.0];
/// Rows and columns of a region.
const REGION: u32 = 8;
/// Columns that every table with figures ends with.
const MADE_UP: &str = "assumed,made-up";

/// How large the country is.
pub(crate) struct Shape {
    /// Provinces, each with a place.
    pub(crate) areas: u32,
    /// Links, crossings and roads to ports among them.
    links: u32,
    /// Months of the window.
    pub(crate) months: u32,
    /// Places in a row.
    width: u32,
}

impl Shape {
    /// A shape, or why there is none.
    pub(crate) fn new(areas: u32, links: u32, months: u32) -> Result<Shape, String> {
        let width = (1..).find(|width| width * width >= areas).unwrap_or(1);
        let shape = Shape { areas, links, months, width };
        if !(16..=90_000).contains(&areas) || !(1..=60).contains(&months) {
            return Err("16 to 90,000 areas and 1 to 60 months can be made".to_owned());
        }
        let needed = shape.neighbours().len() + 2 * shape.crossings().len() + 4;
        match (links as usize) < needed {
            true => Err(format!("{areas} areas need {needed} links at the least")),
            false => Ok(shape),
        }
    }

    /// Rows, the last of which may be shorter.
    fn height(&self) -> u32 {
        self.areas.div_ceil(self.width)
    }

    /// The P-code of an area.
    pub(crate) fn pcode(area: u32) -> String {
        format!("XL{:05}", area + 1)
    }

    /// Degrees north and east of an area's place.
    pub(crate) fn point(&self, area: u32) -> [f64; 2] {
        let (row, column) = (area / self.width, area % self.width);
        // Nudged, so that no two roads are alike.
        let nudge = |by: u32| f64::from((area * 7 + by) % 11) * 0.005;
        [
            CORNER[0] + STEP * f64::from(row) + nudge(0),
            CORNER[1] + STEP * f64::from(column) + nudge(5),
        ]
    }

    /// West, south, east and north of the country.
    pub(crate) fn bounds(&self) -> [f64; 4] {
        let [south, west] = CORNER;
        let over = |n: u32| STEP * f64::from(n) - 0.01;
        [west - 0.05, south - 0.05, west + over(self.width), south + over(self.height())]
    }

    /// Pairs of areas side by side or one above the other.
    fn neighbours(&self) -> Vec<[u32; 2]> {
        let right = |area: &u32| (area % self.width + 1 < self.width).then_some(area + 1);
        let pairs = (0..self.areas).flat_map(|area| {
            let next = [right(&area), Some(area + self.width)].into_iter().flatten();
            next.map(move |next| [area, next])
        });
        pairs.filter(|[_, next]| *next < self.areas).collect()
    }

    /// Areas on the rim that have a crossing, each with its neighbour.
    pub(crate) fn crossings(&self) -> Vec<(u32, usize)> {
        let side = |area: &u32| {
            let (row, column) = (area / self.width, area % self.width);
            let sides =
                [area + self.width >= self.areas, column + 1 == self.width, row == 0, column == 0];
            sides.into_iter().position(|on| on)
        };
        (0..self.areas).filter_map(|area| Some((area, side(&area)?))).step_by(3).collect()
    }

    /// The areas of each region.
    fn regions(&self) -> Vec<Vec<u32>> {
        let across = self.width.div_ceil(REGION);
        let mut regions = vec![Vec::new(); (across * self.height().div_ceil(REGION)) as usize];
        for area in 0..self.areas {
            let (row, column) = (area / self.width / REGION, area % self.width / REGION);
            regions[(row * across + column) as usize].push(area);
        }
        regions.retain(|areas: &Vec<u32>| !areas.is_empty());
        regions
    }

    /// Where a neighbour's port lies: beyond the middle of its rim.
    fn port(&self, neighbour: usize) -> [f64; 2] {
        let [west, south, east, north] = self.bounds();
        let (middle, centre) = ((south + north) / 2.0, (west + east) / 2.0);
        [[north + 2.0, centre], [middle, east + 2.0], [south - 2.0, centre], [middle, west - 2.0]]
            [neighbour]
    }

    /// Where the far side of a crossing lies.
    fn beyond(&self, area: u32, neighbour: usize) -> [f64; 2] {
        let [north, east] = self.point(area);
        let [up, right] = [[0.2, 0.0], [0.0, 0.2], [-0.2, 0.0], [0.0, -0.2]][neighbour];
        [north + up, east + right]
    }
}

/// Every table on the country.
pub(crate) fn tables(shape: &Shape, seed: u64) -> Vec<Table> {
    let mut tables = vec![places(shape)];
    tables.extend(links(shape, &mut Random::new(seed, 1)));
    tables.extend(permissions(shape, &mut Random::new(seed, 2)));
    tables
}

fn places(shape: &Shape) -> Table {
    let mut table =
        Table::new("places.csv", "id,name,kind,country,area,stands_in,lat,lon,basis,source,note");
    let mut place = |id: &str, kind: &str, country: &str, area: &str, [lat, lon]: [f64; 2]| {
        table
            .row(&format!("{id},Place {id},{kind},{country},{area},,{lat:.3},{lon:.3},{MADE_UP},"));
    };
    for area in 0..shape.areas {
        place(&format!("p{area}"), "capital", "XL", &Shape::pcode(area), shape.point(area));
    }
    for (area, neighbour) in shape.crossings() {
        let point = shape.beyond(area, neighbour);
        place(&format!("far{area}"), "foreign-crossing", NEIGHBOURS[neighbour], "", point);
    }
    for (n, country) in NEIGHBOURS.iter().enumerate() {
        place(&format!("port{n}"), "port", country, "", shape.port(n));
    }
    table
}

/// Kilometres along a road between two points: a quarter longer than straight.
fn kilometres([a, b]: [[f64; 2]; 2]) -> f64 {
    let middle = ((a[0] + b[0]) / 2.0).to_radians();
    let (up, right) = ((a[0] - b[0]) * 111.2, (a[1] - b[1]) * 111.2 * middle.cos());
    up.hypot(right) * 1.25 + 1.0
}

/// Links, what crossings carry, and which tracks lie under snow.
fn links(shape: &Shape, random: &mut Random) -> [Table; 4] {
    let mut links = Table::new(
        "links.csv",
        "id,from,to,mode,direction,surface,name,length_km,length_basis,length_source,hours,hours_basis,\
         hours_source,corridor,overflies,truck,road_class,lead_months,note",
    );
    let mut corridors = Table::new("corridors.csv", "id,name");
    let mut counted = Table::new(
        "link-capacities.csv",
        "link,vehicle,vehicles_per_day,payload_mt,days_per_month,open_share_low,open_share,\
         open_share_high,capacity_mt_per_month_low,capacity_mt_per_month,capacity_mt_per_month_high,\
         derivation,basis,source",
    );
    let mut seasons = Table::new("link-months.csv", "link,month,open_share,reason,basis,source");
    // Ports have about 40 MT a month for an area, and a truck a day carries 60 into the country.
    let share = shape.areas / shape.crossings().len() as u32;
    let mut n = 0;
    let mut road = |from: &str, to: &str, km: f64, surface: &str, corridor: &str| {
        n += 1;
        let truck = if surface == "track" { "light" } else { "rigid" };
        links.row(&format!(
            "l{n},{from},{to},road,both,{surface},Road {n},{km:.1},{MADE_UP},{:.2},{MADE_UP},{corridor},,{truck},,,",
            km / 25.0
        ));
        format!("l{n}")
    };
    for (area, neighbour) in shape.crossings() {
        let far = shape.beyond(area, neighbour);
        let port = kilometres([shape.port(neighbour), far]);
        road(&format!("port{neighbour}"), &format!("far{area}"), port, "paved", "");
        let id = format!("c{area}");
        let km = kilometres([far, shape.point(area)]);
        let link = road(&format!("far{area}"), &format!("p{area}"), km, "paved", &id);
        corridors.row(&format!("{id},Way in {area}"));
        // Trucks a day of 20 MT on 30 days, a tenth of them for aid: together half as much again as the ports have.
        let trucks = (share * random.within(30, 150) / 100).max(1);
        let mt = [trucks * 30, trucks * 60, trucks * 120].map(|mt| mt.to_string()).join(",");
        counted.row(&format!(
            "{link},truck,{trucks},20,30,0.05,0.1,0.2,{mt},trucks by days by share,{MADE_UP}"
        ));
    }
    let mut pairs = shape.neighbours();
    let mut known: BTreeSet<[u32; 2]> = pairs.iter().copied().collect();
    let wanted = shape.links as usize - 2 * shape.crossings().len() - NEIGHBOURS.len();
    while pairs.len() < wanted {
        let from = random.below(shape.areas);
        let further = random.within(0, 8) * shape.width + random.within(0, 8);
        let pair = [from, (from + further) % shape.areas];
        let pair = [pair[0].min(pair[1]), pair[0].max(pair[1])];
        if pair[0] != pair[1] && known.insert(pair) {
            pairs.push(pair);
        }
    }
    for [from, to] in pairs {
        let km = kilometres([shape.point(from), shape.point(to)]);
        let surface = ["paved", "gravel", "gravel", "track"][random.below(4) as usize];
        let link = road(&format!("p{from}"), &format!("p{to}"), km, surface, "");
        if surface == "track" && random.once_in(4) {
            for month in shape.months / 2..shape.months {
                let open = ["0", "0.5"][random.below(2) as usize];
                seasons
                    .row(&format!("{link},{},{open},snow,{MADE_UP}", crate::fixed::month(month)));
            }
        }
    }
    for n in 0..NEIGHBOURS.len() {
        // Barges from port to port, a month under way.
        let other = (n + 1) % NEIGHBOURS.len();
        let km = kilometres([shape.port(n), shape.port(other)]);
        links.row(&format!(
            "sea{n},port{n},port{other},sea,forward,sea,Sea {n},{km:.1},{MADE_UP},,,,,,,,1,"
        ));
    }
    [links, corridors, counted, seasons]
}

/// Who decides, and on what.
fn permissions(shape: &Shape, random: &mut Random) -> [Table; 2] {
    let mut counterparts = Table::new("counterparts.csv", "id,name,kind,basis,source,sensitivity");
    let mut table = Table::new(
        "permissions.csv",
        "id,name,counterpart,kind,applies_to,acaps_indicator,default_state,default_share,p_granted_low,\
         p_granted,p_granted_high,local_purchase_lost_share,budget_lost_share,basis,source,sensitivity,note",
    );
    let mut permission = |id: &str, by: &str, kind: &str, on: &str| {
        let state = if random.once_in(8) { "partial,0.5" } else { "granted," };
        table.row(&format!(
            "{id},{kind} {id},{by},{kind},{on},,{state},0.2,0.5,0.8,,,{MADE_UP},public,"
        ));
    };
    for (n, country) in NEIGHBOURS.iter().enumerate() {
        counterparts.row(&format!("neighbour{n},Government {n},neighbour,{MADE_UP},public"));
        permission(
            &format!("transit{n}"),
            &format!("neighbour{n}"),
            "transit",
            &format!("country={country}"),
        );
    }
    counterparts.row(&format!("borders,Border police,authority,{MADE_UP},public"));
    for (area, _) in shape.crossings() {
        permission(&format!("entry{area}"), "borders", "entry", &format!("corridor=c{area}"));
    }
    for (n, areas) in shape.regions().iter().enumerate() {
        let by = format!("region{n}");
        counterparts.row(&format!("{by},Authority of region {n},authority,{MADE_UP},public"));
        let on: Vec<String> =
            areas.iter().map(|area| format!("area={}", Shape::pcode(*area))).collect();
        let on = on.join(" | ");
        permission(&format!("moving{n}"), &by, "movement", &on);
        permission(&format!("handing-out{n}"), &by, "distribution", &on);
    }
    [counterparts, table]
}
