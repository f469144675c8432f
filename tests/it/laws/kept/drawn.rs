//! Countries of two areas and two months: what is drawn of them, their tables, and the same once more
//! as a network, without the program's help.

use super::super::residual::{Carrying, Gain};
use crate::country::Files;
use crate::held_back::hand_worked::TABLES;
use aidreach::country::Country;
use aidreach::plan::AreaPlan;
use aidreach::scenario::{Objective, Scenario};
use proptest::prelude::*;

/// Grams of a ration: everything that is drawn is counted in these.
const RATION: i64 = 10_000;
const MONTHS: [&str; 2] = ["2021-10", "2021-11"];
const PLACES: [&str; 4] = ["quay", "gate", "amor", "bira"];
/// Links by their ids, with the places they join and the permission they take, by position.
const LINKS: [(&str, usize, usize, Option<usize>); 4] = [
    ("quay__gate", 0, 1, Some(0)),
    ("gate__amor", 1, 2, None),
    ("gate__bira", 1, 3, Some(1)),
    ("col", 2, 3, None),
];
/// Permissions; those to hand out in each area come last.
const PERMISSIONS: [(&str, &str); 4] = [
    ("crossing", "entry,link=quay__gate"),
    ("to-bira", "movement,link=gate__bira"),
    ("in-amor", "distribution,area=XA01"),
    ("in-bira", "distribution,area=XA02"),
];

/// What is drawn of a country.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    /// People of phase 3, 4 and 5 by area and month.
    needs: [[[u64; 3]; 2]; 2],
    /// On offer at Quay in each month, and bought in Amor in the first.
    supplies: [u64; 3],
    links: [u64; 4],
    /// Room at Quay, Amor and Bira.
    rooms: [u64; 3],
    /// Most people in both areas in each month, and in Bira in the second.
    caseloads: [Option<u64>; 3],
}

/// How many halves of each month a permission is open.
pub(crate) type Halves = [[u8; 2]; 4];

pub(crate) fn drawn() -> impl Strategy<Value = Drawn> {
    let people = || [0u64..7, 0u64..5, 0u64..3];
    let area = move || [people(), people()];
    (
        [area(), area()],
        [1u64..16, 1u64..16, 1u64..6],
        [1u64..16, 1u64..12, 1u64..12, 1u64..8],
        [0u64..8, 0u64..8, 0u64..8],
        [
            prop::option::weighted(0.4, 3u64..14),
            prop::option::weighted(0.4, 3u64..14),
            prop::option::weighted(0.3, 1u64..8),
        ],
    )
        .prop_map(|(needs, supplies, links, rooms, caseloads)| Drawn {
            needs,
            supplies,
            links,
            rooms,
            caseloads,
        })
}

pub(crate) fn halves(least: u8) -> impl Strategy<Value = Halves> {
    let month = move || prop_oneof![2 => Just(2u8), 1 => least..=2u8];
    let both = move || [month(), month()];
    [both(), both(), both(), both()]
}

/// Rations as metric tonnes.
fn mt(rations: u64) -> String {
    format!("{}.{:02}", rations / 100, rations % 100)
}

impl Drawn {
    /// The tables of the country: those of the little one, with what was drawn.
    pub(crate) fn files(&self) -> Files {
        let text = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        let mut files: Files = TABLES.iter().map(text).collect();
        files.remove("link-months.csv");
        let stores = "id,place,room_mt_low,room_mt,room_mt_high,basis,source";
        for (name, rows) in self.rows() {
            let known = TABLES.iter().find(|(known, _)| *known == name);
            let head = known.and_then(|(_, text)| text.lines().next()).unwrap_or(stores);
            let lines = std::iter::once(head.to_owned()).chain(rows);
            files.insert(
                name.to_owned(),
                (lines.collect::<Vec<_>>().join("\n") + "\n").into_bytes(),
            );
        }
        files
    }

