//! People in need, and the food for them.

use crate::Table;
use crate::country::{NEIGHBOURS, Shape};
use crate::fixed::month;
use crate::random::Random;

const MADE_UP: &str = "assumed,made-up";
/// Kilograms a person and month of the ration that is planned with.
const RATION: u64 = 10;

/// Every table on people and food.
pub(crate) fn tables(shape: &Shape, seed: u64) -> Vec<Table> {
    let (people, in_need) = people(shape, &mut Random::new(seed, 3));
    let food = food(shape, &in_need, &mut Random::new(seed, 4));
    people.into_iter().chain(food).collect()
}

/// Areas, needs and caseloads; and the people in need in each month.
fn people(shape: &Shape, random: &mut Random) -> ([Table; 3], Vec<u64>) {
    let mut areas = Table::new(
        "areas.csv",
        "pcode,level,parent,name_en,name_fa,name_ps,aliases,region,capital,population,basis,source,\
         label_lat,label_lon",
    );
    let mut needs = Table::new(
        "needs.csv",
        "area,month,population_analysed,phase3,phase4,phase5,round,basis,source",
    );
    let mut caseloads = Table::new(
        "caseloads.csv",
        "area,month,kind,name,people_low,people,people_high,basis,source,note",
    );
    let mut caseload = |area: &str, month: &str, kind: &str, name: &str, people: u64| {
        let (low, high) = (people * 9 / 10, people * 11 / 10);
        caseloads.row(&format!("{area},{month},{kind},{name},{low},{people},{high},{MADE_UP},"));
    };
    let mut in_need = vec![0; shape.months as usize];
    for area in 0..shape.areas {
        let pcode = Shape::pcode(area);
        let population = random.within(20_000, 60_000);
        let [lat, lon] = shape.point(area);
        areas.row(&format!(
            "{pcode},province,,Area {area},,,,,p{area},{population},{MADE_UP},{lat:.3},{lon:.3}"
        ));
        // Need stays a share of the people of the area and grows by the month.
        let [crisis, emergency] = [random.within(40, 160), random.within(10, 60)];
        let worst = if random.once_in(10) { random.within(1, 10) } else { 0 };
        let teams = random.once_in(10);
        for n in 0..shape.months {
            let grown = |thousandth: u32| {
                let drawn = u64::from(thousandth * random.within(90, 110) * (20 + n));
                u64::from(population) * drawn / (1_000 * 100 * 20)
            };
            let phases = [crisis, emergency, worst].map(grown);
            let all: u64 = phases.iter().sum();
            let [three, four, five] = phases;
            let month = month(n);
            needs.row(&format!(
                "{pcode},{month},{population},{three},{four},{five},made up,{MADE_UP}"
            ));
            in_need[n as usize] += all;
            if teams {
                caseload(&pcode, &month, "capacity", "", all * 4 / 5);
            }
        }
    }
    for (n, people) in (0..).zip(&in_need) {
        caseload("", &month(n), "target", "plan", people * 4 / 5);
    }
    ([areas, needs, caseloads], in_need)
}

/// Supplies, prices and stores.
fn food(shape: &Shape, in_need: &[u64], random: &mut Random) -> [Table; 3] {
    let mut supplies = Table::new(
        "supplies.csv",
        "id,place,month,lead_months,entry,split,counted,mt_low,mt,mt_high,basis,source,note",
    );
    let mut prices = Table::new(
        "prices.csv",
        "place,usd_per_mt_low,usd_per_mt,usd_per_mt_high,basis,source,note",
    );
    let mut stores =
        Table::new("stores.csv", "id,place,room_mt_low,room_mt,room_mt_high,basis,source,note");
    let mut supply = |place: &str, n: u32, entry: &str, mt: u64| {
        let (low, high, month) = (mt * 4 / 5, mt * 6 / 5, month(n));
        supplies.row(&format!(
            "{place}_{n},{place},{month},0,{entry},main,planned,{low},{mt},{high},{MADE_UP},"
        ));
    };
    for port in 0..NEIGHBOURS.len() {
        let place = format!("port{port}");
        prices.row(&format!("{place},400,{},500,{MADE_UP},", random.within(420, 480)));
        stores.row(&format!("{place},{place},,,,{MADE_UP},no limit"));
        for (n, people) in (0..).zip(in_need) {
            // All ports together have food for six of ten people.
            let mt = people * RATION / 1_000 * 6 / 10 / 4;
            supply(&place, n, "entering", mt.max(1) * u64::from(random.within(80, 120)) / 100);
        }
    }
    for area in (0..shape.areas).filter(|area| area % 8 == 3) {
        let place = format!("p{area}");
        let room = random.within(100, 500);
        stores.row(&format!("{place},{place},{},{room},{},{MADE_UP},", room / 2, room * 2));
        if area % 64 == 3 {
            prices.row(&format!("{place},450,{},600,{MADE_UP},", random.within(480, 560)));
            for n in 0..shape.months {
                supply(&place, n, "local", u64::from(random.within(20, 100)));
            }
        }
    }
    [supplies, prices, stores]
}