    fn rows(&self) -> [(&'static str, Vec<String>); 7] {
        let areas = self.needs.iter().zip(["XA01", "XA02"]);
        let needs = areas.flat_map(|(months, area)| {
            MONTHS.iter().zip(months).map(move |(month, [three, four, five])| {
                format!("{area},{month},100,{three},{four},{five},r,assumed,hand")
            })
        });
        let limited = [("", MONTHS[0]), ("", MONTHS[1]), ("XA02", MONTHS[1])];
        let caseloads =
            limited.iter().zip(&self.caseloads).filter_map(|((area, month), people)| {
                let p = (*people)?;
                Some(format!("{area},{month},capacity,,{p},{p},{p},assumed,hand,"))
            });
        let offers = [("quay", 0, "entering"), ("quay", 1, "entering"), ("amor", 0, "local")];
        let supplies =
            offers.iter().zip(&self.supplies).enumerate().map(|(n, (offer, &rations))| {
                let ((place, month, entry), mt) = (offer, mt(rations));
                let month = MONTHS[*month];
                format!("s{n},{place},{month},0,{entry},main,received,{mt},{mt},{mt},assumed,hand")
            });
        let links = LINKS.iter().map(|(id, from, to, _)| {
            let (from, to) = (PLACES[*from], PLACES[*to]);
            format!("{id},{from},{to},road,both,paved,{id},100,assumed,hand,,")
        });
        let counts = LINKS.iter().zip(&self.links).map(|((id, ..), &rations)| {
            let mt = mt(rations);
            format!("{id},none,,,,1,1,1,{mt},{mt},{mt},drawn,assumed,hand")
        });
        let stores = ["quay", "amor", "bira"].iter().zip(&self.rooms).map(|(place, &rations)| {
            let mt = mt(rations);
            format!("{place},{place},{mt},{mt},{mt},assumed,hand")
        });
        let permissions = PERMISSIONS.iter().map(|(id, what)| {
            format!("{id},{id},office,{what},,granted,,0.5,0.5,0.5,,,public,assumed,hand")
        });
        [
            ("needs.csv", needs.collect()),
            ("caseloads.csv", caseloads.collect()),
            ("supplies.csv", supplies.collect()),
            ("links.csv", links.collect()),
            ("link-capacities.csv", counts.collect()),
            ("stores.csv", stores.collect()),
            ("permissions.csv", permissions.collect()),
        ]
    }

    /// The network as it was drawn, with the most grams of each phase in each cell.
    pub(crate) fn network(
        &self,
        halves: &Halves,
        most: &Cells,
        objective: Objective,
    ) -> Vec<Carrying> {
        let place = |place: usize, month: usize| 2 + 4 * month + place;
        let (cell, joint) =
            (|area: usize, month: usize| 10 + 2 * month + area, |month: usize| 14 + month);
        let grams = |rations: u64| rations as i64 * RATION;
        let any = grams(1_000);
        let mut arcs = Vec::new();
        let mut arc = |from: usize, to: usize, most: i64, gain: Gain| {
            arcs.push(Carrying { ends: [from, to], most, grams: 0, gain });
        };
        for (month, halves) in
            [0, 1].map(|month| (month, halves.map(|months| i64::from(months[month]))))
        {
            for (area, cells) in most.iter().enumerate() {
                for (phase, &limit) in (3..=5).zip(&cells[month]) {
                    let allowed = grams(self.needs[area][month][phase - 3]) * halves[2 + area] / 2;
                    let mut gain = [0; 3];
                    gain[if objective == Objective::Severity { 5 - phase } else { 0 }] = 1;
                    arc(place(2 + area, month), cell(area, month), allowed.min(limit), gain);
                }
            }
            for area in 0..2 {
                let own = self.caseloads[2].filter(|_| (area, month) == (1, 1));
                arc(cell(area, month), joint(month), own.map_or(any, grams), [0; 3]);
            }
            arc(joint(month), 1, self.caseloads[month].map_or(any, grams), [0; 3]);
            arc(0, place(0, month), grams(self.supplies[month]), [0; 3]);
            for ((_, from, to, permission), &rations) in LINKS.iter().zip(&self.links) {
                let open = permission.map_or(2, |permission| halves[permission]);
                let (from, to, most) =
                    (place(*from, month), place(*to, month), grams(rations) * open / 2);
                arc(from, to, most, [0; 3]);
                arc(to, from, most, [0; 3]);
            }
        }
        arc(0, place(2, 0), grams(self.supplies[2]), [0; 3]);
        for (at, &rations) in [0, 2, 3].into_iter().zip(&self.rooms) {
            arc(place(at, 0), place(at, 1), grams(rations), [0; 3]);
        }
        arc(1, 0, any, [0; 3]);
        arcs
    }
}

/// How many nodes the network has.
pub(crate) const N_NODES: usize = 16;

/// Grams by area, month and phase 3, 4 and 5.
pub(crate) type Cells = [[[i64; 3]; 2]; 2];

/// What a plan hands out, in grams rounded down.
pub(crate) fn handed_out(areas: &[AreaPlan]) -> Cells {
    let mut cells = Cells::default();
    for (area, months) in areas.iter().zip(&mut cells) {
        for (month, grams) in area.months.iter().zip(months) {
            *grams = month
                .served
                .map(|people| (people * i128::from(RATION)).floor().to_integer() as i64);
        }
    }
    cells
}

/// Grams by phase 5, 4 and 3, or all of them, as an objective counts them.
pub(crate) fn counted(cells: &Cells, objective: Objective) -> Vec<i64> {
    let phase = |phase: usize| cells.iter().flatten().map(|cell| cell[phase]).sum::<i64>();
    match objective {
        Objective::Severity => vec![phase(2), phase(1), phase(0)],
        _ => vec![phase(2) + phase(1) + phase(0)],
    }
}

/// The position of a hand-out in the network, and that of a cell's total.
pub(crate) fn hand_out(area: usize, month: usize, phase: usize) -> usize {
    // A month has three hand-outs in each area, two totals, their joint limit, an offer, eight ways.
    18 * month + 3 * area + phase
}

pub(crate) fn total(area: usize, month: usize) -> usize {
    18 * month + 6 + area
}

pub(crate) fn load(files: &Files) -> Country {
    Country::load(files).map_err(|issues| issues.to_string()).expect("a sound pack").0
}

pub(crate) fn scenario(country: &Country, halves: &Halves, objective: Objective) -> Scenario {
    let mut text =
        format!("name = \"drawn\"\nwhy = \"Drawn.\"\nobjective = \"{}\"\n", objective.word());
    for ((id, _), months) in PERMISSIONS.iter().zip(halves) {
        for (halves, days) in
            months.iter().zip([("2021-10-01", "2021-10-31"), ("2021-11-01", "2021-11-30")])
        {
            let state = match halves {
                0 => "state = \"denied\"",
                1 => "state = \"partial\"\nshare = 0.5",
                _ => "state = \"granted\"",
            };
            let (from, to) = days;
            text += &format!(
                "\n[[decide]]\npermission = \"{id}\"\n{state}\nfrom = {from}\nto = {to}\n"
            );
        }
    }
    let read = |_: &str| Some(text.clone());
    Scenario::read(country, "drawn", &read, &[])
        .map_err(|issues| issues.to_string())
        .expect("a scenario")
        .0
}
